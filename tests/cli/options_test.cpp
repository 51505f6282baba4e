#include "sim/cli/options.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sim/cli/command.hpp"
#include "sim/cli/terminal.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::run_program;
using test::text_of;

namespace {

const std::string kSmall = "scenarios/three-equal-parties.toml";

/// A shell's command line in the source folder; the exit code of its last command.
int shell(const std::string& command) {
    const int status =
        std::system(("cd '" + kenesh::test::source_folder() + "' && " + command).c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("The progress line says how far, how fast and how long", "[cli]") {
    CHECK(
        progress_line({250'000, 1'000'000, {}}, 10.0, 120) ==
        "[=======                       ]  25 %  250,000 of 1,000,000 runs, 25,000 a second, 30 s "
        "left");
    CHECK(progress_line({250'000, 0, 0.0123}, 10.0, 120) ==
          "250,000 runs, 25,000 a second, standard error 0.0123 seats");
    CHECK(progress_line({1, 7'201, {}}, 1.0, 120).find("2 h 00 min left") != std::string::npos);
    for (std::size_t width = 20; width < 120; ++width)
        CHECK(progress_line({250'000, 1'000'000, 0.5}, 10.0, width).size() < width);
}

TEST_CASE("Help and version go to stdout and name the program", "[cli]") {
    std::vector<std::vector<std::string>> all{{"--help"}, {"-h"}, {"help"}, {}};
    for (const Command& command : commands()) {
        all.push_back({command.name, "--help"});
        all.push_back({"help", command.name});
    }
    for (const std::vector<std::string>& words : all) {
        const auto run = run_program(kenesh::test::source_folder(), words);
        CHECK(run.code == 0);
        CHECK(run.err.empty());
        CHECK_THAT(run.out, Catch::Contains("Usage: kenesh"));
        CHECK_THAT(run.out, Catch::Contains("Examples:\n  kenesh "));
        CHECK(run.out.find("--block") == run.out.npos);
    }
    for (const char* word : {"--version", "-V", "version"}) {
        const auto version = run_program(kenesh::test::source_folder(), {word});
        CHECK(version.code == 0);
        CHECK_THAT(version.out, Catch::StartsWith("kenesh ") && Catch::Contains("commit ") &&
                                    Catch::Contains("SIMD targets:"));
    }
}

TEST_CASE("Colours follow --color; a file gets none by itself", "[cli]") {
    const auto out = [](const std::string& mode) {
        return run_program(kenesh::test::source_folder(),
                           {"run", kSmall, "--runs", "100", "--color", mode})
            .out;
    };
    CHECK(out("always").find("\x1b[") != std::string::npos);
    CHECK(out("auto").find('\x1b') == std::string::npos);
    CHECK(out("never").find('\x1b') == std::string::npos);
}

TEST_CASE("Runs are rounded up to even, unless they are independent", "[cli]") {
    const auto first_lines = [](std::vector<std::string> more) {
        std::vector<std::string> words = {"run", kSmall, "--runs", "101"};
        words.insert(words.end(), more.begin(), more.end());
        return run_program(kenesh::test::source_folder(), words).out;
    };
    CHECK_THAT(first_lines({}), Catch::Contains("102 simulated elections"));
    CHECK_THAT(first_lines({"--no-antithetic"}), Catch::Contains("101 simulated elections, seed"));
}

TEST_CASE("A precision ends the work at a power of two", "[cli]") {
    const auto run = run_program(kenesh::test::source_folder(),
                                 {"run", kSmall, "--precision", "0.05", "--format", "json"});
    REQUIRE(run.code == 0);
    const auto runs = nlohmann::json::parse(run.out)["runs"].get<std::int64_t>();
    CHECK(runs >= 1 << 14);
    CHECK((runs & (runs - 1)) == 0);
}

TEST_CASE("A reader that closes early ends the program without a word", "[cli]") {
    const test::TemporaryFolder folder;
    const std::string err = (folder.path() / "err").string();
    const std::string code = (folder.path() / "code").string();
    // The reader is gone before the program writes.
    shell("{ '" + kenesh::test::program_file() + "' run " + kSmall +
          " --runs 2M --engine reference 2>'" + err + "'; echo $? >'" + code + "'; } | true");
    CHECK(text_of(code) == "141\n");  // 128 + SIGPIPE, as of a program that does not look
    CHECK(text_of(err).empty());
}

TEST_CASE("One system of a replay is the same as among all", "[cli]") {
    const auto lines = [](std::vector<std::string> more) {
        std::vector<std::string> words = {
            "replay", "scenarios/kyrgyzstan-mekenchil.toml", "--run", "11", "--format", "csv"};
        words.insert(words.end(), more.begin(), more.end());
        std::istringstream text(run_program(kenesh::test::source_folder(), words).out);
        std::vector<std::string> kept;
        for (std::string line; std::getline(text, line);)
            if (line.rfind("kg-2021,", 0) == 0) kept.push_back(line);
        return kept;
    };
    const auto alone = lines({"--system", "kg-2021"});
    CHECK(alone.size() > 36);
    CHECK(alone == lines({}));
    const auto wrong =
        run_program(kenesh::test::source_folder(),
                    {"replay", "scenarios/kyrgyzstan-mekenchil.toml", "--system", "kg-2012"});
    CHECK(wrong.code == 2);
    CHECK_THAT(wrong.err, Catch::Contains("did you mean 'kg-2021'?"));
}
