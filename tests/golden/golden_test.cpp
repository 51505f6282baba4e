#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// What the program prints for fixed seeds, kept beside this file. A change of these files is a
/// change of results or of their form, and belongs in CHANGELOG.md. With KENESH_UPDATE set the test
/// writes them instead.
using namespace kenesh;

TEST_CASE("The same command prints what it always printed", "[golden]") {
    struct Case {
        std::string file;
        std::vector<std::string> words;
    };
    const std::string teaching = "scenarios/three-equal-parties.toml";
    const std::string kyrgyzstan = "scenarios/kyrgyzstan-mekenchil.toml";
    const Case one = GENERATE_COPY(
        Case{"teaching.txt", {"run", teaching, "--runs", "2000", "--seed", "1"}},
        Case{"teaching.csv", {"run", teaching, "--runs", "2000", "--seed", "1", "--format", "csv"}},
        Case{"teaching-reference.csv",
             {"run", teaching, "--runs", "2000", "--seed", "1", "--format", "csv", "--engine",
              "reference"}},
        Case{"teaching-replay.txt", {"replay", teaching, "--seed", "1", "--run", "7"}},
        Case{"kyrgyzstan.csv",
             {"run", kyrgyzstan, "--runs", "2000", "--seed", "1", "--format", "csv"}},
        Case{"kyrgyzstan-reference.csv",
             {"run", kyrgyzstan, "--runs", "2000", "--seed", "1", "--format", "csv", "--engine",
              "reference"}});
    INFO(one.file);
    const auto run = test::run_program(kenesh::test::source_folder(), one.words);
    REQUIRE(run.code == 0);
    const std::string path = kenesh::test::source_folder() + "/tests/golden/" + one.file;
    if (std::getenv("KENESH_UPDATE") != nullptr) {
        std::ofstream(path, std::ios::binary) << run.out;
        return;
    }
    CHECK(run.out == test::text_of(path));
}
