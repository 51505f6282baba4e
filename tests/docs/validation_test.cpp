#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "sim/io/returns/sntv_lists_file.hpp"
#include "sim/io/returns/sntv_reader.hpp"
#include "sim/io/study/spread_fits.hpp"
#include "sim/validation/split_fit.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// docs/validation.md ends in what the program prints; the shipped sums, fits, spreads and the
/// charts are what it writes.
namespace kenesh {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = kenesh::test::source_folder();
const std::string kMark = "<!-- kenesh validate --format markdown -->\n\n";

/// Writes the file where an update is asked for; otherwise it must be this.
void check_file(const fs::path& file, const std::string& text) {
    INFO(file);
    if (std::getenv("KENESH_UPDATE") != nullptr)
        std::ofstream(file, std::ios::binary) << text;
    else
        CHECK(test::text_of(file) == text);
}

TEST_CASE("README's scores are those of docs/validation.md") {
    const std::string page = test::text_of(kRoot / "docs/validation.md");
    const std::string readme = test::text_of(kRoot / "README.md");
    const std::string row = "| gamma; open | 467 | ";
    const std::size_t from = page.find(row);  // the councils', which come first
    REQUIRE(from != std::string::npos);
    const std::string scores = page.substr(from, page.find('\n', from) - from);
    for (const char* number : {"467", "0.187",
                               "0.127 \xC2\xB1"
                               "0.028",
                               "0.408 \xC2\xB1"
                               "0.041"}) {
        CHECK_THAT(scores, Catch::Contains(number));
        CHECK_THAT(readme, Catch::Contains(number));
    }
    CHECK_THAT(page, Catch::Contains("| gamma | 87.7 \xC2\xB1"
                                     "1.1"));
    CHECK_THAT(readme, Catch::Contains("87.7 % \xC2\xB1"
                                       "1.1"));
}

TEST_CASE("docs/validation.md shows what the program prints", "[slow]") {
    ::unsetenv("KENESH_ELECTIONS");
    const test::TemporaryFolder folder;
    const std::string out = folder.path().string();
    const auto run = test::run_program(kRoot, {"validate", "--format", "markdown", "--out", out});
    INFO(run.err);
    REQUIRE(run.code == 0);
    CHECK(run.out == test::text_of(folder.path() / "validation.md"));
    const std::string page = test::text_of(kRoot / "docs/validation.md");
    const std::size_t mark = page.find(kMark);
    REQUIRE(mark != std::string::npos);
    check_file(kRoot / "docs/validation.md", page.substr(0, mark + kMark.size()) + run.out);
    std::size_t charts = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path())) {
        if (entry.path().extension() != ".svg") continue;
        ++charts;
        const fs::path shipped = kRoot / "docs/charts" / entry.path().filename();
        check_file(shipped, test::text_of(entry.path()));
        CHECK(page.find("charts/" + entry.path().filename().string()) != std::string::npos);
    }
    CHECK(charts == 6);
}

TEST_CASE("Sums and fits as shipped are those of the votes", "[slow]") {
    const fs::path votes = test::elections_folder();
    if (!fs::exists(votes / "taiwan-townships-2014-2018.csv")) {
        WARN("skipped: no votes of Taiwan (set KENESH_ELECTIONS to their folder)");
        return;
    }
    for (const std::string body : {"councils", "townships"}) {
        INFO(body);
        const fs::path file = votes / ("taiwan-" + body + "-2014-2018.csv");
        const fs::path shipped = kRoot / "districts/taiwan";
        Diagnostics mistakes;
        const auto fitted = read_sntv_election(file, 2014, {}, mistakes);
        const auto tested = read_sntv_election(file, 2018, {}, mistakes);
        const auto laws = read_spread_fits(shipped / (body + "-fits-2014.csv"), mistakes);
        REQUIRE((fitted && tested && laws));
        const SntvListsFile lists{2018, lists_of(*tested, IndependentsSplit::block)};
        CHECK(sntv_lists_csv(lists) == test::text_of(shipped / (body + "-lists-2018.csv")));
        CHECK(laws->districts == fitted->districts.size());
        for (const bool independents : {false, true}) {
            const auto groups = split_groups(*fitted, independents);
            for (const SplitSpreads* of : {&laws->normal, &laws->gamma, &laws->chosen}) {
                const SplitFit& known = independents ? of->independents : of->parties;
                const SplitFit fit = fit_split(groups, known.model);
                for (std::size_t j = 0; j < kSplitTerms; ++j) {
                    CHECK(fit.coefficients[j] == Approx(known.coefficients[j]).margin(1e-5));
                    CHECK(fit.errors[j] == Approx(known.errors[j]).margin(1e-5));
                }
            }
        }
    }
}

TEST_CASE("Independents under another word are noticed") {
    const test::TemporaryFolder folder;
    std::string rows = "year,level,district,seats,women_min,cand_no,party,sex,votes,elected\n";
    for (const int year : {2014, 2018})
        for (int district = 0; district < 4; ++district)
            for (int c = 1; c <= 5; ++c)
                rows +=
                    fmt::format("{},c,{},2,0,{},{},m,{},{}\n", year, district, c,
                                c <= 2 ? "a" : "without", 100 * c + 7 * district, c > 3 ? 1 : 0);
    const std::string file = folder.write("v.csv", rows).string();
    const auto run = test::run_program(kRoot, {"validate", "--file", file, "--runs", "20"});
    CHECK(run.err.find("--independents \"without\"") != std::string::npos);
    const auto told = test::run_program(
        kRoot, {"validate", "--file", file, "--runs", "20", "--independents", "without"});
    INFO(told.err);
    CHECK(told.code == 0);
    CHECK(told.err.find("warning") == std::string::npos);
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
    ::unsetenv("KENESH_ELECTIONS");
    const auto year = test::run_program(kRoot, {"validate", "--fit-year", "2010"});
    CHECK(year.code == 2);
    CHECK(year.err.find("--fit-year") != std::string::npos);
}

}  // namespace
}  // namespace kenesh
