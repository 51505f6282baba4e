#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/known/bulk_file.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// `kenesh count` as a user runs it.
namespace kenesh {
namespace {

using Catch::Contains;
using test::ProgramRun;
using test::TemporaryFolder;

const std::filesystem::path kSource = kenesh::test::source_folder();
const std::string kResults = "districts/kyrgyzstan/results/";
const std::string kSystems = "scenarios/systems/";

/// Seats by choice of the first system in a JSON count.
std::map<std::string, int> seats_of(const ProgramRun& run) {
    REQUIRE(run.code == 0);
    std::map<std::string, int> seats;
    const auto json = nlohmann::json::parse(run.out);
    for (const auto& choice : json["systems"][0]["choices"])
        if (choice["seats"] != 0) seats[choice["choice"]] = choice["seats"];
    return seats;
}

std::map<std::string, int> shipped(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"count", "--format", "json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return seats_of(test::run_program(kSource, all));
}

using Seats = std::map<std::string, int>;

TEST_CASE("Kyrgyzstan's list elections as shipped give the official seats") {
    for (const std::string reading : {"", "-national-bar"}) {
        CHECK(shipped({kResults + "lists-2007.csv", "--bases", kResults + "bases-2007.csv",
                       "--system", kSystems + "kyrgyzstan-2007" + reading + ".toml"}) ==
              Seats{{"ak-jol", 71}, {"sdpk", 11}, {"party-of-communists", 8}});
    }
    CHECK(shipped({kResults + "lists-2010.csv", "--registered", "3004500", "--system",
                   kSystems + "kyrgyzstan-2010.toml"}) == Seats{{"ata-jurt", 28},
                                                                {"sdpk", 26},
                                                                {"ar-namys", 25},
                                                                {"respublika", 23},
                                                                {"ata-meken", 18}});
    CHECK(shipped({kResults + "lists-2015.csv", "--votes-cast", "1569715", "--system",
                   kSystems + "kyrgyzstan-2015.toml"}) == Seats{{"sdpk", 38},
                                                                {"respublika-ata-jurt", 28},
                                                                {"kyrgyzstan", 18},
                                                                {"onuguu-progress", 13},
                                                                {"bir-bol", 12},
                                                                {"ata-meken", 11}});
    CHECK(shipped({kResults + "lists-2021.csv", "--votes-cast", "1281622", "--system",
                   kSystems + "kyrgyzstan-2021-lists.toml"}) == Seats{{"ata-jurt-kyrgyzstan", 15},
                                                                      {"ishenim", 12},
                                                                      {"yntymak", 9},
                                                                      {"alliance-alyans", 7},
                                                                      {"butun-kyrgyzstan", 6},
                                                                      {"yiman-nuru", 5}});
}

TEST_CASE("2007 explained: 8.28 % of the register, and 590 votes where 670 were asked") {
    const ProgramRun run = test::run_program(
        kSource, {"count", kResults + "lists-2007.csv", "--bases", kResults + "bases-2007.csv",
                  "--system", kSystems + "kyrgyzstan-2007.toml", "--explain"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("8.28 %  fails: 590 < 670 in Osh city"));
    CHECK_THAT(run.out, Contains("Quota: 17,490.82 votes (1,574,174 / 90)"));
}

const std::string kCandidates =
    "district,candidate,choice,gender,votes\n"
    "N,A,x,m,50\nN,B,x,m,40\nN,C,y,m,30\nN,D,y,f,20\n"
    "S,E,x,m,60\nS,F,y,f,35\nS,G,y,f,35\nS,H,,m,35\n";
const std::string kSystem =
    "id = \"two\"\n[[tier]]\nkind = \"districts\"\nrule = \"sntv\"\n"
    "magnitudes = \"m.csv\"\n";
const std::string kMagnitudes = "district,seats,max_same_gender\nN,3,2\nS,2,\n";

TEST_CASE("every seat of a file of candidates, as a table, as CSV, with a tie reported") {
    const TemporaryFolder folder;
    folder.write("v.csv", kCandidates);
    folder.write("m.csv", kMagnitudes);
    folder.write("s.toml", kSystem);
    const ProgramRun table =
        test::run_program(folder.path(), {"count", "v.csv", "--system", "s.toml"});
    CHECK(table.code == 0);
    CHECK(table.err.empty());
    CHECK_THAT(table.out, Contains("D        y       f          20  gender"));
    CHECK_THAT(table.out, Contains("district S: tie: F, G and H have 35 votes each; decided in "
                                   "listing order\n      for F"));
    const ProgramRun csv = test::run_program(
        folder.path(), {"count", "v.csv", "--system", "s.toml", "--format", "csv"});
    CHECK(csv.out ==
          "tier,district,place,candidate,choice,gender,votes,elected,how\n"
          "0,N,1,A,x,m,50,1,votes\n0,N,2,B,x,m,40,1,votes\n0,N,3,C,y,m,30,0,\n"
          "0,N,4,D,y,f,20,1,gender\n0,S,1,E,x,m,60,1,votes\n0,S,2,F,y,f,35,1,votes\n"
          "0,S,3,G,y,f,35,0,\n0,S,4,H,independents,m,35,0,\n");
    const ProgramRun one = test::run_program(
        folder.path(), {"count", "v.csv", "--system", "s.toml", "--district", "N"});
    CHECK_THAT(one.out, Contains("passed over: 2 men have seats"));
    CHECK_THAT(one.out, !Contains("District S"));
}

TEST_CASE("lots give the same seats for the same seed, and not the same for every seed") {
    const TemporaryFolder folder;
    folder.write("v.csv", kCandidates);
    folder.write("m.csv", kMagnitudes);
    folder.write("s.toml", kSystem);
    std::set<std::string> outcomes;
    for (const std::string seed : {"1", "2", "3", "4", "5", "6", "7", "8"}) {
        const std::vector<std::string> arguments{"count",    "v.csv", "--system", "s.toml",
                                                 "--ties",   "lot",   "--seed",   seed,
                                                 "--format", "csv"};
        const ProgramRun run = test::run_program(folder.path(), arguments);
        CHECK(run.out == test::run_program(folder.path(), arguments).out);
        CHECK_THAT(run.out, Contains("0,S,1,E,x,m,60,1,votes"));
        outcomes.insert(run.out);
    }
    CHECK(outcomes.size() > 1);
}

TEST_CASE("the same votes under a second system: lists get the candidates' sums, and it is said") {
    const TemporaryFolder folder;
    folder.write("v.csv", kCandidates);
    folder.write("m.csv", kMagnitudes);
    folder.write("s.toml", kSystem);
    folder.write("l.toml",
                 "id = \"lists\"\n[[tier]]\nkind = \"list\"\nseats = 5\n"
                 "formula = \"highest-averages\"\ndivisor = \"dhondt\"\n");
    const ProgramRun run = test::run_program(
        folder.path(), {"count", "v.csv", "--system", "s.toml", "--compare", "l.toml"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("list votes are the sums of the candidates' votes"));
    CHECK_THAT(run.out, Contains("35 votes for independents count for no list"));
    // x 150, y 120: D'Hondt 3 and 2.
    CHECK_THAT(run.out, Contains("x                         150    3      3           0"));
    const auto json = nlohmann::json::parse(
        test::run_program(folder.path(), {"count", "v.csv", "--system", "s.toml", "--compare",
                                          "l.toml", "--format", "json"})
            .out);
    CHECK(json["systems"].size() == 2);
    CHECK(json["comparison"]["choices"][1] == nlohmann::json{{"choice", "y"}, {"difference", 0}});
    CHECK(json["systems"][0]["tiers"][0]["districts"][1]["ties"][0]["resolved"] == "listing");
}

TEST_CASE("mistakes of system and votes come together, exit 2, nothing on stdout") {
    const TemporaryFolder folder;
    folder.write("v.csv", "district,candidate,choice,gender,votes\nN,A,x,m,-5\nN,B,x,m,1e5\n");
    folder.write("s.toml", "id = \"s\"\n[[tier]]\nkind = \"districts\"\nrule = \"sntw\"\n");
    const ProgramRun run =
        test::run_program(folder.path(), {"count", "v.csv", "--system", "s.toml"});
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, Contains("s.toml:4:"));
    CHECK_THAT(run.err, Contains("did you mean 'sntv'?"));
    CHECK_THAT(run.err, Contains("v.csv:2:9: error:"));
    CHECK_THAT(run.err, Contains("v.csv:3:9: error:"));
}

TEST_CASE("count --charts writes the house beside the count", "[cli]") {
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "votes.csv") << "choice,votes\na,600\nb,400\n";
    std::ofstream(folder.path() / "list.toml")
        << "id = \"list\"\nname = \"Ten seats\"\ntier = [{ kind = \"list\", seats = 10 }]\n";
    const std::vector<std::string> plain{"count",     "votes.csv", "--system",
                                         "list.toml", "--format",  "csv"};
    auto with = plain;
    with.insert(with.end(), {"--charts", "pictures"});
    const auto counted = test::run_program(folder.path(), with);
    REQUIRE(counted.code == 0);
    CHECK(counted.out == test::run_program(folder.path(), plain).out);
    CHECK_THAT(counted.err, Contains("hemicycles.svg"));
    const std::string svg = test::text_of(folder.path() / "pictures" / "hemicycles.svg");
    for (const char* words : {"a: 6 of 10 seats", "Ten seats", "Votes: votes.csv.", "Kenesh"})
        CHECK_THAT(svg, Contains(words));
    const auto json =
        nlohmann::json::parse(test::text_of(folder.path() / "pictures" / "parliament-list.json"));
    CHECK(json[1]["seats"] == 4);
}

TEST_CASE("usage: votes, a system, and options that do not go together") {
    const TemporaryFolder folder;
    folder.write("v.csv", "choice,votes\na,1\n");
    folder.write("s.toml",
                 "id = \"s\"\n[[tier]]\nkind = \"list\"\nseats = 1\n"
                 "formula = \"largest-remainder\"\nquota = \"hare\"\n");
    CHECK(test::run_program(folder.path(), {"count", "v.csv"}).code == 2);
    CHECK(test::run_program(folder.path(), {"count", "--system", "s.toml"}).code == 2);
    CHECK(test::run_program(folder.path(), {"count", "v.csv", "--system", "none.toml"}).code == 2);
    CHECK(test::run_program(folder.path(), {"count", "none.csv", "--system", "s.toml"}).code == 2);
    CHECK(test::run_program(folder.path(), {"count", "v.csv", "--system", "s.toml", "--explain",
                                            "--format", "json"})
              .code == 2);
    CHECK(test::run_program(folder.path(), {"count", "v.csv", "--system", "s.toml"}).code == 0);
}

/// A count file, its table of magnitudes and a system, all from a bulk file's rows.
struct BulkElection {
    std::string votes = "district,candidate,choice,gender,votes\n";
    std::string magnitudes;
    std::string rule;
    std::map<std::string, std::string> official;  ///< "district|candidate" -> elected
    std::vector<std::string> kept;                ///< choices that look like others, as they are

    void check(const std::string& name) const {
        const TemporaryFolder folder;
        folder.write("v.csv", votes);
        folder.write("m.csv", magnitudes);
        folder.write("s.toml",
                     "id = \"s\"\n[[tier]]\nkind = \"districts\"\nmagnitudes = \"m.csv\"\n"
                     "rule = \"" +
                         rule + "\"\n");
        std::vector<std::string> words = {"count",  "v.csv",    "--system",
                                          "s.toml", "--format", "csv"};
        for (const std::string& one : kept)
            words.insert(words.end(), {"--keep", one});
        const ProgramRun run = test::run_program(folder.path(), words);
        REQUIRE(run.code == 0);
        std::istringstream lines(run.out);
        std::string line;
        std::getline(lines, line);
        std::size_t seats = 0;
        for (; std::getline(lines, line);) {
            const known::Cells cells = known::split(line, ',');
            INFO(name << ": " << line);
            CHECK(official.at(cells[1] + "|" + cells[3]) == cells[7]);
            seats += cells[7] == "1";
        }
        WARN(name << ": " << seats << " seats as official");
    }
};

TEST_CASE("the program seats Taiwan's councils as officially") {
    for (const std::string year : {"2014", "2018"}) {
        BulkElection election;
        election.rule = "sntv";
        election.magnitudes = "district,seats,min_women\n";
        std::set<std::string> seen;
        for (const known::Cells& row : known::bulk_file("taiwan-councils-2014-2018.csv")) {
            if (row[0] != year) continue;
            const std::string district = row[1] + " " + row[2];
            if (seen.insert(district).second)
                election.magnitudes += district + "," + row[3] + "," + row[4] + "\n";
            // Listing order is the file's, where the elected of equals come first.
            election.votes +=
                district + ",No " + row[5] + "," + row[6] + "," + row[7] + "," + row[8] + "\n";
            election.official[district + "|No " + row[5]] = row[9];
        }
        if (!seen.empty()) election.check("Taiwan " + year);
    }
}

TEST_CASE("the program seats London's wards as officially") {
    BulkElection election;
    election.rule = "block";
    election.kept = {"Liberal democrat", "Labour party", "Trade unionist and Socialist Coalition",
                     "Women`s Equality Party"};
    std::map<std::string, int> seats;
    int line = 0;
    for (const known::Cells& row : known::bulk_file("london-2022-block-vote.csv")) {
        if (row[0] == "borough") continue;
        const std::string ward = row[0] + " - " + row[1];
        const std::string candidate = "line " + std::to_string(++line);
        election.votes += ward + "," + candidate + ",\"" + row[4] + "\",," + row[6] + "\n";
        election.official[ward + "|" + candidate] = row[7];
        seats[ward] += row[7] == "1" ? 1 : 0;
    }
    election.magnitudes = "district,seats\n";
    for (const auto& [ward, n] : seats)
        election.magnitudes += ward + "," + std::to_string(n) + "\n";
    if (!seats.empty()) election.check("London 2022");
}

}  // namespace
}  // namespace kenesh
