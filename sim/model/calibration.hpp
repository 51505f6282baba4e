#pragma once

#include <vector>

#include "sim/core/grid.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// alpha of model.md, section 2, and how well it was reached.
struct Calibration {
    std::vector<double> alpha;           ///< K; 0 for absent choices
    std::vector<double> expected;        ///< K: expected share at alpha by the pilot
    std::vector<double> standard_error;  ///< K: of `expected`, over independent replicates
    double worst_error = 0.0;            ///< largest |expected - strength| + 2 standard errors
    double worst_relative = 0.0;         ///< the same, as a share of the strength
    long long points = 0;                ///< of the pilot, over all replicates
    int steps = 0;
    bool reached = false;  ///< worst_error <= 0.0001 and worst_relative <= 0.002
    friend bool operator==(const Calibration&, const Calibration&) = default;
};

/// Solves for alpha. `national_factor`: K x K, L of the national effects.
/// The answer is a function of the scenario alone: not of its seed, the machine or threads.
[[nodiscard]] Calibration calibrate(const Scenario& scenario, const Grid<double>& national_factor);

}  // namespace kenesh
