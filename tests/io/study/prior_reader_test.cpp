#include "sim/io/study/prior_reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/support/paths.hpp"
#include "tests/support/small_country.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;

namespace {

ScenarioPriors read(const std::string& priors, const std::vector<std::string>& settings = {}) {
    const test::TemporaryFolder folder;
    test::write_small_country(folder);
    const auto file = folder.write("p.toml", std::string(test::kSmallScenario) + priors);
    InputFiles files;
    return read_priors(file, typed_settings(settings), files);
}

/// The mistakes' lines after the small scenario's own, columns and messages.
std::vector<std::string> mistakes_of(const std::string& priors) {
    const std::string scenario = test::kSmallScenario;
    const auto before = static_cast<int>(std::count(scenario.begin(), scenario.end(), '\n'));
    std::vector<std::string> out;
    try {
        static_cast<void>(read(priors));
    } catch (const InputError& error) {
        for (Diagnostic one : error.diagnostics()) {
            one.place.file = "p.toml";
            one.place.line -= before;
            out.push_back(to_string(one));
        }
    }
    return out;
}

}  // namespace

TEST_CASE("Priors are read with their laws", "[io]") {
    const ScenarioPriors none = read("");
    CHECK(none.priors.empty());
    CHECK(none.points == 128);
    const ScenarioPriors some = read(
        "[prior]\n\"party.red.strength\" = { low = 0.3, high = 0.5 }\n"
        "\"uncertainty.national\" = { median = 0.2, low = 0.1, high = 0.4 }\n"
        "\"turnout.mean\" = { mean = 0.6, sd = 0.2 }\n",
        {"prior_points=64"});
    REQUIRE(some.priors.size() == 3);
    CHECK(some.points == 64);
    CHECK(some.priors[0].law == PriorLaw::uniform);
    CHECK(some.priors[1].law == PriorLaw::lognormal);
    CHECK(some.priors[2].law == PriorLaw::normal);
    // Turnout is at most 1: the normal is cut two deviations above its mean.
    CHECK(some.priors[2].most_score == Approx(2.0).margin(1e-4));
    CHECK(some.priors[2].least_score == Approx(-3.0).margin(1e-4));
    // A setting of the key takes its prior's place.
    CHECK(read("[prior]\n\"party.red.strength\" = { low = 0.3, high = 0.5 }\n",
               {"party.red.strength=0.4"})
              .priors.empty());
}

TEST_CASE("Priors that cannot be drawn are told with their lines", "[io]") {
    using Mistakes = std::vector<std::string>;
    CHECK(mistakes_of("[prior]\n\"turnout.mean\" = { low = 0.5, high = 1.5 }\n") ==
          Mistakes{"p.toml:2:1: error: the prior of 'turnout.mean' leaves what the key takes: at "
                   "1.5 'mean' must be above 0 and at most 1, not 1.5"});
    CHECK(mistakes_of("[prior]\n\"turnout.invalid\" = { low = 0.0, high = 0.1 }\n").front() ==
          "p.toml:2:1: error: 'turnout.invalid' has no value in the file: a prior is of a key that "
          "has one besides");
    CHECK(mistakes_of("[prior]\n\"party.red.id\" = { low = 0, high = 1 }\n").front() ==
          "p.toml:2:1: error: 'party.red.id' is no number");
    CHECK_THAT(mistakes_of("[prior]\n\"party.red.candidates\" = { low = 1, high = 3 }\n").front(),
               Catch::StartsWith("p.toml:2:1: error: the prior of 'party.red.candidates' leaves"));
    CHECK(mistakes_of("[prior]\n\"turnout.mean\" = 0.5\n\"party.red.strength\" = { low = 0.5 }\n")
              .size() == 2);
    CHECK_THAT(mistakes_of("[prior]\n\"turnout.mean\" = { low = 0.6, high = 0.5 }\n").front(),
               Catch::Contains("'low' must not be above 'high'"));
    CHECK_THAT(mistakes_of("[prior]\n\"turnout.mean\" = { low = 0.6, hihg = 0.7 }\n").front(),
               Catch::Contains("did you mean 'high'?"));
}

TEST_CASE("Every bad file of priors gets exactly its messages", "[io]") {
    namespace fs = std::filesystem;
    const fs::path bad = fs::path(test::source_folder()) / "tests/io/bad-priors";
    int files = 0;
    for (const auto& entry : fs::directory_iterator(bad)) {
        if (entry.path().extension() != ".toml") continue;
        INFO(entry.path().filename());
        std::vector<std::string> expected, list;
        std::ifstream text(entry.path());
        for (std::string line; std::getline(text, line);)
            if (line.starts_with("# expect: ")) expected.push_back(line.substr(10));
        REQUIRE_FALSE(expected.empty());
        try {
            InputFiles opened;
            static_cast<void>(read_priors(entry.path(), {}, opened));
        } catch (const InputError& error) {
            for (Diagnostic one : error.diagnostics()) {
                one.place.file = fs::path(one.place.file).lexically_relative(bad).string();
                list.push_back(to_string(one));
            }
        }
        CHECK(list == expected);
        ++files;
    }
    CHECK(files >= 13);
}

TEST_CASE("Ranges of a study are those of keys, or are told as they are typed", "[io]") {
    const test::TemporaryFolder folder;
    test::write_small_country(folder);
    const std::string priors = "[prior]\n\"party.red.strength\" = { low = 0.3, high = 0.5 }\n";
    const auto file = folder.write("p.toml", test::kSmallScenario + priors);
    const auto read = [&](const std::vector<std::string>& vary, bool own) {
        InputFiles files;
        return read_varied(file, {}, vary, own, files).priors;
    };
    CHECK(read({"turnout.invalid=0:0.1"}, false).size() == 1);  // a key that is not in the file
    CHECK(read({"turnout.invalid=0:0.1"}, true).size() == 2);
    const auto replaced = read({"party.red.strength=0.2:0.4"}, true);
    REQUIRE(replaced.size() == 1);
    CHECK(replaced[0].low == 0.2);
    std::vector<std::string> mistakes;
    try {
        static_cast<void>(
            read({"turnout.mean", "turnout.mean=0.5:0.4", "turnout.mean=0.5:1.5",
                  "turnout.maen=0.1:0.2", "party.red.id=1:2", "seed=1:2",
                  "party.red.candidates=1:3", "turnout.mean=0.3:0.5", "turnout.mean=0.3:0.6"},
                 true));
    } catch (const InputError& error) {
        for (const Diagnostic& one : error.diagnostics())
            mistakes.push_back(to_string(one));
    }
    REQUIRE(mistakes.size() == 8);
    CHECK_THAT(mistakes[0], Catch::Contains("--vary turnout.mean: error: a range is written"));
    CHECK_THAT(mistakes[1], Catch::Contains("goes from 0.5 up to 0.4, which is no higher"));
    CHECK_THAT(mistakes[2], Catch::Contains("--vary turnout.mean=0.5:1.5: error: at 1.5: 'mean'"));
    CHECK_THAT(mistakes[3], Catch::Contains("did you mean 'mean'?"));
    CHECK_THAT(mistakes[4], Catch::Contains("'party.red.id' is no number"));
    CHECK_THAT(mistakes[5], Catch::Contains("--vary seed=1:2: error: at 1.5"));
    CHECK_THAT(mistakes[6], Catch::Contains("--vary party.red.candidates=1:3: error: at "));
    CHECK_THAT(mistakes[7], Catch::Contains("'turnout.mean' varies twice"));
}
