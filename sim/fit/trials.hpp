#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/fit/fit.hpp"
#include "sim/model/calibration/calibration.hpp"

namespace kenesh {

/// A value per key in units of its range: 0 its low end, 1 its high one.
using Point = std::vector<double>;

/// Simulates at points and compares with the targets. Every point has the same draws.
class Trials {
public:
    static constexpr std::int64_t kFewestRuns = 64;

    /// The arguments must outlive it. Throws InputError where a measure is unknown.
    Trials(const ScenarioAt& scenario_at, std::span<const FreeKey> keys,
           std::span<const Target> targets, const FitSettings& settings);

    [[nodiscard]] Point start() const;
    [[nodiscard]] Point values_at(std::span<const double> point) const;
    /// Runs x targets. Throws Interrupted.
    [[nodiscard]] Grid<double> runs_at(std::span<const double> point, std::int64_t runs);
    [[nodiscard]] Point means_at(std::span<const double> point, std::int64_t runs);
    /// Sum of squared misses over tolerances.
    [[nodiscard]] double misses_at(std::span<const double> point, std::int64_t runs);

    /// Where a target has no tolerance, one election's deviation at this point is it.
    void take_tolerances(std::span<const double> point);
    [[nodiscard]] bool needs_tolerances() const;

    [[nodiscard]] std::span<const double> tolerances() const { return tolerances_; }
    [[nodiscard]] std::size_t keys() const { return keys_.size(); }
    [[nodiscard]] std::size_t targets() const { return targets_.size(); }
    [[nodiscard]] bool antithetic() const { return antithetic_; }
    [[nodiscard]] int evaluations() const { return evaluations_; }

private:
    const ScenarioAt& scenario_at_;
    std::span<const FreeKey> keys_;
    std::span<const Target> targets_;
    const FitSettings& settings_;
    Calibrator calibrator_;
    std::vector<Measure> measures_;
    Point tolerances_;
    bool antithetic_ = true;
    std::int64_t runs_done_ = 0;
    int evaluations_ = 0;
};

}  // namespace kenesh
