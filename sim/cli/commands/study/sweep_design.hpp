#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/options.hpp"
#include "sim/sweep/axis.hpp"
#include "sim/sweep/run_sweep.hpp"

namespace kenesh {

/// What the words of `kenesh sweep` say of the design.
struct DesignOptions {
    std::string file;  ///< scenario or sweep file
    std::vector<std::string> vary;
    std::optional<std::string> design;
    std::optional<std::int64_t> points;
    std::optional<std::uint64_t> design_seed;
    bool sensitivity = false;
};

/// A sweep that was asked for: scenario, settings of all points, precision, axes and points.
struct AskedSweep {
    SweepSettings settings;
    std::vector<Axis> axes;
    Design design;
};

/// Sweep file and options together; options win. Throws InputError with all mistakes.
[[nodiscard]] AskedSweep asked_sweep(const DesignOptions& options,
                                     const SimulationOptions& simulation);

}  // namespace kenesh
