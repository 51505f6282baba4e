#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/sweep/axis.hpp"

namespace kenesh {

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
