#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// Twelve forms in which real result files come (tests/io/forms), each read with one option at
/// most.
namespace kenesh {
namespace {

using Catch::Contains;
using test::ProgramRun;
using test::TemporaryFolder;

const std::string kForms = kenesh::test::source_folder() + std::string("/tests/io/forms/");

std::string districts(int seats, const std::string& rule) {
    return "id = \"s\"\n[[tier]]\nkind = \"districts\"\ndistricting = \"d\"\nseats = " +
           std::to_string(seats) + "\nrule = \"" + rule + "\"\n";
}

std::string dhondt(int seats) {
    return "id = \"s\"\n[[tier]]\nkind = \"list\"\nseats = " + std::to_string(seats) +
           "\ndivisor = \"dhondt\"\n";
}

nlohmann::json count(const std::string& form, const std::string& system,
                     const std::vector<std::string>& option = {}) {
    const TemporaryFolder folder;
    folder.write("s.toml", system);
    std::vector<std::string> arguments{"count",  kForms + form, "--system",
                                       "s.toml", "--format",    "json"};
    arguments.insert(arguments.end(), option.begin(), option.end());
    const ProgramRun run = test::run_program(folder.path(), arguments);
    INFO(form << ": " << run.err);
    REQUIRE(run.code == 0);
    return nlohmann::json::parse(run.out);
}

/// Seats by choice, those without left out.
std::map<std::string, int> seats(const nlohmann::json& json) {
    std::map<std::string, int> all;
    for (const auto& choice : json["systems"][0]["choices"])
        if (choice["seats"] != 0) all[choice["choice"]] = choice["seats"];
    return all;
}

/// "district: candidate, candidate" of every district.
std::vector<std::string> elected(const nlohmann::json& json) {
    std::vector<std::string> all;
    for (const auto& district : json["systems"][0]["tiers"][0]["districts"]) {
        std::string line = district["district"].get<std::string>() + ":";
        for (const auto& one : district["elected"])
            line += " " + one["candidate"].get<std::string>();
        all.push_back(line);
    }
    return all;
}

using Seats = std::map<std::string, int>;
using Lines = std::vector<std::string>;

TEST_CASE("forms 01 and 02: semicolons and tabs, names of other files") {
    CHECK(seats(count("01-semicolons.csv", dhondt(10))) ==
          Seats{{"Red", 6}, {"Blue", 3}, {"Green", 1}});
    CHECK(elected(count("02-tabs.tsv", districts(2, "sntv"))) == Lines{"North: A B", "South: D E"});
}

TEST_CASE("form 03: columns are named, two of them make a name, decimals that are none") {
    const auto json =
        count("03-own-names-and-extra-columns.csv", districts(2, "block"),
              {"--columns",
               "district=Ward,candidate=Candidate forename+Candidate surname,choice=Description,"
               "votes=Number of votes recorded"});
    CHECK(elected(json) == Lines{"Hill: A One B Two", "Vale: D Four E Five"});
    CHECK(json["systems"][0]["tiers"][0]["districts"][0]["elected"][0]["votes"] == 436);
}

TEST_CASE("form 04: a column a party, lists by district") {
    const std::string system = dhondt(3) + "districting = \"d\"\n";
    const auto json = count("04-wide.csv", system, {"--wide-from", "Red:Green"});
    CHECK(seats(json) == Seats{{"Red", 3}, {"Blue", 3}});
    const auto& tier = json["systems"][0]["tiers"][0];
    CHECK(tier["districts"][0]["lists"][0]["seats"] == 2);
    CHECK(tier["districts"][1]["lists"][1]["seats"] == 2);
    // Without an end "All other" is a column, and must be named.
    const TemporaryFolder folder;
    folder.write("s.toml", system);
    const ProgramRun run = test::run_program(
        folder.path(),
        {"count", kForms + "04-wide.csv", "--system", "s.toml", "--wide-from", "Red"});
    CHECK_THAT(run.err, Contains("'All other' looks like a sum of several"));
}

TEST_CASE("form 05: candidates are columns, rows are parts of one district") {
    const auto json = count("05-wide-semicolons-bom-crlf.csv", districts(1, "plurality"),
                            {"--wide-from", "AAA A - RED"});
    CHECK(elected(json) == Lines{"all: BBB B"});
    CHECK(json["systems"][0]["choices"][1] == nlohmann::json{{"choice", "BLUE"},
                                                             {"candidate_votes", 490},
                                                             {"list_votes", 0},
                                                             {"district_seats", 1},
                                                             {"list_seats", 0},
                                                             {"seats", 1}});
}

TEST_CASE("form 06: precincts are summed, blanks and totals named") {
    const auto json = count("06-precincts-totals-blanks.csv", districts(1, "plurality"),
                            {"--drop", "Blank Votes", "--drop", "Total Votes Cast"});
    CHECK(elected(json) == Lines{"7: B"});
    CHECK(json["systems"][0]["tiers"][0]["districts"][0]["margin"] == 35);
}

TEST_CASE("form 07: pairs of votes and per cent under one header each") {
    const auto json =
        count("07-votes-and-percent-pairs.csv", districts(1, "plurality"), {"--wide-from", "Red"});
    CHECK(elected(json) == Lines{"all: Red"});
    CHECK(json["systems"][0]["choices"][0]["candidate_votes"] == 200);
    CHECK(json["systems"][0]["choices"][1]["candidate_votes"] == 190);
    CHECK(json["systems"][0]["choices"][2]["candidate_votes"] == 61);
}

TEST_CASE("form 08: grouped thousands") {
    const auto json = count("08-grouped-thousands.csv", districts(1, "plurality"));
    CHECK(elected(json) == Lines{"North: A"});
    CHECK(json["systems"][0]["choices"][0]["candidate_votes"] == 1346);
}

TEST_CASE("form 09: stations are summed when told") {
    const auto json = count("09-stations-to-be-summed.csv", dhondt(3), {"--sum"});
    CHECK(seats(json) == Seats{{"Blue", 2}, {"Red", 1}});
    CHECK(json["systems"][0]["choices"][1]["list_votes"] == 310);
}

TEST_CASE("form 10: own language, decimal commas elsewhere, a separator at the end of lines") {
    const auto json =
        count("10-own-language-trailing-separator.csv", dhondt(10), {"--drop", "Blanke"});
    CHECK(seats(json) == Seats{{"Blue", 5}, {"Red", 3}, {"Green", 2}});
}

TEST_CASE("form 11: halves of votes, exactly") {
    const auto json = count("11-decimal-votes.csv", districts(1, "plurality"));
    CHECK(elected(json) == Lines{"North: a"});
    const auto& district = json["systems"][0]["tiers"][0]["districts"][0];
    CHECK(district["elected"][0]["votes"] == 1000.5);
    CHECK(district["margin"] == 1);
}

TEST_CASE("form 12: groups of columns, one for each candidate") {
    const auto json = count("12-groups-of-columns.csv", districts(1, "plurality"),
                            {"--columns", "district=Circonscription,candidate=Nom *,votes=Voix *"});
    CHECK(elected(json) == Lines{"1: A", "2: E"});
}

TEST_CASE("a file keeps what its table needs to be read, beside it or named") {
    const TemporaryFolder folder;
    folder.write("s.toml", districts(1, "plurality"));
    folder.write("votes.csv", test::text_of(kForms + "06-precincts-totals-blanks.csv"));
    folder.write("columns.toml", "drop = [\"Total Votes Cast\"]\ninvalid = [\"Blank Votes\"]\n");
    const ProgramRun beside =
        test::run_program(folder.path(), {"count", "votes.csv", "--system", "s.toml"});
    CHECK(beside.code == 0);
    CHECK_THAT(beside.out, Contains("read as columns.toml says"));
    const ProgramRun named =
        test::run_program(folder.path(), {"count", "votes.csv", "--system", "s.toml",
                                          "--columns-file", "columns.toml", "--format", "json"});
    CHECK(named.code == 0);
    folder.write("columns.toml",
                 "drop = [\"Total\"]\nwide_to = \"x\"\ncolumns = { votez = \"v\" }\n");
    const ProgramRun wrong =
        test::run_program(folder.path(), {"count", "votes.csv", "--system", "s.toml"});
    CHECK(wrong.code == 2);
    CHECK_THAT(wrong.err, Contains("wide_from") && Contains("did you mean 'votes'?"));
}

TEST_CASE("what can be read in two ways is asked, never guessed") {
    const TemporaryFolder folder;
    folder.write("s.toml", dhondt(3));
    const auto run = [&](const std::string& votes, std::vector<std::string> more = {}) {
        folder.write("v.csv", votes);
        std::vector<std::string> arguments{"count", "v.csv", "--system", "s.toml"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return test::run_program(folder.path(), arguments);
    };
    const std::string doubt = "choice;votes\nA;1.234\nB;2.345\n";
    CHECK_THAT(run(doubt).err, Contains("v.csv:2:3: error: '1.234' may be thousands or parts"));
    CHECK_THAT(run(doubt, {"--decimal", "comma"}).out, Contains("1,234"));
    CHECK_THAT(run(doubt, {"--decimal", "point"}).out, Contains("1.234"));
    // Another number of the column leaves no doubt.
    CHECK_THAT(run("choice;votes\nA;1.234\nB;1.234.567\n").out, Contains("1,234"));
    CHECK_THAT(run("choice;votes\nA;1,5\nB;1.5\n").err, Contains("has a decimal comma"));
    CHECK_THAT(run("party,list,votes\nA,B,1\n").err, Contains("may both hold the choice"));
    CHECK_THAT(run("name,count\nA,1\n").err, Contains("--columns"));
    CHECK_THAT(run("choice,votes\nA,1\n", {"--columns", "choice=party"}).err,
               Contains("there is no column 'party'"));
    CHECK_THAT(run("a,b\nx,1\n", {"--wide-from", "b"}).err,
               Contains("a wide file has two or more"));
    CHECK_THAT(run("region,station,choice,votes\nN,1,A,5\nN,2,A,6\n").err,
               Contains("unknown column 'station'"));
}

}  // namespace
}  // namespace kenesh
