#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/core/interrupted.hpp"
#include "sim/fit/observe.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// A key of the scenario that the fit may move, and how far.
struct FreeKey {
    std::string key;  ///< as in --set
    double low = 0.0;
    double high = 0.0;
    double start = 0.0;  ///< the scenario's own value
    Place place;         ///< where it is asked for
    friend bool operator==(const FreeKey&, const FreeKey&) = default;
};

/// What the simulated mean of a measure should be.
struct Target {
    std::string measure;  ///< a name of fit/measure.hpp
    double value = 0.0;
    /// Standard error of the value as a statement about the model's mean. Nothing: the value is
    /// that of one election, and the simulated deviation of one election stands for it.
    std::optional<double> tolerance;
    std::string note;     ///< where the value comes from
    Place place;          ///< where the target is asked for
    bool put_in = false;  ///< of a check: the scenario was given it, so that it tests no model
    friend bool operator==(const Target&, const Target&) = default;
};

struct FitSettings {
    std::int64_t runs = 4096;  ///< per evaluation, the same draws each time; even
    int starts = 0;            ///< points of the first look, 0: chosen by the number of keys
    int replicates = 1000;     ///< of the bootstrap
    std::uint64_t seed = 1;    ///< of the bootstrap
    int threads = 1;
    StopFlag stop;
    std::function<void(std::int64_t runs_done)> progress;
};

struct FittedKey {
    FreeKey key;
    double value = 0.0;
    double low = 0.0;  ///< 90 % interval
    double high = 0.0;
    bool at_end = false;    ///< the value is at an end of its range
    bool unpinned = false;  ///< the interval covers most of the range
    friend bool operator==(const FittedKey&, const FittedKey&) = default;
};

struct FittedTarget {
    Target target;
    double tolerance = 0.0;  ///< given or simulated
    double mean = 0.0;       ///< simulated at the fitted values
    double standard_error = 0.0;
    double low = 0.0;  ///< 90 % of runs
    double high = 0.0;
    double miss = 0.0;  ///< (mean - value) / tolerance
    friend bool operator==(const FittedTarget&, const FittedTarget&) = default;
};

/// A direction in which the keys can move together and no target would tell: change of each key
/// over its range, the largest 1 or -1.
using FlatDirection = std::vector<double>;

/// All free checks at once: how far the known figures lie from the model's means, and how often one
/// of its own elections lies as far.
struct OverallCheck {
    int figures = 0;
    double misses = 0.0;    ///< sum of squared misses, each in one election's deviations
    double expected = 0.0;  ///< its mean over the model's own elections
    double chance = 0.0;    ///< share of them with as much or more
    friend bool operator==(const OverallCheck&, const OverallCheck&) = default;
};

struct Fit {
    std::vector<FittedKey> keys;
    std::vector<FittedTarget> targets;
    std::vector<FittedTarget> checks;     ///< tolerance: one election's deviation
    std::optional<OverallCheck> overall;  ///< of checks that were not put in; none without any
    std::vector<FlatDirection> flat;
    double misses = 0.0;    ///< sum of squared misses
    std::int64_t runs = 0;  ///< per evaluation
    int evaluations = 0;
    int replicates = 0;
};

/// The scenario with so much for each free key.
using ScenarioAt = std::function<Scenario(std::span<const double>)>;

/// Finds the values of the free keys whose simulated means come closest to the targets: the least
/// sum of squared misses, each over its target's tolerance, on common random numbers (docs/fit.md).
/// Throws InputError where a target's measure is unknown, and Interrupted; what scenario_at throws
/// goes through.
/// `checks` are compared at the fitted values and take no part in the fit.
/// Precondition: at least one key and target, low < high for each key.
[[nodiscard]] Fit fit(const ScenarioAt& scenario_at, std::span<const FreeKey> keys,
                      std::span<const Target> targets, std::span<const Target> checks,
                      const FitSettings& settings);

}  // namespace kenesh
