#include <catch2/catch.hpp>
#include <set>

#include "sim/cli/commands/tell/validate_hash.hpp"
#include "sim/io/text/shipped.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"
#include "tests/support/targets.hpp"

using namespace kenesh;

TEST_CASE("shipped scenarios have the bytes of the table on every instruction set",
          "[bench][cli]") {
    const auto run = test::run_program(test::source_folder(), {"bench", "--validate-hash"});
    INFO(run.out << run.err);
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Catch::Contains("all bytes are as expected"));
    for (const SimdTarget target : test::tested_targets())
        CHECK_THAT(run.out, Catch::Contains("  " + std::string(name_of(target)) + "  same bytes"));
    CHECK_THAT(run.out, Catch::Contains("  reference  same bytes"));
}

TEST_CASE("the table has five scenarios, two engines and three files", "[bench]") {
    std::set<std::string_view> scenarios, engines, files;
    for (const ExpectedHash& row : expected_hashes()) {
        scenarios.insert(row.scenario);
        engines.insert(row.engine);
        files.insert(row.file);
        CHECK(row.sha256.size() == 64);
    }
    CHECK(scenarios.size() == 5);
    CHECK(engines == std::set<std::string_view>{"reference", "vector"});
    CHECK(files == std::set<std::string_view>{"summary.csv", "seats.csv", "districts.csv"});
    CHECK(expected_hashes().size() == 5 * 2 * 3);
}

TEST_CASE("bytes that differ are named with scenario, target and both hashes", "[bench]") {
    ExpectedHash wrong{};
    for (const ExpectedHash& row : expected_hashes()) {
        if (row.scenario == "three-equal-parties" && row.engine == "vector") wrong = row;
    }
    const std::string right(wrong.sha256);
    wrong.sha256 = "0123";
    const auto folder = shipped_folder();
    REQUIRE(folder);
    const auto checks = check_hashes(*folder, std::span(&wrong, 1));
    REQUIRE(checks.size() == test::tested_targets().size());
    for (const HashCheck& one : checks) {
        CHECK_FALSE(one.same());
        CHECK(one.found == right);
    }
    const std::string report = hash_report(checks);
    INFO(report);
    const std::string target(name_of(test::tested_targets().front()));
    CHECK_THAT(report, Catch::Contains("three-equal-parties  " + target + "  DIFFERS"));
    CHECK_THAT(report, Catch::Contains("expected  0123"));
    CHECK_THAT(report, Catch::Contains("found     " + right));
    CHECK_THAT(report, Catch::Contains("differ\n"));
}

TEST_CASE("what is measured plays no part where bytes are compared", "[bench][cli]") {
    const auto run = test::run_program(
        test::source_folder(), {"bench", "--validate-hash", "--quick", "--against", "x.json"});
    CHECK(run.code == 2);
    CHECK_THAT(run.err, Catch::Contains("--quick: error: cannot be had with --validate-hash"));
    CHECK_THAT(run.err, Catch::Contains("--against: error: cannot be had with --validate-hash"));
}
