#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>
#include <span>
#include <sstream>

#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

const fs::path kGood = fs::path(kenesh::test::source_folder()) / "tests/io/good";

constexpr std::array kFiles{"full.toml",
                            "units.csv",
                            "baseline.csv",
                            "candidates-limited.csv",
                            "systems/districts.toml",
                            "systems/mixed.toml",
                            "systems/magnitudes.csv",
                            "systems/candidates.csv"};

constexpr std::array kPieces{"0",    "-1",    "1e400", "nan",  "\"",   "'",
                             "[",    "]",     "{",     "}",    ",",    "\n",
                             "=",    ".",     "#",     "\xff", "true", "inf",
                             "\r\n", "1e309", "\\u",   "[[x",  "0x",   "99999999999999999999"};

std::string content_of(const fs::path& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

/// Another digit, which often leaves a good file, or random bytes, pieces, cuts and repeats.
std::string mutated(std::string text, std::mt19937& random) {
    const auto below = [&random](std::size_t n) { return random() % n; };
    if (below(2) == 0) {
        const std::size_t at = text.find_first_of("0123456789", below(text.size()));
        if (at != std::string::npos) text[at] = static_cast<char>('0' + below(10));
        return text;
    }
    for (std::size_t n = 1 + below(3); n > 0; --n) {
        const std::size_t at = below(text.size());
        switch (below(5)) {
            case 0:
                text[at] = static_cast<char>(below(256));
                break;
            case 1:
                text.erase(at, 1 + below(20));
                break;
            case 2:
                text.insert(at, kPieces[below(kPieces.size())]);
                break;
            case 3:
                text.insert(at, text.substr(below(text.size()), below(60)));
                break;
            default:
                text.replace(at, 1 + below(4), kPieces[below(kPieces.size())]);
        }
        if (text.empty()) return "x";
    }
    return text;
}

/// Whatever a file holds, the answer is a scenario that can be written and read again, or a list of
/// mistakes; never another exception, never an end of the program. files: the first is the
/// scenario.
void check_mutations(std::span<const char* const> files, int rounds) {
    std::mt19937 random(20251130);
    int read = 0;
    int refused = 0;
    for (int round = 0; round < rounds; ++round) {
        const TemporaryFolder folder;
        fs::create_directory(folder.path() / "systems");
        const std::size_t victim = random() % files.size();
        for (std::size_t f = 0; f < files.size(); ++f) {
            const std::string text = content_of(kGood / files[f]);
            folder.write(files[f], f == victim ? mutated(text, random) : text);
        }
        INFO(files[victim] << ":\n" << content_of(folder.path() / files[victim]));
        try {
            const Scenario scenario = read_scenario(folder.path() / files[0]);
            fs::create_directory(folder.path() / "tables");
            for (const ResultFile& file : write_scenario(scenario)) {
                folder.write(file.name, file.contents);
            }
            CHECK(read_scenario(folder.path() / "scenario.toml") == scenario);
            ++read;
        } catch (const InputError& error) {
            REQUIRE_FALSE(error.diagnostics().empty());
            ++refused;
        }
    }
    // The mutations are neither harmless nor all fatal.
    CHECK(read > rounds / 10);
    CHECK(refused > rounds / 10);
}

}  // namespace

TEST_CASE("Good files changed at random are read or refused", "[io]") {
    check_mutations(kFiles, 800);
}

TEST_CASE("A scenario with a poll, changed at random, is read or refused", "[io][poll]") {
    constexpr std::array kPolled{"polled.toml", "units.csv", "systems/mixed.toml",
                                 "systems/magnitudes.csv"};
    check_mutations(kPolled, 400);
}
