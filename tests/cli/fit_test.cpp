#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;

namespace {

const std::string kTeaching = "scenarios/three-equal-parties.toml";

test::ProgramRun fit(std::vector<std::string> more) {
    more.insert(more.begin(), {"fit", kTeaching, "--runs", "128", "--starts", "4", "--replicates",
                               "50", "--no-progress"});
    return test::run_program(kenesh::test::source_folder(), more);
}

}  // namespace

TEST_CASE("fit: a table, the same as JSON, and a scenario that can be run", "[cli][fit]") {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "fitted.toml").string();
    const std::vector<std::string> question{"--free",   "uncertainty.candidate=0.05:1",
                                            "--target", "three-seat.gallagher=4+-0.5",
                                            "--check",  "turnout=0.5"};
    auto words = question;
    words.insert(words.end(), {"-o", file});
    const auto table = fit(words);
    CHECK(table.code == 0);
    CHECK(table.err.empty());
    CHECK(table.out.find("uncertainty.candidate") != std::string::npos);
    CHECK(table.out.find("Checks") != std::string::npos);

    words = question;
    words.insert(words.end(), {"--format", "json"});
    const auto json = nlohmann::json::parse(fit(words).out);
    const double value = json["keys"][0]["value"];
    CHECK(json["keys"][0]["q05"] <= value);
    CHECK(value <= json["keys"][0]["q95"]);
    CHECK(json["targets"][0]["measure"] == "three-seat.gallagher");
    CHECK(json["checks"].size() == 1);

    words = question;
    words.insert(words.end(), {"--format", "csv", "--threads", "2"});
    const std::string csv = fit(words).out;
    CHECK(csv.starts_with("kind,name,value,tolerance,fitted,q05,q95\nkey,uncertainty.candidate,"));
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 4);

    const std::string written = test::text_of(file);
    CHECK(written.find("# uncertainty.candidate = ") != std::string::npos);
    CHECK(test::run_program(kenesh::test::source_folder(),
                            {"run", file, "--runs", "100", "--no-prior"})
              .code == 0);
}

TEST_CASE("fit: mistakes end it before the work, and nothing is written", "[cli][fit]") {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "fitted.toml").string();
    const auto unknown = fit({"--free", "uncertainty.candidate=0.05:1", "--target",
                              "three-seat.galagher=4", "-o", file});
    CHECK(unknown.code == 2);
    CHECK(unknown.err ==
          "--target three-seat.galagher=4: error: unknown measure 'galagher' of a "
          "system; did you mean 'gallagher'?\n");
    const auto range = fit(
        {"--free", "uncertainty.candidate=-1:1", "--target", "three-seat.gallagher=4", "-o", file});
    CHECK(range.code == 2);
    CHECK(range.err.find("'candidate' must be from 0 to 10, not -1") != std::string::npos);
    CHECK(fit({"--runs", "3"}).code == 2);
    CHECK_FALSE(std::filesystem::exists(file));
}
