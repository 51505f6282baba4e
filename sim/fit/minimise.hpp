#pragma once

#include <functional>
#include <span>
#include <vector>

namespace kenesh {

struct Minimum {
    std::vector<double> point;
    double value = 0.0;
};

/// The least value of a function on the unit cube, near `start`: BOBYQA (Powell 2009), for one key
/// COBYLA (Powell 1994), both from NLopt. Ends when no coordinate moves by more than a thousandth.
/// What the function throws goes through.
[[nodiscard]] Minimum minimise(const std::function<double(std::span<const double>)>& function,
                               std::span<const double> start);

/// The first n points of Sobol's sequence in so many dimensions, without the corner at 0.
[[nodiscard]] std::vector<std::vector<double>> sobol_points(std::size_t n, std::size_t dimensions);

}  // namespace kenesh
