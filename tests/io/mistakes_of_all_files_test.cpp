// One mistake must not hide the others, nor make up new ones.
#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::string> kGood{
    {"units.csv",
     "unit,region,registered,triples\nu1,North,1000,A\nu2,North,2000,A\nu3,South,1500,B\n"},
    {"baseline.csv", "region,choice,share\nNorth,reds,0.5\nSouth,reds,0.3\n"},
    {"system.toml",
     "id = \"new\"\n[[tier]]\nkind = \"districts\"\ndistricting = \"triples\"\nseats = 3\n"
     "rule = \"sntv\"\n[[tier]]\nkind = \"list\"\nseats = 10\n"},
    {"scenario.toml",
     "geography = \"units.csv\"\nbaseline = \"baseline.csv\"\nsystems = [\"system.toml\"]\n"
     "seed = 5\n[[party]]\nid = \"reds\"\nstrength = 0.6\ncandidates = 3\n[[party]]\nid = "
     "\"blues\"\nstrength = 0.4\nlean = { \"North\" = 0.2 }\n"}};

/// A change of one file: the first `from` becomes `to`.
struct Change {
    std::string file;
    std::string from;
    std::string to;
};

class Folder {
public:
    Folder()
        : path_(fs::temp_directory_path() / ("kenesh-mistakes-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::create_directory(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// The mistakes, one text each, without the folder.
std::vector<std::string> mistakes_of(const std::vector<Change>& changes,
                                     const std::vector<std::string>& settings = {}) {
    auto files = kGood;
    for (const Change& change : changes) {
        std::string& text = files.at(change.file);
        const std::size_t at = text.find(change.from);
        REQUIRE(at != std::string::npos);
        text.replace(at, change.from.size(), change.to);
    }
    const Folder folder;
    for (const auto& [name, text] : files)
        std::ofstream(folder.path() / name) << text;
    std::vector<std::string> list;
    try {
        static_cast<void>(read_scenario(folder.path() / "scenario.toml", settings));
    } catch (const InputError& error) {
        for (Diagnostic one : error.diagnostics()) {
            one.place.file = fs::path(one.place.file).filename().string();
            list.push_back(to_string(one));
        }
    }
    return list;
}

using Mistakes = std::vector<std::string>;

}  // namespace

TEST_CASE("The scenario that the mistakes below are planted in has none") {
    CHECK(mistakes_of({}).empty());
}

TEST_CASE("Five mistakes in four files are five lines, in the order of reading") {
    CHECK(mistakes_of({{"scenario.toml", "seed", "sead"},
                       {"scenario.toml", "\"North\" =", "\"Nroth\" ="},
                       {"system.toml", "\"sntv\"", "\"sntw\""},
                       {"units.csv", "2000", "2 000"},
                       {"baseline.csv", "North", "Nort"}}) ==
          Mistakes{
              "scenario.toml:4:1: error: unknown key 'sead' in the scenario; did you mean 'seed'?",
              "scenario.toml:12:10: error: unknown region 'Nroth'; did you mean 'North'?",
              "units.csv:3:10: error: a whole number from 0 to 2147483648 is needed, not '2 000'",
              "baseline.csv:2:1: error: unknown region 'Nort'; did you mean 'North'?",
              "system.toml:6:8: error: 'rule' must be one of sntv, limited, block, plurality, "
              "two-round, not 'sntw'; did you mean 'sntv'?"});
}

TEST_CASE("A row that cannot be read leaves its names unknown, not the others wrong") {
    CHECK(mistakes_of({{"units.csv", "u3,South,1500,B", "u3;South;1500;B"}}) ==
          Mistakes{"units.csv:4:1: error: the row has 1 cells, the header 4"});
}

TEST_CASE("A cell that cannot be read is not a district without voters") {
    CHECK(mistakes_of({{"units.csv", "1500", "many"}}) ==
          Mistakes{
              "units.csv:4:10: error: a whole number from 0 to 2147483648 is needed, not 'many'"});
    CHECK(mistakes_of({{"units.csv", "u1,North", "u1,"}, {"baseline.csv", "0.3", "0.4"}}) ==
          Mistakes{"units.csv:2:4: error: the cell of column 'region' is empty"});
}

TEST_CASE("Strengths that do not sum to 1 do not take the parties' lists away") {
    CHECK(mistakes_of({{"scenario.toml", "0.6", "0.7"}}) ==
          Mistakes{"scenario.toml:7:12: error: the strengths sum to 1.1, not to 1; "
                   "normalise = true rescales them"});
}

TEST_CASE("An electorate without voters is refused") {
    CHECK(mistakes_of({{"units.csv", "1000", "0"},
                       {"units.csv", "2000", "0"},
                       {"units.csv", "1500", "0"},
                       {"units.csv", ",triples", ",approximate"},
                       {"units.csv", ",A", ","},
                       {"units.csv", ",A", ","},
                       {"units.csv", ",B", ","}}) ==
          Mistakes{"units.csv:1:13: error: no unit has a registered voter"});
}

TEST_CASE("A setting whose key has sixty thousand parts is one short mistake") {
    std::string key = "a";
    for (int i = 1; i < 60'000; ++i)
        key += ".a";
    CHECK(mistakes_of({}, {key + "=1"}) ==
          Mistakes{"--set: error: the key has 60000 parts; at most 32 are read"});
}

TEST_CASE("A setting of a tier where there is none says so") {
    auto text = kGood.at("system.toml");
    const auto tiers = text.substr(text.find("[[tier]]"));
    CHECK(mistakes_of({{"system.toml", tiers, "tier = []\n"}}, {"system.new.tier.0.seats=2"}) ==
          Mistakes{"--set system.new.tier.0.seats=2: error: the system has no tiers",
                   "system.toml:2:8: error: a system needs at least one [[tier]]"});
}

}  // namespace kenesh
