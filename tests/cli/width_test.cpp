#include <catch2/catch.hpp>
#include <cstdlib>
#include <sstream>

#include "sim/report/paper/text.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;

namespace {

const std::filesystem::path kRoot = kenesh::test::source_folder();
const std::string kMain = "scenarios/kyrgyzstan-mekenchil.toml";

/// COLUMNS for as long as it lives.
class Columns {
public:
    explicit Columns(std::size_t width) { ::setenv("COLUMNS", std::to_string(width).c_str(), 1); }
    ~Columns() { ::unsetenv("COLUMNS"); }
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;
};

}  // namespace

TEST_CASE("What commands print keeps to the width of the terminal", "[cli]") {
    const auto width = GENERATE(std::size_t{60}, std::size_t{80}, std::size_t{120});
    const std::string votes = "districts/kyrgyzstan/results/lists-2021.csv";
    const std::string system = "scenarios/systems/kyrgyzstan-2021-lists.toml";
    const Columns columns(width);
    std::vector<std::vector<std::string>> commands = {
        {"run", kMain, "--runs", "1000", "--hemicycle"},
        {"run", kMain, "--runs", "1000", "--full"},
        {"replay", kMain, "--run", "3"},
        {"count", votes, "--votes-cast", "1281622", "--system", system, "--hemicycle"},
        {"count", votes, "--votes-cast", "1281622", "--system", system, "--explain"},
        {"list", "rules"}};
#ifdef NDEBUG  // bench refuses debug builds
    commands.push_back({"bench", "--quick"});
#endif
    for (const std::vector<std::string>& words : commands) {
        const auto run = test::run_program(kRoot, words);
        REQUIRE(run.code == 0);
        std::istringstream lines(run.out);
        for (std::string line; std::getline(lines, line);) {
            INFO(words[0] << " at " << width << ": " << line);
            CHECK(display_width(line) <= width);
        }
    }
}

TEST_CASE("A hemicycle is part of the table alone", "[cli]") {
    const auto run = test::run_program(kRoot, {"run", kMain, "--hemicycle", "--format", "csv"});
    CHECK(run.code == 2);
    CHECK_THAT(run.err, Catch::Contains("--hemicycle") && Catch::Contains("--format table"));
}

TEST_CASE("W11: the scale of seats keeps the majority that its title promises", "[cli]") {
    const auto width = GENERATE(std::size_t{80}, std::size_t{120});
    const Columns columns(width);
    const auto told =
        test::run_program(kRoot, {"run", kMain, "--runs", "200", "--full", "--quiet"});
    REQUIRE(told.code == 0);
    const auto title = told.out.find("(| a majority)");
    REQUIRE(title != std::string::npos);
    const std::string scale = told.out.substr(title, 600);
    CHECK((scale.find("|46") != scale.npos || scale.find("46|") != scale.npos));
}
