#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// What the program prints for fixed seeds, kept beside this file. A change of these files is a
/// change of results or of their form, and belongs in CHANGELOG.md. With KENESH_UPDATE set the test
/// writes them instead. Tables are the seats.csv of a result folder.
using namespace kenesh;

TEST_CASE("The same command prints what it always printed", "[golden]") {
    struct Case {
        std::string file;
        std::vector<std::string> words;
    };
    const std::string teaching = "scenarios/three-equal-parties.toml";
    const std::string kyrgyzstan = "bench/main-2026.toml";
    const Case one = GENERATE_COPY(
        Case{"teaching.txt", {"run", teaching, "--runs", "2000", "--seed", "1"}},
        Case{"teaching-full.txt", {"run", teaching, "--runs", "2000", "--seed", "1", "--full"}},
        Case{"teaching.csv", {"run", teaching, "--runs", "2000", "--seed", "1"}},
        Case{"teaching-reference.csv",
             {"run", teaching, "--runs", "2000", "--seed", "1", "--engine", "reference"}},
        Case{"teaching-replay.txt", {"replay", teaching, "--seed", "1", "--run", "7"}},
        Case{"kyrgyzstan.csv", {"run", kyrgyzstan, "--runs", "2000", "--seed", "1"}},
        Case{"kyrgyzstan-reference.csv",
             {"run", kyrgyzstan, "--runs", "2000", "--seed", "1", "--engine", "reference"}});
    INFO(one.file);
    const test::TemporaryFolder folder;
    const bool table = one.file.ends_with(".csv");
    std::vector<std::string> words = one.words;
    if (table) words.insert(words.end(), {"--out", (folder.path() / "r").string()});
    const auto run = test::run_program(kenesh::test::source_folder(), words);
    REQUIRE(run.code == 0);
    const std::string made = table ? test::text_of(folder.path() / "r" / "seats.csv") : run.out;
    const std::string path = kenesh::test::source_folder() + "/tests/golden/" + one.file;
    if (std::getenv("KENESH_UPDATE") != nullptr) {
        std::ofstream(path, std::ios::binary) << made;
        return;
    }
    CHECK(made == test::text_of(path));
}
