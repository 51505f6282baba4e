#include "sim/io/scenario/contests_reader.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;
using test::TemporaryFolder;

namespace {

/// A scenario of two systems, with `contests` behind the party red and `others` at its end.
void write(const TemporaryFolder& folder, const std::string& contests, const std::string& others) {
    folder.write("units.csv", "unit,region,registered,three\na,North,3000,A\nb,North,2000,B\n");
    folder.write("scenario.toml",
                 "geography = \"units.csv\"\n"
                 "[[party]]\nid = \"red\"\nstrength = 0.6\ncandidates = 2\n" +
                     contests +
                     "\n[[party]]\nid = \"blue\"\nstrength = 0.4\ncandidates = 2\n"
                     "[[system]]\nid = \"old\"\n"
                     "[[system.tier]]\nkind = \"districts\"\ndistricting = \"three\"\nseats = 1\n"
                     "rule = \"plurality\"\ncontest = \"smd\"\n"
                     "[[system.tier]]\nkind = \"list\"\nseats = 9\n"
                     "[[system]]\nid = \"new\"\n"
                     "[[system.tier]]\nkind = \"districts\"\ndistricting = \"three\"\nseats = 3\n"
                     "rule = \"sntv\"\n" +
                     others);
}

Scenario read(const std::string& contests, const std::string& others,
              const std::vector<std::string>& settings = {}) {
    const TemporaryFolder folder;
    write(folder, contests, others);
    return read_scenario(folder.path() / "scenario.toml", settings);
}

std::vector<std::string> mistakes(const std::string& contests, const std::string& others) {
    const TemporaryFolder folder;
    write(folder, contests, others);
    std::vector<std::string> list;
    try {
        static_cast<void>(read_scenario(folder.path() / "scenario.toml"));
    } catch (const InputError& error) {
        for (Diagnostic one : error.diagnostics()) {
            one.place.file = "s";
            list.push_back(to_string(one));
        }
    }
    return list;
}

Scenario written_and_read(const Scenario& scenario) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "tables");
    for (const ResultFile& file : write_scenario(scenario))
        folder.write(file.name, file.contents);
    return read_scenario(folder.path() / "scenario.toml");
}

const std::string kRed =
    "[party.contest.smd]\nwomen = 0.1\ncandidates = 1\nvote_management = 0.5\n"
    "[party.contest.new-tier-0]\ncandidates = { 2 = 1, 3 = 2 }\nfront_runners = 1\n"
    "front_runner_effect = 0.4\npersonal_pull = 0.7\nvotes_used = 0.6\nspill = 0.5\n";
const std::string kAll =
    "[contest.smd]\nwomen_effect = 0.0\nuncertainty = { candidate = 0.6, personal_votes = "
    "\"gamma\" }\n"
    "[contest.old-tier-1]\nstrength = { blue = 0.55 }\n";

}  // namespace

TEST_CASE("Contests are read, set from outside and written", "[io][contest]") {
    const Scenario s = read(kRed, kAll);
    REQUIRE(s.choices[0].contests.size() == 2);
    CHECK(s.choices[0].contests.at("smd").women == 0.1);
    CHECK(s.choices[0].contests.at("smd").candidates == Nominees(1));
    CHECK(s.choices[0].contests.at("new-tier-0").candidates->by_seats ==
          std::map<int, int>{{2, 1}, {3, 2}});
    CHECK(s.choices[0].contests.at("new-tier-0").votes_used == 0.6);
    CHECK(s.choices[0].contests.at("new-tier-0").spill == 0.5);
    CHECK(s.contests.at("smd").values.women_effect == 0.0);
    CHECK(s.contests.at("smd").values.personal_votes == PersonalVotes::gamma);
    CHECK(s.contests.at("old-tier-1").strength == std::map<std::string, double>{{"blue", 0.55}});
    CHECK(written_and_read(s) == s);

    const Scenario set = read(kRed, kAll,
                              {"contest.smd.women=0.2", "party.blue.contest.smd.women=0.3",
                               "contest.old-tier-1.strength.blue=0.5", "party.red.candidates=seats",
                               "party.blue.candidates={ 1 = 1, 3 = 2 }"});
    CHECK(set.contests.at("smd").values.women == 0.2);
    const Scenario used =
        read(kRed, kAll, {"votes_used=0.8", "party.blue.votes_used=0.9", "contest.smd.spill=0"});
    CHECK(used.choices[0].votes_used == 0.8);
    const Scenario pact = read(kRed, kAll,
                               {"party.blue.transfer.red=3", "party.blue.transfer.abstain=1",
                                "contest.smd.transfer={ red = 1, others = 1 }"});
    CHECK(pact.choices[1].transfer == Transfer{{{"red", 0.75}}, 0.25, 0.0});
    CHECK(pact.contests.at("smd").values.transfer == Transfer{{{"red", 0.5}}, 0.0, 0.5});
    CHECK(used.choices[1].votes_used == 0.9);
    CHECK(used.contests.at("smd").values.spill == 0.0);
    CHECK(written_and_read(used) == used);
    CHECK(set.choices[1].contests.at("smd").women == 0.3);
    CHECK(set.contests.at("old-tier-1").strength.at("blue") == 0.5);
    CHECK(set.choices[0].candidates.as_seats);
    CHECK(written_and_read(set) == set);
    CHECK(scenario_digest(set) != scenario_digest(s));
}

TEST_CASE("Mistakes of contests are named with their lines", "[io][contest]") {
    CHECK(mistakes("", "[contest.smdd]\nwomen = 0.1\n") ==
          std::vector<std::string>{"s:29:10: error: no tier has the contest 'smdd'; there are "
                                   "'smd', 'old-tier-1', 'new-tier-0'; did you mean 'smd'?"});
    CHECK(mistakes("[party.contest.none]\nwomen = 0.1\n", "").size() == 1);
    CHECK(mistakes("", "[contest.smd]\nwoman = 0.1\nwomen = 2\n").size() == 2);
    CHECK(mistakes("", "[contest.smd]\nstrength = { red = 0.7, blue = 0.4 }\n")
              .front()
              .find("s:30:12: error: the strengths of the contest sum to 1.1, more than 1") == 0);
    CHECK(mistakes("", "[contest.smd]\nstrength = { redd = 0.7 }\n")
              .front()
              .find("unknown choice 'redd'; did you mean 'red'?") != std::string::npos);
    CHECK(mistakes("", "[contest.smd]\ncandidates = \"all\"\n").size() == 1);
    CHECK(mistakes("", "[contest.smd]\ncandidates = { one = 1, 2 = -1 }\n").size() == 2);
    CHECK(mistakes("", "[contest]\nsmd = 3\n").size() == 1);
    CHECK(mistakes("",
                   "[contest.smd]\nuncertainty = { candidate = 3, personal_votes = "
                   "\"gamma\" }\n")
              .size() == 2);  // of either party
    CHECK(mistakes("", "[contest.new-tier-0]\ncandidates = { 4 = 2 }\n")
              .front()
              .find("no number for districts of 3 seats") != std::string::npos);
}

TEST_CASE("Numbers of a contest do not go with its table of candidates", "[io][contest]") {
    const TemporaryFolder folder;
    write(folder, "", "[candidates]\nsmd = \"c.csv\"\n[contest.smd]\ncandidates = 2\n");
    folder.write("c.csv", "district,candidate,choice,gender\nA,Ann,red,f\nB,Ben,blue,m\n");
    try {
        static_cast<void>(read_scenario(folder.path() / "scenario.toml"));
        FAIL("read without a mistake");
    } catch (const InputError& error) {
        REQUIRE(error.diagnostics().size() == 1);
        CHECK(error.diagnostics()[0].message.find("has a table of candidates") !=
              std::string::npos);
    }
}
