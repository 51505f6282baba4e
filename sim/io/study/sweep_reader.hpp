#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace kenesh {

/// An axis of a sweep as it is written: numbers are texts, so that 0.20 stays 0.20.
struct AxisText {
    std::string name;                                 ///< of its column; the first key if not given
    std::vector<std::string> keys;                    ///< that move together
    std::vector<std::vector<std::string>> values;     ///< per value, one for each key; or
    std::optional<std::array<std::string, 3>> steps;  ///< from, to, step; or
    std::optional<std::array<std::string, 2>> range;  ///< low, high
    Place place;
};

/// A sweep file (docs/sweep.md): a scenario and what varies in it.
struct SweepFile {
    std::filesystem::path scenario;
    std::vector<std::string> settings;  ///< "key=value" of [set], runs and seed
    std::vector<AxisText> axes;
    std::string design = "grid";
    std::optional<std::int64_t> points;
    std::uint64_t design_seed = 1;
    double precision = 0.0;
};

/// Is it a sweep file, not a scenario: has it a [[axis]]? False for what cannot be read.
[[nodiscard]] bool is_sweep_file(const std::filesystem::path& path);

/// Throws InputError with all mistakes.
[[nodiscard]] SweepFile read_sweep_file(const std::filesystem::path& path);

}  // namespace kenesh
