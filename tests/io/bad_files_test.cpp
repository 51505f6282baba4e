#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

const fs::path kTests = fs::path(kenesh::test::source_folder()) / "tests/io";

/// The messages of a reading, with paths relative to tests/io/bad.
std::vector<std::string> messages_of(const fs::path& path,
                                     const std::vector<std::string>& settings = {}) {
    std::vector<std::string> list;
    try {
        static_cast<void>(read_scenario(path, settings));
    } catch (const InputError& error) {
        for (Diagnostic one : error.diagnostics()) {
            const fs::path file = one.place.file;
            if (file.is_absolute())
                one.place.file = file.lexically_relative(kTests / "bad").string();
            list.push_back(to_string(one));
        }
    }
    return list;
}

/// The lines of a bad file that say which messages it must get.
std::vector<std::string> expected_of(const fs::path& path) {
    constexpr std::string_view kMark = "# expect: ";
    std::vector<std::string> list;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(kMark)) list.push_back(line.substr(kMark.size()));
    }
    return list;
}

std::string good_scenario(const std::string& geography, const std::string& system) {
    return "geography = \"" + geography + "\"\nsystems = [\"" + system +
           "\"]\n[[party]]\nid = \"red\"\nstrength = 1\ncandidates = 3\n";
}

const std::string kUnits = (kTests / "good/units.csv").string();
const std::string kSystem = (kTests / "good/systems/plain.toml").string();

}  // namespace

TEST_CASE("Every bad file gets exactly its messages", "[io]") {
    int files = 0;
    for (const auto& entry : fs::directory_iterator(kTests / "bad")) {
        if (entry.path().extension() != ".toml") continue;
        INFO(entry.path().filename());
        const std::vector<std::string> expected = expected_of(entry.path());
        REQUIRE_FALSE(expected.empty());
        CHECK(messages_of(entry.path()) == expected);
        ++files;
    }
    CHECK(files > 100);
}

TEST_CASE("The file that the bad ones are variations of is good", "[io]") {
    const TemporaryFolder folder;
    CHECK(messages_of(folder.write("good.toml", good_scenario(kUnits, kSystem))).empty());
}

TEST_CASE("A missing, empty or wrong scenario file", "[io]") {
    const TemporaryFolder folder;
    const auto message = [](const fs::path& path) {
        const std::vector<std::string> list = messages_of(path);
        REQUIRE(list.size() == 1);
        return list.front().substr(list.front().find(": ") + 2);
    };
    CHECK(message(folder.path() / "none.toml") == "error: there is no such file");
    CHECK(message(folder.path()) == "error: is a directory; a file is needed");
    CHECK(message(folder.write("empty.toml", "")) == "error: the file is empty");
    CHECK(message(folder.write("mark.toml", "\xef\xbb\xbf")) == "error: the file is empty");
    folder.write("scenario.toml", "x");
    CHECK(message(folder.path() / "scenari.toml") ==
          "error: there is no such file; did you mean 'scenario.toml'?");
}

TEST_CASE("A line of 10 MB gets a message, not a crash", "[io]") {
    const TemporaryFolder folder;
    const std::string long_line(10'000'000, 'x');
    CHECK(messages_of(folder.write("a.toml", "title = \"" + long_line + "\"\n"))
              .front()
              .ends_with("a.toml:1:1: error: a line is longer than a million bytes"));
    folder.write("long.csv", "unit,region,registered,three\nu1,North," + long_line + ",d1\n");
    CHECK(messages_of(folder.write("b.toml", good_scenario("long.csv", kSystem)))
              .front()
              .ends_with("long.csv:2:10: error: a whole number from 0 to 2147483648 is needed, not "
                         "a text of 10000000 bytes"));
    folder.write("fine.csv", "unit,region,registered,three\n\"" + long_line +
                                 "\",North,10,d1\nu2,South,5,d1\n");
    CHECK(messages_of(folder.write("c.toml", good_scenario("fine.csv", kSystem))).empty());
}

TEST_CASE("Mistakes in settings carry the setting", "[io]") {
    const fs::path path = kTests / "good/full.toml";
    const auto message = [&path](const std::string& setting) {
        const std::vector<std::string> list = messages_of(path, {setting});
        REQUIRE(list.size() == 1);
        return list.front();
    };
    CHECK(message("party.red.strenght=0.4") ==
          "--set party.red.strenght=0.4: error: unknown key 'strenght' in [[party]]; did you mean "
          "'strength'?");
    CHECK(message("party.rad.strength=0.4") ==
          "--set party.rad.strength=0.4: error: unknown party 'rad'; did you mean 'red'?");
    CHECK(message("turnout.mean=1.5") ==
          "--set turnout.mean=1.5: error: 'mean' must be above 0 and at most 1, not 1.5");
    CHECK(message("turnot.mean=0.5") ==
          "--set turnot.mean=0.5: error: unknown key 'turnot' in the scenario; did you mean "
          "'turnout'?");
    CHECK(message("turnout.mean") == "--set turnout.mean: error: a setting is written key=value");
    CHECK(message("turnout..mean=1") ==
          "--set turnout..mean=1: error: a setting is written key=value");
    CHECK(message("turnout.mean=") == "--set turnout.mean=: error: the value is missing");
    CHECK(message("systems=[\"a\"") == "--set systems=[\"a\": error: the value is not TOML");
    CHECK(message("title.x=3") == "--set title.x=3: error: 'title' is a text and has no keys");
    CHECK(message("party.red=3") ==
          "--set party.red=3: error: the key names a table; name a key of it");
    CHECK(message("party.red.strength=1.1") ==
          "--set party.red.strength=1.1: error: 'strength' must be from 0 to 1, not 1.1");
    CHECK(message("system.mixd.tier.1.seats=3") ==
          "--set system.mixd.tier.1.seats=3: error: unknown system 'mixd'; did you mean 'mixed'?");
    CHECK(message("system.mixed.tier.3.seats=3") ==
          "--set system.mixed.tier.3.seats=3: error: tiers are numbered from 0 to 2, not '3'");
    CHECK(message("system.mixed.tier.-1.seats=3") ==
          "--set system.mixed.tier.-1.seats=3: error: tiers are numbered from 0 to 2, not '-1'");
    CHECK(message("system.mixed=3") ==
          "--set system.mixed=3: error: a key of a system is written system.<id>.<key>");
    CHECK(message("system.mixed.tier.0.threshold=0.05 # or so\nseats = 3") ==
          "--set system.mixed.tier.0.threshold=0.05 # or so\\x0aseats = 3: error: 'threshold' must "
          "be a number from 0 to 1 or a fraction as \"1/150\", not '0.05 # or so\\x0aseats = 3'");
}

TEST_CASE("Strengths set from outside must leave room", "[io]") {
    const TemporaryFolder folder;
    const fs::path path =
        folder.write("s.toml", "give_way = [\"blue\"]\n" + good_scenario(kUnits, kSystem) +
                                   "[[party]]\nid = \"blue\"\nstrength = 0\ncandidates = 3\n"
                                   "[[party]]\nid = \"green\"\nstrength = 0\ncandidates = 3\n");
    CHECK(messages_of(path, {"party.red.strength=0.9"}) ==
          std::vector<std::string>{"--set party.red.strength=0.9: error: the strengths sum to 0.9 "
                                   "and none is left to give way"});
    CHECK(messages_of(path, {"party.red.strength=0.7", "party.green.strength=0.5"}) ==
          std::vector<std::string>{"--set party.red.strength=0.7: error: the strengths set and "
                                   "those that do not give way sum to 1.2, more than 1"});
}
