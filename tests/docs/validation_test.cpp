#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// docs/validation.md ends in what the program prints; the shipped table of spreads and the charts
/// are what it writes.
namespace kenesh {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = kenesh::test::source_folder();
const std::string kMark = "<!-- kenesh validate --format markdown -->\n\n";

bool have_elections() {
    return fs::exists(fs::path(kenesh::test::elections_folder()) / "taiwan-councils-2014-2018.csv");
}

/// Writes the file where an update is asked for; otherwise it must be this.
void check_file(const fs::path& file, const std::string& text) {
    INFO(file);
    if (std::getenv("KENESH_UPDATE") != nullptr)
        std::ofstream(file, std::ios::binary) << text;
    else
        CHECK(test::text_of(file) == text);
}

TEST_CASE("docs/validation.md shows what the program prints", "[slow]") {
    if (!have_elections()) {
        WARN("skipped: no taiwan-councils-2014-2018.csv (set KENESH_ELECTIONS to its folder)");
        return;
    }
    const test::TemporaryFolder folder;
    const std::string out = folder.path().string();
    const auto run =
        test::run_program(kRoot, {"validate", "--elections", kenesh::test::elections_folder(),
                                  "--format", "markdown", "--out", out});
    INFO(run.err);
    REQUIRE(run.code == 0);
    CHECK(run.out == test::text_of(folder.path() / "validation.md"));
    const std::string page = test::text_of(kRoot / "docs/validation.md");
    const std::size_t mark = page.find(kMark);
    REQUIRE(mark != std::string::npos);
    check_file(kRoot / "docs/validation.md", page.substr(0, mark + kMark.size()) + run.out);
    check_file(kRoot / "districts/taiwan/split-2014.csv",
               test::text_of(folder.path() / "split-spreads.csv"));
    std::size_t charts = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path())) {
        if (entry.path().extension() != ".svg") continue;
        ++charts;
        const fs::path shipped = kRoot / "docs/charts" / entry.path().filename();
        check_file(shipped, test::text_of(entry.path()));
        CHECK(page.find("charts/" + entry.path().filename().string()) != std::string::npos);
    }
    CHECK(charts == 5);
}

TEST_CASE("Without the bulk files validate says what it leaves out, and does the rest") {
    ::unsetenv("KENESH_ELECTIONS");
    const auto run = test::run_program(kRoot, {"validate", "--format", "markdown"});
    REQUIRE(run.code == 0);
    const std::string page = test::text_of(kRoot / "docs/validation.md");
    const std::size_t lists = run.out.find("## The old system");
    REQUIRE(lists != std::string::npos);
    CHECK(run.out.substr(0, lists).find("Skipped: ") != std::string::npos);
    CHECK(page.find(run.out.substr(lists)) != std::string::npos);
}

TEST_CASE("What validate cannot read is a mistake with a place") {
    const test::TemporaryFolder folder;
    const auto missing =
        test::run_program(kRoot, {"validate", "--elections", folder.path().string()});
    CHECK(missing.code == 2);
    CHECK(missing.err.find("taiwan-councils-2014-2018.csv") != std::string::npos);
    const auto same = test::run_program(
        kRoot, {"validate", "--elections", folder.path().string(), "--test-year", "2014"});
    CHECK(same.code == 2);
    CHECK(same.err.find("--fit-year") != std::string::npos);
}

}  // namespace
}  // namespace kenesh
