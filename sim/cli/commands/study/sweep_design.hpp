#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/options.hpp"
#include "sim/io/results/sweep_identity.hpp"
#include "sim/io/text/input_files.hpp"
#include "sim/sweep/axis.hpp"
#include "sim/sweep/run_sweep.hpp"

namespace kenesh {

/// What is wrong with how an axis is spelt, as in key=0.2..0.4; "" where it may be right.
[[nodiscard]] std::string spelling_of_axis(const std::string& text);

/// What the words of `kenesh sweep` say of the design.
struct DesignOptions {
    std::string file;  ///< scenario or sweep file
    std::vector<std::string> vary;
    std::optional<std::string> design;
    std::optional<std::int64_t> points;
    std::optional<std::uint64_t> design_seed;
    bool sensitivity = false;
    bool prior = false;  ///< the scenario's priors are drawn at every point
};

/// A sweep that was asked for. Its scenarios are made of files that are opened when a point first
/// names them: after check_points() there is nothing left to open.
struct AskedSweep {
    std::filesystem::path scenario;
    std::vector<std::string> set;  ///< "key=value", of all points: the sweep file's and --set
    std::shared_ptr<InputFiles> files;
    SweepSettings settings;
    Design design;

    [[nodiscard]] Scenario first() const { return settings.scenario_at(design.points.front()); }
};

/// Sweep file and options together; options win. Throws InputError with all mistakes.
[[nodiscard]] AskedSweep asked_sweep(const DesignOptions& options,
                                     const SimulationOptions& simulation);

/// What its store holds. Precondition: check_points() has seen all points. `first`: the first
/// point's scenario. `command`: as typed.
[[nodiscard]] SweepIdentity identity_of(const AskedSweep& asked, const Scenario& first,
                                        const std::string& command);

}  // namespace kenesh
