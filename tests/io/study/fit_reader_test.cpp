#include "sim/io/study/fit_reader.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/study/fitted_scenario.hpp"
#include "sim/io/study/prior_reader.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

const fs::path kTests = fs::path(kenesh::test::source_folder()) / "tests/io";
const fs::path kScenario = kTests / "good/full.toml";

std::vector<std::string> messages_of(const FitSources& sources) {
    std::vector<std::string> list;
    try {
        InputFiles files;
        static_cast<void>(read_fit(sources, files));
    } catch (const InputError& error) {
        for (Diagnostic one : error.diagnostics()) {
            if (fs::path(one.place.file).is_absolute())
                one.place.file = fs::path(one.place.file).filename().string();
            list.push_back(to_string(one));
        }
    }
    return list;
}

std::vector<std::string> expected_of(const fs::path& path) {
    constexpr std::string_view kMark = "# expect: ";
    std::vector<std::string> list;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(kMark)) list.push_back(line.substr(kMark.size()));
    }
    return list;
}

FittedKey fitted(const std::string& key, double value) {
    return {{key, 0.0, 1.0, 0.5, {}}, value, value - 0.125, value + 0.125, false, false};
}

}  // namespace

TEST_CASE("Every bad fit gets exactly its messages", "[io][fit]") {
    int files = 0;
    for (const auto& entry : fs::directory_iterator(kTests / "bad-fits")) {
        INFO(entry.path().filename());
        const auto expected = expected_of(entry.path());
        CHECK_FALSE(expected.empty());
        CHECK(messages_of({kScenario, entry.path(), {}, {}, {}}) == expected);
        ++files;
    }
    CHECK(files >= 7);
}

TEST_CASE("Keys and targets from a file and the command line", "[io][fit]") {
    const TemporaryFolder folder;
    const fs::path file =
        folder.write("fit.toml",
                     "[[free]]\nkey = \"party.blue.lean.Isles\"\nrange = [-1, 1]\n"
                     "[[target]]\nmeasure = \"turnout\"\nvalue = 0.4\n"
                     "tolerance = 0.01\nnote = \"by hand\"\n");
    InputFiles files;
    const FitQuestion question =
        read_fit({kScenario,
                  file,
                  {"turnout.mean=.2:6e-1", "party.red.uncertainty.national=0:1"},
                  {"x.leader_share[a,b]=-0.5+-.1", "y.z=3"},
                  {"y.w=2"}},
                 files);
    REQUIRE(question.keys.size() == 3);
    CHECK(question.keys[1].key == "turnout.mean");
    CHECK(question.keys[1].low == 0.2);
    CHECK(question.keys[1].high == 0.6);
    CHECK(question.keys[1].start == 0.37);
    CHECK(question.keys[2].start == 0.3);
    REQUIRE(question.targets.size() == 3);
    CHECK(question.targets[0].tolerance == 0.01);
    CHECK(question.targets[0].note == "by hand");
    CHECK(question.targets[1].measure == "x.leader_share[a,b]");
    CHECK(question.targets[1].value == -0.5);
    CHECK(question.targets[1].tolerance == 0.1);
    CHECK_FALSE(question.targets[2].tolerance.has_value());
    CHECK(question.checks[0].value == 2.0);
}

TEST_CASE("Mistakes in options of a fit carry the option", "[io][fit]") {
    CHECK(messages_of({kScenario, {}, {"turnout.mean", "turnout.mean=1:2:3", "=1:2"}, {}, {}}) ==
          std::vector<std::string>{
              "--free turnout.mean: error: a free key is written KEY=LOW:HIGH, with numbers for "
              "LOW and HIGH",
              "--free turnout.mean=1:2:3: error: a free key is written KEY=LOW:HIGH, with numbers "
              "for LOW and HIGH",
              "--free =1:2: error: a free key is written KEY=LOW:HIGH, with numbers for LOW and "
              "HIGH"});
    CHECK(messages_of(
              {kScenario, {}, {"turnout.mean=0.2:0.6"}, {"a.b", "a.b=1+-0", "a=x"}, {"c=1+-1"}}) ==
          std::vector<std::string>{
              "--target a.b: error: this is written MEASURE=VALUE or MEASURE=VALUE+-TOLERANCE",
              "--target a.b=1+-0: error: a tolerance must be above 0",
              "--target a=x: error: this is written MEASURE=VALUE or MEASURE=VALUE+-TOLERANCE",
              "--check c=1+-1: error: a check has no tolerance: it is only compared"});
}

TEST_CASE("A fitted scenario keeps its text and reads with the fitted values", "[io][fit]") {
    const std::vector<FittedKey> keys{fitted("turnout.mean", 0.5),
                                      fitted("uncertainty.women_effect", -0.75),
                                      fitted("party.red.uncertainty.national", 0.125)};
    const std::vector<std::string> settings{"turnout.mean=0.5", "uncertainty.women_effect=-0.75",
                                            "party.red.uncertainty.national=0.125"};
    const Scenario wanted = read_scenario(kScenario, settings);
    const TemporaryFolder folder;
    InputFiles files;
    const std::string text = fitted_scenario(kScenario, folder.path(), keys, wanted, files);
    CHECK(text.starts_with("# Every key that a scenario may have.\nid = \"all-keys\"\n"));
    CHECK(text.find("mean = 0.5\n") != std::string::npos);
    CHECK(
        text.ends_with("\n# Fitted by `kenesh fit`, with 90 % intervals:\n"
                       "# turnout.mean = 0.5 (0.375 to 0.625)\n"
                       "# uncertainty.women_effect = -0.75 (-0.875 to -0.625)\n"
                       "# party.red.uncertainty.national = 0.125 (0 to 0.25)\n"));
    // 0.125 / 1.6448536: the interval is 90 % of the law.
    CHECK(text.find("\n[prior]\n"
                    "\"turnout.mean\" = { median = 0.484123, low = 0.375, high = 0.625 }\n"
                    "\"uncertainty.women_effect\" = { mean = -0.75, sd = 0.0759946 }\n"
                    "\"party.red.uncertainty.national\" = { mean = 0.125, sd = 0.0759946 }\n") !=
          std::string::npos);
    InputFiles again;
    const ScenarioPriors priors = read_priors(folder.write("p.toml", text), {}, again);
    REQUIRE(priors.priors.size() == 3);
    CHECK(prior_value(priors.priors[0], 0.05) == Approx(0.375).epsilon(1e-3));
    CHECK(prior_value(priors.priors[0], 0.95) == Approx(0.625).epsilon(1e-3));
    CHECK(prior_value(priors.priors[1], 0.05) == Approx(-0.875).epsilon(1e-3));
    // In another folder: the paths were rewritten.
    CHECK(read_scenario(folder.write("elsewhere.toml", text)) == wanted);
}

TEST_CASE("A fitted strength moves the others as a setting does", "[io][fit]") {
    const TemporaryFolder folder;
    const std::string head = "geography = \"" + (kTests / "good/units.csv").string() +
                             "\"\nsystems = [\"" + (kTests / "good/systems/plain.toml").string() +
                             "\"]\n";
    const fs::path file = folder.write(
        "s.toml", head +
                      "[[party]]\nid = \"red\"\nstrength = 0.6 # Rot \xc3\xa4\ncandidates = 3\n"
                      "[[party]]\nname = \"\xc3\xa4\xc3\xb6\"\nid = \"blue\"\nstrength = 0.3\n"
                      "[independents]\nstrength=0.1\n");
    const std::vector<std::string> settings{"party.red.strength=0.7"};
    const Scenario wanted = read_scenario(file, settings);
    InputFiles files;
    const std::vector<FittedKey> keys{fitted("party.red.strength", 0.7)};
    const std::string text = fitted_scenario(file, folder.path(), keys, wanted, files);
    CHECK(text.find("strength = 0.7 # fitted by `kenesh fit`; before: 0.6 (Rot \xc3\xa4)\n") !=
          std::string::npos);
    CHECK(text.find("strength = 0.225\n") != std::string::npos);
    CHECK(text.find("strength=0.075\n") != std::string::npos);
    const Scenario read = read_scenario(folder.write("s.toml", text));
    for (std::size_t k = 0; k < 3; ++k)
        CHECK(read.choices[k].strength == Approx(wanted.choices[k].strength));
}

TEST_CASE("W16: comments and remarks of the values before a fit say so", "[io][fit]") {
    const TemporaryFolder folder;
    const std::string head = "geography = \"" + (kTests / "good/units.csv").string() +
                             "\"\nsystems = [\"" + (kTests / "good/systems/plain.toml").string() +
                             "\"]\n[[party]]\nid = \"red\"\nstrength = 1 # all\ncandidates = 3\n";
    const auto fit = [&](const std::string& text, const std::vector<FittedKey>& keys) {
        InputFiles files;
        const fs::path file = folder.write("s.toml", text);
        return fitted_scenario(file, folder.path(), keys, read_scenario(file), files);
    };
    const auto has = [](const std::string& text, const std::string& line) {
        INFO(text << "\n---\n" << line);
        CHECK(text.find("\n" + line + "\n") != std::string::npos);
    };
    const std::string once =
        fit(head +
                "uncertainty = { national = 0.3, region = 0.2 } # \"#\" from a poll\n"
                "[uncertainty]\ncandidate = 0.90  # fitted to the vote of 2025\n"
                "unit = 0.1#\n[turnout]\nmean = 0.4 \t# kept",
            {fitted("uncertainty.candidate", 0.5), fitted("uncertainty.unit", 0.2),
             fitted("turnout.mean", 0.4), fitted("party.red.uncertainty.region", 0.25),
             fitted("party.red.uncertainty.national", 0.35)});
    has(once,
        "candidate = 0.5  # fitted by `kenesh fit`; before: 0.90 (fitted to the vote of 2025)");
    has(once, "unit = 0.2# fitted by `kenesh fit`; before: 0.1");
    has(once, "mean = 0.4 \t# kept");
    has(once,
        "uncertainty = { national = 0.35, region = 0.25 } # fitted by `kenesh fit`; before: 0.2, "
        "0.3 (\"#\" from a poll)");
    has(once, "strength = 1 # all");
    const std::string twice = fit(once, {fitted("uncertainty.candidate", 0.75)});
    has(twice, "candidate = 0.75  # fitted by `kenesh fit`; before: 0.5");
    // The prior of a key that is fitted anew is its new interval; the others stay.
    has(twice, "\"uncertainty.candidate\" = { median = 0.73951, low = 0.625, high = 0.875 }");
    has(twice, "\"turnout.mean\" = { median = 0.379967, low = 0.275, high = 0.525 }");
    CHECK(twice.find("[prior]") == twice.rfind("[prior]"));
    const std::string third = fit(twice, {fitted("party.red.strength", 1.0)});
    has(third, "\"party.red.strength\" = { median = 0.992157, low = 0.875, high = 1.125 }");
    CHECK(third.find("[prior]") == third.rfind("[prior]"));
    CHECK(twice.find("# uncertainty.unit") == std::string::npos);
    CHECK(twice.find("# Fitted by") == twice.rfind("# Fitted by"));
    CHECK(
        twice.ends_with("# Fitted by `kenesh fit`, with 90 % intervals:\n"
                        "# uncertainty.candidate = 0.75 (0.625 to 0.875)\n"));
}
