#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::run_program;
using test::TemporaryFolder;
using test::text_of;

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = kenesh::test::source_folder();
const std::string kMain = "scenarios/kyrgyzstan-mekenchil.toml";

}  // namespace

TEST_CASE("report makes of the folder's counts the page that run wrote", "[cli]") {
    const TemporaryFolder folder;
    const fs::path results = folder.path() / "results";
    REQUIRE(
        run_program(kRoot, {"run", kMain, "--runs", "3000", "--out", results.string(), "--report"})
            .code == 0);
    const std::string page = text_of(results / "report.html");
    // Every chart is drawn for wide and for narrow screens.
    CHECK(page.size() < 550'000);
    const auto manifest = nlohmann::json::parse(text_of(results / "manifest.json"));
    CHECK(manifest["sha256"].contains("report.html"));
    CHECK(manifest["sha256"].contains("tallies.json"));
    const auto again =
        run_program(folder.path(), {"report", "results", "-o", "again.html", "--charts", "charts"});
    REQUIRE(again.code == 0);
    const fs::path charts = folder.path() / "charts";
    CHECK(text_of(charts / "districts.svg").starts_with("<svg"));
    CHECK(nlohmann::json::parse(text_of(charts / "districts.vl.json")).contains("$schema"));
    CHECK(nlohmann::json::parse(text_of(charts / "parliament-kg-2025.json")).is_array());
    // A picture for each chart, or a word on why there is none.
    const bool drawn = fs::exists(charts / "districts.png");
    CHECK(drawn == again.err.empty());
    if (drawn)
        CHECK(text_of(charts / "districts.png").starts_with("\x89PNG"));
    else
        CHECK_THAT(again.err, Catch::Contains("rsvg-convert"));
    CHECK((text_of(folder.path() / "again.html") == page));
}

TEST_CASE("report --url writes what links to the page show, and asks for an address", "[cli]") {
    const TemporaryFolder folder;
    const fs::path results = folder.path() / "results";
    REQUIRE(run_program(kRoot, {"run", kMain, "--runs", "200", "--out", results.string()}).code ==
            0);
    REQUIRE(run_program(folder.path(), {"report", "results", "-o", "plain.html"}).code == 0);
    CHECK(text_of(folder.path() / "plain.html").find("og:") == std::string::npos);
    const auto told = run_program(folder.path(), {"report", "results", "-o", "page.html", "--url",
                                                  "https://example.org/vote/page.html"});
    REQUIRE(told.code == 0);
    const std::string page = text_of(folder.path() / "page.html");
    CHECK(page.find("og:title\" content=\"Mekenchil: about ") != std::string::npos);
    // The picture beside it, or a word on why there is none.
    const bool drawn = fs::exists(folder.path() / "page.png");
    CHECK(drawn == told.err.empty());
    CHECK(drawn == (page.find("content=\"https://example.org/vote/page.png\"") != page.npos));
    if (drawn) CHECK(text_of(folder.path() / "page.png").starts_with("\x89PNG"));
    CHECK(fs::exists(folder.path() / "page.preview.svg") == false);
    for (const char* wrong : {"example.org", "https://", "https://a b", "javascript:alert(1)"}) {
        const auto refused =
            run_program(folder.path(), {"report", "results", "-o", "no.html", "--url", wrong});
        CHECK(refused.code == 2);
        CHECK_THAT(refused.err, Catch::Contains("https://"));
    }
    CHECK_FALSE(fs::exists(folder.path() / "no.html"));
}

TEST_CASE("report keeps what importance sampling found", "[cli]") {
    const TemporaryFolder folder;
    // A uniform swing: the nation decides, which is what importance sampling moves.
    std::ofstream(folder.path() / "units.csv") << "unit,region,registered\nhere,here,100000000\n";
    std::ofstream(folder.path() / "two.toml") << R"(
geography = "units.csv"
uncertainty = { national = 0.3 }
party = [{ id = "a", strength = 0.2 }, { id = "b", strength = 0.8 }]
[[system]]
id = "list"
tier = [{ kind = "list", seats = 100 }])";
    REQUIRE(run_program(folder.path(), {"run", "two.toml", "--runs", "4096", "--importance", "auto",
                                        "--out", "r", "--report"})
                .code == 0);
    const std::string page = text_of(folder.path() / "r" / "report.html");
    CHECK(page.find("--importance auto") != std::string::npos);
    REQUIRE(run_program(folder.path(), {"report", "r", "-o", "again.html"}).code == 0);
    CHECK((text_of(folder.path() / "again.html") == page));
    auto json = nlohmann::json::parse(text_of(folder.path() / "r" / "tallies.json"));
    REQUIRE(json["importance"].size() > 0);
    json["importance"][0]["choice"] = 1000;
    std::ofstream(folder.path() / "r" / "tallies.json") << json.dump();
    CHECK(run_program(folder.path(), {"report", "r", "-o", "third.html"}).code == 2);
}

TEST_CASE("report refuses counts of another scenario and folders without results", "[cli]") {
    const TemporaryFolder folder;
    const fs::path results = folder.path() / "results";
    REQUIRE(run_program(kRoot, {"run", kMain, "--runs", "100", "--out", results.string()}).code ==
            0);
    SECTION("another seed in scenario.toml") {
        std::string text = text_of(results / "scenario.toml");
        const auto at = text.find("seed = ");
        REQUIRE(at != std::string::npos);
        text.insert(at + 7, "9");
        std::ofstream(results / "scenario.toml") << text;
        const auto run = run_program(folder.path(), {"report", "results"});
        CHECK(run.code == 2);
        CHECK_THAT(run.err, Catch::Contains("belongs to another scenario"));
    }
    SECTION("a truncated file of counts") {
        const std::string text = text_of(results / "tallies.json");
        std::ofstream(results / "tallies.json") << text.substr(0, text.size() / 2);
        const auto run = run_program(folder.path(), {"report", "results"});
        CHECK(run.code == 2);
        CHECK_THAT(run.err,
                   Catch::Contains("tallies.json: error: is not the file that was written"));
    }
    SECTION("bit-rot-not-seen: a digit of a count") {
        std::string text = text_of(results / "tallies.json");
        const auto at = text.find("\"counts\":[[0,");
        REQUIRE(at != std::string::npos);
        char& digit = text[at + 13];
        digit = digit == '9' ? '8' : static_cast<char>(digit + 1);
        std::ofstream(results / "tallies.json") << text;
        for (const std::vector<std::string>& words : {std::vector<std::string>{"report", "results"},
                                                      {"merge", "results", "-o", "merged"}}) {
            const auto run = run_program(folder.path(), words);
            CHECK(run.code == 2);
            CHECK_THAT(run.err,
                       Catch::Contains("tallies.json: error: is not the file that was written"));
        }
    }
    SECTION("a manifest without digests") {
        std::ofstream(results / "manifest.json") << R"({"program": "kenesh"})";
        const auto run = run_program(folder.path(), {"report", "results"});
        CHECK(run.code == 2);
        CHECK_THAT(run.err, Catch::Contains("differs from that in manifest.json"));
    }
    SECTION("an ordinary folder") {
        const auto run = run_program(folder.path(), {"report", "."});
        CHECK(run.code == 2);
        CHECK_THAT(run.err, Catch::Contains("is not a result folder"));
    }
    CHECK_FALSE(fs::exists(folder.path() / "report.html"));
}

TEST_CASE("lean-weight-zero: report and merge read what run wrote", "[cli]") {
    const TemporaryFolder folder;
    for (const std::string shard : {"1", "2"})
        REQUIRE(
            run_program(kRoot, {"run", kMain, "--set", "lean_weight=0", "--runs", "200", "--shard",
                                shard + "/2", "--out", (folder.path() / shard).string()})
                .code == 0);
    CHECK(run_program(folder.path(), {"merge", "1", "2", "-o", "all"}).code == 0);
    CHECK(run_program(folder.path(), {"report", "all", "-o", "page.html"}).code == 0);
}

TEST_CASE("report without -o writes into the folder, which stays whole", "[cli]") {
    const TemporaryFolder folder;
    const auto run = [&] {
        return run_program(folder.path(),
                           {"run", "three-equal-parties", "-n", "100", "--out", "r"});
    };
    REQUIRE(run().code == 0);
    const auto told = run_program(folder.path(), {"report", "r"});
    CHECK(told.code == 0);
    CHECK_THAT(told.out, Catch::Contains("wrote r/report.html"));
    CHECK_FALSE(fs::exists(folder.path() / "report.html"));
    CHECK(run_program(folder.path(), {"report", "r"}).code == 0);
    CHECK(run().code == 0);  // the page is the folder's own: it may be replaced
    CHECK_FALSE(fs::exists(folder.path() / "r" / "report.html"));
    std::ofstream(folder.path() / "r" / "report.html") << "mine";
    const auto refused = run_program(folder.path(), {"report", "r"});
    CHECK(refused.code == 2);
    CHECK_THAT(refused.err, Catch::Contains("--force"));
    CHECK(text_of(folder.path() / "r" / "report.html") == "mine");
    CHECK(run_program(folder.path(), {"report", "r", "-o", "r/report.html"}).code == 2);
    CHECK(run_program(folder.path(), {"report", "r", "--force"}).code == 0);
    CHECK(text_of(folder.path() / "r" / "report.html").starts_with("<!doctype html>"));
}
