#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/grid.hpp"

namespace kenesh {

/// Simulated means near the fitted values as quadratic functions of the keys, fitted to a few dozen
/// simulations on common random numbers. What a bootstrap needs hundreds of costs it nothing.
/// Points are in units of the keys' ranges.
class Emulator {
public:
    /// Fits one quadratic per measure by least squares; points x keys, points x measures. With
    /// fewer points than coefficients the products of keys are left out, then the squares.
    /// Precondition: more points than keys.
    Emulator(const Grid<double>& points, const Grid<double>& means);

    void means_at(std::span<const double> point, std::span<double> means) const;
    /// Derivative of measure m by key k.
    [[nodiscard]] double slope(std::span<const double> point, std::size_t m, std::size_t k) const;

    /// The point in [low, high] whose means come closest to the targets in units of the
    /// tolerances: Levenberg's and Marquardt's steps from `start`, cut at the bounds.
    [[nodiscard]] std::vector<double> closest(std::span<const double> targets,
                                              std::span<const double> tolerances,
                                              std::span<const double> low,
                                              std::span<const double> high,
                                              std::span<const double> start) const;

    [[nodiscard]] std::size_t keys() const noexcept { return keys_; }
    [[nodiscard]] std::size_t measures() const noexcept { return coefficients_.rows(); }

private:
    std::size_t keys_ = 0;
    bool squares_ = false;
    bool products_ = false;
    Grid<double> coefficients_;  ///< measures x (1, keys, squares, products)
};

/// A direction of the keys along which the targets hardly change.
struct Direction {
    std::vector<double> change;  ///< per key, in units of its range, length 1
    double effect = 0.0;         ///< change of the targets in tolerances, over the whole range
};

/// Singular directions of the targets' derivatives over their tolerances (measures x keys), weakest
/// first.
[[nodiscard]] std::vector<Direction> directions(const Grid<double>& slopes);

}  // namespace kenesh
