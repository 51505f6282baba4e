#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/bench/bench_clock.hpp"
#include "sim/bench/bench_pieces.hpp"
#include "sim/bench/bench_rules.hpp"
#include "sim/report/bench/bench_json.hpp"
#include "sim/report/bench/bench_report.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"
#include "tests/support/targets.hpp"

using namespace kenesh;
using test::run_program;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const fs::path kRoot = kenesh::test::source_folder();

std::vector<std::string> quick(std::vector<std::string> more) {
    std::vector<std::string> words = {"bench", "--quick", "--repeat", "1"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

BenchReport some_report() {
    BenchReport report;
    report.version = "0.2.0";
    report.commit = "abc";
    report.compiler = "g++";
    report.processor = "a processor";
    report.processors = 2;
    report.date = "2026-01-01T00:00:00Z";
    report.scenario = "main.toml";
    report.repeat = 7;
    report.pieces = {{"normal", "avx2", 0.25, 0.8}, {"normal", "sse4", 0.5, 0.0}};
    report.rates = {{"vector", "avx2", 1, 1e6, 9e5, 1.1e6, 50.0, 0.75}};
    return report;
}

}  // namespace

TEST_CASE("every piece agrees with its second computation", "[bench]") {
    for (const SimdTarget target : test::tested_targets())
        for (const BenchPiece& piece : vector_pieces(target)) {
            INFO(piece.name << " " << piece.target);
            CHECK(piece.agrees());
        }
    for (const BenchPiece& piece : rule_pieces()) {
        INFO(piece.name);
        CHECK(piece.agrees());
    }
}

TEST_CASE("a median is the value in the middle", "[bench]") {
    CHECK(median({5.0, 1.0, 3.0}) == 3.0);
    CHECK(median({7.0}) == 7.0);
    CHECK(median({4.0, 1.0, 3.0, 2.0}) == 3.0);
}

TEST_CASE("a report of a machine survives JSON, and nothing else is taken for one", "[bench]") {
    const std::string text = bench_json(some_report());
    const auto read = read_bench(text);
    REQUIRE(read);
    CHECK(bench_json(*read) == text);
    CHECK_FALSE(read_bench("{}"));
    CHECK_FALSE(read_bench("no JSON"));
    CHECK_FALSE(read_bench(R"({"schema_version": 2})"));
}

TEST_CASE("a comparison says how many times faster, of what both have", "[bench]") {
    const BenchReport now = some_report();
    BenchReport before = some_report();
    before.pieces = {{"normal", "avx2", 0.5, 0.0}};
    before.rates.front().runs_per_second = 4e5;
    const std::string text = bench_comparison_markdown(now, before);
    CHECK_THAT(text, Catch::Contains("| normal | avx2 | ns | 0.250 | 0.500 | 2.00 |"));
    CHECK_THAT(text, Catch::Contains("| runs/s | 1,000,000 | 400,000 | 2.50 |"));
    CHECK_THAT(text, !Catch::Contains("sse4"));
}

#if defined(NDEBUG)
TEST_CASE("bench measures the reference engine and every instruction set", "[bench][cli]") {
    const auto run = run_program(kRoot, quick({"--format", "json"}));
    INFO(run.err);
    REQUIRE(run.code == 0);
    const Json json = Json::parse(run.out);
    CHECK(json["schema_version"] == 1);
    CHECK(json["scenario"] == "main-2026.toml");
    CHECK(json["repeat"] == 1);
    std::set<std::string> targets;
    for (const Json& rate : json["rates"]) {
        targets.insert(rate["target"]);
        CHECK(rate["runs_per_second"] > 0.0);
    }
    CHECK(json["rates"][0]["to_reference"] == 1.0);
    CHECK(targets.size() == 1 + test::tested_targets().size());
    CHECK(json["pieces"].size() == 3 * test::tested_targets().size() + 2);
}

TEST_CASE("bench compares with an earlier result", "[bench][cli]") {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "before.json";
    const auto before = run_program(kRoot, quick({"--format", "json"}));
    REQUIRE(before.code == 0);
    std::ofstream(file) << before.out;
    const auto now =
        run_program(kRoot, quick({"--format", "markdown", "--against", file.string()}));
    REQUIRE(now.code == 0);
    CHECK_THAT(now.out, Catch::Contains("| what | target | unit | this | other | times faster |"));
    CHECK_THAT(now.out, Catch::Contains("| reference, 1 thread | scalar | runs/s |"));
}

TEST_CASE("what is no earlier result is a mistake", "[bench][cli]") {
    const auto run = run_program(kRoot, quick({"--against", "CITATION.cff"}));
    CHECK(run.code == 2);
    CHECK_THAT(run.err, Catch::Contains("is not a result of 'kenesh bench --format json'"));
    CHECK(run_program(kRoot, quick({"--format", "json", "--against", "x.json"})).code == 2);
}
#else
TEST_CASE("a debug build refuses to measure", "[bench][cli]") {
    const auto run = run_program(kRoot, quick({}));
    CHECK(run.code == 1);
    CHECK_THAT(run.err, Catch::Contains("this is a debug build"));
}
#endif
