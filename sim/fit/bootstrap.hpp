#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/fit/emulator.hpp"

namespace kenesh {

/// What a parametric bootstrap draws from and refits within. Points are in units of ranges.
struct BootstrapSettings {
    std::span<const double> fitted;
    std::span<const double> low, high;    ///< where the emulator holds
    std::span<const double> tolerances;   ///< per target
    const Grid<double>* runs = nullptr;   ///< runs x targets at the fitted values
    std::vector<bool> of_one_election{};  ///< per target: drawn as a run, not by its tolerance
    int replicates = 0;
    std::uint64_t seed = 1;
};

/// Replicates x keys: refits to targets drawn from the fitted model (Efron and Tibshirani 1993,
/// chapter 6). A target with a tolerance is a normal number about the fitted mean; the others are
/// those of one simulated election, all of the same.
[[nodiscard]] Grid<double> bootstrap(const Emulator& emulator, const BootstrapSettings& settings);

}  // namespace kenesh
