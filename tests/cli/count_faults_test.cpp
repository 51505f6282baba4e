#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/program.hpp"

/// Files of votes that were counted into wrong seats without a word, or not at all.
namespace kenesh {
namespace {

using Catch::Contains;
using test::ProgramRun;
using test::TemporaryFolder;

std::string districts(const std::string& seats, const std::string& rule) {
    return "id = \"s\"\n[[tier]]\nkind = \"districts\"\ndistricting = \"d\"\nseats = " + seats +
           "\nrule = \"" + rule + "\"\n";
}

std::string lists(int seats, const std::string& more = "divisor = \"dhondt\"\n") {
    return "id = \"l\"\n[[tier]]\nkind = \"list\"\nseats = " + std::to_string(seats) + "\n" + more;
}

/// Counts votes under a system with more arguments behind.
ProgramRun count(const std::string& votes, const std::string& system,
                 const std::vector<std::string>& more = {}) {
    const TemporaryFolder folder;
    folder.write("v.csv", votes);
    folder.write("s.toml", system);
    folder.write("mag.csv", "district,seats\nW,2\nV,3\n");
    std::vector<std::string> arguments{"count", "v.csv", "--system", "s.toml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::run_program(folder.path(), arguments);
}

/// Refused as bad input, with this in the message.
void refuses(const ProgramRun& run, const std::string& message) {
    INFO(run.err);
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, Contains(message));
}

const std::string kTotals =
    "district,candidate,choice,gender,votes\nD1,Total Votes Cast,,,40000\nD1,All Others,,,100\n"
    "D1,Candidate 1,Party A,,31000\nD1,Blank Votes,,,8900\n";

TEST_CASE("01-totals-and-against-all-elected: totals, blanks and reserved names misspelt") {
    const ProgramRun run = count(kTotals, districts("1", "plurality"));
    refuses(run, "v.csv:2:4: error: 'Total Votes Cast' looks like a sum of other rows");
    CHECK_THAT(run.err, Contains("'All Others' looks like a sum of several"));
    CHECK_THAT(run.err, Contains("'Blank Votes' looks like votes that are blank"));
    const std::string against =
        "district,candidate,choice,gender,votes\nD1,A,x,,500\nD1,B,y,,460\nD1,Against all,,,600\n";
    refuses(count(against, districts("1", "sntv")), "did you mean 'against-all'?");
    const std::string totals = "choice,votes\nA,500\nB,460\nInvalid,300\nTotal,960\n";
    refuses(count(totals, lists(10)), "did you mean 'invalid'?");
    refuses(count(totals, lists(10)), "'Total' looks like a sum of other rows");
    for (const std::string name :
         {"against_all", "Against-all", "AGAINST ALL", "NOTA", "Independents", "Sum", "Valid votes",
          "Turnout", "Subtotal", "Spoilt ballots",
          "\xd0\x9f\xd1\x80\xd0\xbe\xd1\x82\xd0\xb8\xd0\xb2 "
          "\xd0\xb2\xd1\x81\xd0\xb5\xd1\x85"}) {
        INFO(name);
        CHECK(count("choice,votes\nA,500\n" + name + ",460\n", lists(10)).code == 2);
    }
    refuses(count("district,candidate,choice,votes\nD,A,x,5\nD,against-all,,6\n",
                  districts("1", "plurality")),
            "'against-all' is no candidate");
}

TEST_CASE("01-totals-and-against-all-elected: told what they are, they are that") {
    const ProgramRun run =
        count(kTotals, districts("1", "plurality"),
              {"--drop", "Total Votes Cast", "--invalid", "Blank Votes", "--keep", "All Others"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("D1        Candidate 1  Party A"));
    const ProgramRun against = count(
        "district,candidate,choice,gender,votes\nD1,A,x,,500\nD1,Nobody,,,600\n",
        districts("1", "plurality") + "against_all = \"rerun\"\n", {"--against-all", "Nobody"});
    CHECK_THAT(against.out, Contains("against all, 600 votes, has more than every candidate"));
    refuses(count("choice,votes\nA,5\nB,4\n", lists(3), {"--drop", "C"}),
            "no row is called 'C'; did you mean 'A'?");
}

TEST_CASE("02-names-that-differ-invisibly: an error with both places") {
    const auto differ = [](const std::string& a, const std::string& b) {
        return count("region,choice,votes\nN," + a + ",300\nS," + b + ",260\nN,Tory,600\n",
                     lists(2));
    };
    refuses(differ("Labour", "Labour "),
            "v.csv:3:3: error: the lists 'Labour ' and 'Labour' in line 2 differ only in spaces");
    refuses(differ("Jos\xc3\xa9", "Jose\xcc\x81"), "differ only in Unicode form");
    refuses(differ("\xd0\x90\xd0\xba", "A\xd0\xba"), "differ only in letters that look alike");
    refuses(differ("LABOUR", "Labour"), "differ only in capital letters");
    refuses(count("district,candidate,choice,gender,votes\nW ,C1,x,,500\nW,C2,y,,460\n",
                  districts("1", "sntv")),
            "the districts 'W' and 'W ' in line 2 differ only in spaces");
    refuses(count("choice,votes\nA,500\n ,460\n", lists(2)), "v.csv:3:1: error:");
    // Two that are told apart are two.
    CHECK(count("choice,votes\nA,500\na,460\n", lists(2), {"--keep", "a"}).code == 0);
}

TEST_CASE("03-fewer-candidates-than-seats: the district is counted, its seats unfilled") {
    const std::string system =
        "id = \"s\"\n[[tier]]\nkind = \"districts\"\nmagnitudes = \"mag.csv\"\nrule = \"block\"\n";
    const ProgramRun run = count(
        "district,candidate,choice,gender,votes\nW,C1,x,,0\nV,C2,x,,700\nV,C3,y,,701\nV,C4,y,,"
        "300\n",
        system);
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("district W: 1 seat without a candidate"));
    CHECK_THAT(run.out, Contains("W         C1"));
}

TEST_CASE("04-semicolon-file: separators are found") {
    const std::string votes =
        "Kommune;Partei;Stimmen;Prozent;\nK0;P0;2211;37,1;\nK0;P1;4189;8,7;\nK1;P0;7307;18,3;\n"
        "K1;P1;1684;58,5;\n";
    const ProgramRun run = count(votes, lists(10), {"--format", "csv"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("0,P0,9518,") && Contains("0,P1,5873,"));
    // Where a table of Kenesh's own is meant, one line says what is wrong.
    const ProgramRun system = count(
        "district,candidate,choice,votes\nW,A,x,1\nW,B,y,2\nV,C,x,3\n",
        "id = \"s\"\n[[tier]]\nkind = \"districts\"\nmagnitudes = \"v2.csv\"\nrule = \"sntv\"\n");
    CHECK(system.code == 2);
    const TemporaryFolder folder;
    folder.write("v.csv", "district,candidate,choice,votes\nW,A,x,1\n");
    folder.write("m.csv", "district;seats\nW;1\n");
    folder.write("s.toml",
                 "id = \"s\"\n[[tier]]\nkind = \"districts\"\nmagnitudes = \"m.csv\"\nrule = "
                 "\"sntv\"\n");
    const ProgramRun own =
        test::run_program(folder.path(), {"count", "v.csv", "--system", "s.toml"});
    CHECK(own.err == "m.csv:1:1: error: the cells seem to be separated by ';', not ','\n");
}

TEST_CASE("05-block-votes-as-list-votes: sums of block votes are no votes for lists") {
    const std::string votes =
        "district,candidate,choice,gender,votes\nW,C1,x,,900\nW,C2,x,,700\nW,C3,y,,700\n";
    const std::string both = districts("3", "block") +
                             "[[tier]]\nkind = \"list\"\nseats = 10\nthreshold = 0.05\n"
                             "threshold_base = \"votes-cast\"\n";
    refuses(count(votes, both, {"--votes-cast", "1000"}),
            "a voter has up to 3 votes for candidates");
}

TEST_CASE("06-voters-fewer-than-votes: more votes than voters are refused") {
    const std::string votes =
        "district,candidate,choice,gender,votes\nW,C1,,,10\nW,C2,,,8\nW,C3,,,5\n";
    refuses(count(votes, districts("3", "sntv"), {"--registered", "5"}),
            "5 registered voters are fewer than 23 votes cast");
    refuses(count(votes, districts("3", "sntv"), {"--votes-cast", "5"}),
            "5 votes cast are fewer than the 23 votes of the file");
    // Three votes each: 23 votes are of 8 voters.
    CHECK(count(votes, districts("3", "block"), {"--votes-cast", "8"}).code == 0);
    CHECK(count(votes, districts("3", "block"), {"--votes-cast", "7"}).code == 2);
    refuses(count("choice,votes\nA,500\nB,460\n", lists(10), {"--registered", "5"}),
            "5 registered voters are fewer than 960 votes cast");
}

TEST_CASE("07-quota-rounded-to-zero: it is said") {
    const ProgramRun run = count("choice,votes\nA,1\nB,2\n",
                                 lists(5, "quota = \"hare\"\nquota_rounding = \"down\"\n"));
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("the quota rounds to nothing: it is taken as one vote"));
}

TEST_CASE("near-names: a blank or a capital letter moves no seat without a word") {
    refuses(count("region,choice,votes\nN,a,100\nS,a ,60\nS,b,90\n", lists(10)), "spaces");
    refuses(count("choice,votes\nInvalid,50\na,7\n", lists(10)), "did you mean 'invalid'?");
    refuses(count("choice,votes\nAgainst-all,50\na,7\n", lists(10)), "did you mean 'against-all'?");
    refuses(count("choice,votes\na\xcc\x88,50\n\xc3\xa4,7\n", lists(10)), "Unicode form");
}

TEST_CASE("octal-numbers: leading zeros of voters mean nothing") {
    const std::string bar = "threshold = 0.05\nthreshold_base = \"votes-cast\"\n";
    const std::string votes = "choice,votes\na,1000\nb,0700\nc,190\nd,150\n";
    const ProgramRun run = count(votes, lists(10, bar), {"--votes-cast", "04000", "--explain"});
    CHECK_THAT(run.out, Contains("Threshold: 5 % of 4,000 votes cast: 200 votes"));
    CHECK_THAT(run.out, Contains("b       700"));
}

TEST_CASE("seed-saturates: a seed of lots that does not fit is refused") {
    const std::string votes = "choice,votes\na,100\nb,100\nc,100\n";
    for (const std::string seed : {"38419267450183746529", "-1", "1e3"}) {
        INFO(seed);
        CHECK(count(votes, lists(2), {"--ties", "lot", "--seed", seed}).code == 2);
    }
    CHECK(count(votes, lists(2), {"--ties", "lot", "--seed", "18446744073709551615"}).code == 0);
}

TEST_CASE("lots that were drawn decide among equals, and are named") {
    const std::string votes =
        "district,candidate,choice,votes\nN,A,x,50\nN,B,y,40\nN,C,z,40\nN,D,w,40\n";
    const TemporaryFolder folder;
    folder.write("v.csv", votes);
    folder.write("s.toml", districts("2", "sntv"));
    folder.write("lots.csv", "district,first,second\nN,D,B\nN,D,C\n");
    const ProgramRun run = test::run_program(
        folder.path(), {"count", "v.csv", "--system", "s.toml", "--ties", "lots.csv"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("decided by the lot that\n      was drawn for D"));
    folder.write("circle.csv", "district,first,second\nN,D,B\nN,B,D\n");
    const ProgramRun circle = test::run_program(
        folder.path(), {"count", "v.csv", "--system", "s.toml", "--ties", "circle.csv"});
    CHECK_THAT(circle.err, Contains("go round in a circle"));
    folder.write("wrong.csv", "district,first,second\nN,A,B\nS,A,B\nN,E,B\n");
    const ProgramRun wrong = test::run_program(
        folder.path(), {"count", "v.csv", "--system", "s.toml", "--ties", "wrong.csv"});
    CHECK(wrong.code == 2);
    CHECK_THAT(wrong.err, Contains("'A' and 'B' have no equal votes") &&
                              Contains("no votes in a district 'S'") &&
                              Contains("nobody is called 'E' there"));
}

}  // namespace
}  // namespace kenesh
