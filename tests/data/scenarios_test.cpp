#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>
#include "tests/support/paths.hpp"

/// What the shipped scenarios say of themselves.
namespace kenesh {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

fs::path folder() {
    return fs::path(kenesh::test::source_folder()) / "scenarios";
}

Lines lines_of(const fs::path& path) {
    std::ifstream file(path);
    REQUIRE(file);
    Lines lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

/// Without comments, blank lines and spaces at the end; no shipped text holds a number sign but
/// the colours, which stand in quotes.
Lines settings_of(const fs::path& path) {
    Lines settings;
    for (std::string line : lines_of(path)) {
        line = line.substr(0, line.find("# "));
        line.erase(line.find_last_not_of(' ') + 1);
        if (!line.empty() && line != "#") settings.push_back(line);
    }
    return settings;
}

/// The settings of a variant that the main scenario does not have in the same place.
Lines changes(const std::string& variant) {
    const Lines main = settings_of(folder() / "kyrgyzstan-mekenchil.toml");
    const Lines other = settings_of(folder() / variant);
    REQUIRE(other.size() == main.size());
    Lines changed;
    for (std::size_t i = 0; i < main.size(); ++i)
        if (main[i] != other[i]) changed.push_back(other[i]);
    return changed;
}

TEST_CASE("Every shipped scenario opens with the question it answers") {
    int scenarios = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder())) {
        if (entry.path().extension() != ".toml") continue;
        ++scenarios;
        INFO(entry.path());
        CHECK(lines_of(entry.path()).front().rfind("# Question: ", 0) == 0);
    }
    CHECK(scenarios >= 4);
}

TEST_CASE("The variants of the main scenario differ from it in what they say alone") {
    CHECK(changes("kyrgyzstan-one-nominee.toml") ==
          Lines{"title     = \"One nominee per district and party\"", "candidates = 1"});
    CHECK(changes("kyrgyzstan-equal-districts.toml") ==
          Lines{"title     = \"The same voters in districts of equal size\"",
                "geography = \"../districts/kyrgyzstan/units-equal.csv\""});
}

}  // namespace
}  // namespace kenesh
