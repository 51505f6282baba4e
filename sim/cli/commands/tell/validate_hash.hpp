#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kenesh {

/// What a shipped scenario's results must be to the byte, whatever the machine, the instruction
/// set, the compiler and the number of threads: SHA-256 of a result file of kHashedRuns runs.
struct ExpectedHash {
    std::string_view scenario;  ///< in the shipped scenarios, without ".toml"
    std::string_view engine;    ///< name_of(Engine): the two round differently
    std::string_view file;      ///< name in a result folder
    std::string_view sha256;
};

inline constexpr int kHashedRuns = 4096;

/// The one table that every port is checked against. Changed where results are meant to change,
/// with a line in CHANGELOG.md: `kenesh bench --validate-hash` prints what is found.
[[nodiscard]] std::span<const ExpectedHash> expected_hashes() noexcept;

struct HashCheck {
    std::string scenario;
    std::string target;  ///< an instruction set, or "reference": the scalar engine
    std::string file;
    std::string expected;
    std::string found;
    [[nodiscard]] bool same() const noexcept { return expected == found; }
};

/// Simulates the scenarios of a table on the reference engine and on each instruction set that this
/// machine has, and hashes what would be written. shipped: shipped_folder().
/// Throws InputError as `run` does.
[[nodiscard]] std::vector<HashCheck> check_hashes(const std::filesystem::path& shipped,
                                                  std::span<const ExpectedHash> expected);

/// A line per scenario and target; both hashes of each file that differs.
[[nodiscard]] std::string hash_report(std::span<const HashCheck> checks);

}  // namespace kenesh
