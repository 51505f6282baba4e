#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/core/interrupted.hpp"
#include "sim/fit/measure.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// The measures of runs 0 .. runs - 1: runs x measures, counted by the reference engine; the same
/// for any number of threads. Throws Interrupted.
[[nodiscard]] Grid<double> observe(const Plan& plan, std::span<const Measure> measures,
                                   std::int64_t runs, int threads, StopFlag stop = {});

/// Mean, standard error of the mean (from pairs of twins) and standard deviation of one measure.
struct Moments {
    double mean = 0.0;
    double standard_error = 0.0;
    double deviation = 0.0;
    double low = 0.0;   ///< one run in twenty lies below
    double high = 0.0;  ///< and one above
};

/// Of a column of observe(). Precondition: with twins an even number of runs, at least four.
[[nodiscard]] Moments moments_of(const Grid<double>& values, std::size_t column, bool twins);

}  // namespace kenesh
