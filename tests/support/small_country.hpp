#pragma once

#include <filesystem>
#include <string>

#include "tests/support/temporary_folder.hpp"

namespace kenesh::test {

inline constexpr const char* kSmallUnits =
    "unit,region,registered,three,one\n"
    "u1,North,40000,1,1\nu2,North,40000,1,2\nu3,North,40000,1,3\n"
    "u4,South,40000,2,4\nu5,South,40000,2,5\nu6,South,40000,2,6\n";

inline constexpr const char* kSmallScenario =
    "geography = \"units.csv\"\nsystems = [\"old.toml\"]\nruns = 200\n"
    "[turnout]\nmean = 0.6\n"
    "[uncertainty]\nnational = 0.2\nregion = 0.2\nunit = 0.2\ncandidate = 0.3\n"
    "[[party]]\nid = \"red\"\nstrength = 0.4\ncandidates = 2\n"
    "[[party]]\nid = \"green\"\nstrength = 0.35\ncandidates = 2\n"
    "[[party]]\nid = \"blue\"\nstrength = 0.25\ncandidates = 2\n"
    "[[system]]\nid = \"new\"\n[[system.tier]]\nkind = \"districts\"\n"
    "districting = \"three\"\nseats = 3\nrule = \"sntv\"\n";

inline constexpr const char* kSmallSystem =
    "id = \"old\"\n[[tier]]\nkind = \"districts\"\ndistricting = \"one\"\nseats = 1\n"
    "rule = \"plurality\"\n[[tier]]\nkind = \"list\"\nseats = 10\nthreshold = 0.05\n";

/// A scenario of three parties, its system file and its table, in a folder.
inline std::filesystem::path write_small_country(const TemporaryFolder& folder) {
    folder.write("units.csv", kSmallUnits);
    folder.write("old.toml", kSmallSystem);
    return folder.write("s.toml", kSmallScenario);
}

}  // namespace kenesh::test
