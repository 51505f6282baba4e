#include <catch2/catch.hpp>
#include <fstream>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::run_program;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

const std::string kUnits =
    "unit,region,registered,seat\nu1,north,1000,a\nu2,north,900,b\nu3,south,1200,c\n";
const std::string kScenario =
    "title = \"small\"\ngeography = \"units.csv\"\nruns = 20\n[turnout]\nmean = 0.5\n"
    "[uncertainty]\nnational = 0.2\nregion = 0.1\nunit = 0.1\n"
    "[[party]]\nid = \"red\"\nname = \"Red\"\nstrength = 0.6\ncandidates = 1\n"
    "[[party]]\nid = \"blue\"\nname = \"Blue\"\nstrength = 0.4\ncandidates = 1\n"
    "[[system]]\nid = \"s\"\nname = \"S\"\n[[system.tier]]\nkind = \"districts\"\n"
    "districting = \"seat\"\nseats = 1\nrule = \"plurality\"\n";

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

/// A shell's command line in a folder; what it prints, both streams, and its code.
test::ProgramRun shell(const fs::path& folder, const std::string& line) {
    const TemporaryFolder output;
    const std::string out = (output.path() / "out").string();
    const std::string err = (output.path() / "err").string();
    const int status =
        std::system(("cd '" + folder.string() + "' && kenesh() { '" + kenesh::test::program_file() +
                     "' \"$@\"; } && { " + line + "; } >'" + out + "' 2>'" + err + "'")
                        .c_str());
    return {WEXITSTATUS(status), test::text_of(out), test::text_of(err)};
}

}  // namespace

TEST_CASE("a path in --set is relative to where the user stands", "[cli]") {
    const TemporaryFolder folder;
    write(folder.path() / "there" / "s.toml", kScenario);
    write(folder.path() / "there" / "units.csv", kUnits);
    write(folder.path() / "mine.csv", kUnits + "u4,south,100,d\n");
    const auto seats = [&](const std::string& value) {
        const auto run = run_program(folder.path(), {"run", "there/s.toml", "--set",
                                                     "geography=" + value, "--format", "json"});
        INFO(run.err);
        CHECK(run.code == 0);
        return run.out.find("\"seats\": 4") != run.out.npos ? 4 : 3;
    };
    CHECK(seats("mine.csv") == 4);
    CHECK(seats("there/units.csv") == 3);
    const auto none =
        run_program(folder.path(), {"run", "there/s.toml", "--set", "geography=nowhere.csv"});
    CHECK(none.code == 2);
    CHECK_THAT(none.err, Catch::Contains("'nowhere.csv': there is no such file"));
    CHECK(none.err.find("there/nowhere.csv") == none.err.npos);
}

TEST_CASE("W1: the commands of docs/strategy.md work one after the other", "[cli]") {
    const TemporaryFolder folder;
    fs::copy(fs::path(kenesh::test::source_folder()) / "scenarios", folder.path() / "scenarios",
             fs::copy_options::recursive);
    fs::copy(fs::path(kenesh::test::source_folder()) / "districts", folder.path() / "districts",
             fs::copy_options::recursive);
    const auto found = shell(folder.path(),
                             "kenesh strategy scenarios/kyrgyzstan-mekenchil.toml --party "
                             "mekenchil --runs 64 --out nominees.csv && kenesh run "
                             "scenarios/kyrgyzstan-mekenchil.toml --set "
                             "candidates.three-seat=nominees.csv --runs 20");
    INFO(found.err);
    CHECK(found.code == 0);
}

TEST_CASE("standard input is written as -", "[cli]") {
    const TemporaryFolder folder;
    write(folder.path() / "s.toml", kScenario);
    write(folder.path() / "units.csv", kUnits);
    write(folder.path() / "votes.csv", "choice,votes\nred,60\nblue,40\n");
    write(folder.path() / "l.toml",
          "id = \"l\"\n[[tier]]\nkind = \"list\"\nseats = 5\nformula = \"highest-averages\"\n"
          "divisor = \"dhondt\"\n");
    for (const auto& [piped, named] : std::vector<std::pair<std::string, std::string>>{
             {"kenesh run - --seed 3 --format csv < s.toml",
              "kenesh run s.toml --seed 3 --format csv"},
             {"kenesh count - --system l.toml < votes.csv",
              "kenesh count votes.csv --system l.toml"},
             {"cat l.toml | kenesh count votes.csv --system - --format csv",
              "kenesh count votes.csv --system l.toml --format csv"}}) {
        const auto from = shell(folder.path(), piped);
        INFO(piped << "\n" << from.err);
        CHECK(from.code == 0);
        CHECK(from.out == shell(folder.path(), named).out);
    }
    CHECK(shell(folder.path(), "kenesh check - < s.toml").code == 0);
    const auto nothing = shell(folder.path(), "true | kenesh run -");
    CHECK(nothing.code == 2);
    CHECK_THAT(nothing.err, Catch::Contains("-: error: the file is empty"));
}

TEST_CASE("W15: check knows sweeps and fits", "[cli]") {
    const fs::path root = kenesh::test::source_folder();
    for (const char* kind : {"scenarios/sweeps", "scenarios/fits"}) {
        for (const fs::directory_entry& entry : fs::directory_iterator(root / kind)) {
            const auto run = run_program(root, {"check", entry.path().string()});
            INFO(run.err);
            CHECK(run.code == 0);
        }
    }
}

TEST_CASE("a sweep without --out names its store after its file", "[cli][sweep]") {
    const TemporaryFolder folder;
    write(folder.path() / "s.toml", kScenario);
    write(folder.path() / "units.csv", kUnits);
    const auto run = run_program(
        folder.path(), {"sweep", "s.toml", "--vary", "party.red.strength=0.4,0.5", "--runs", "10"});
    INFO(run.err);
    CHECK(run.code == 0);
    CHECK_THAT(run.err, Catch::Contains("the store is s.sqlite"));
    CHECK(fs::exists(folder.path() / "s.sqlite"));
}
