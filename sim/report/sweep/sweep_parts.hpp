#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "sim/report/sweep/chart_sweep.hpp"
#include "sim/report/sweep/sweep_values.hpp"

// What the charts of a sweep share.

namespace kenesh {

/// A chance that never leaves 0 by more than this is not drawn.
inline constexpr double kTold = 0.005;

/// Least and largest mean of a party over all points.
struct MeanRange {
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
    std::size_t at_least = 0;
    std::size_t at_most = 0;
    [[nodiscard]] double width() const { return most >= least ? most - least : 0.0; }
};
[[nodiscard]] MeanRange range_of(const SweepValues& measure, std::size_t party);

/// Parties by how far the sweep moves them under any system, most first.
[[nodiscard]] std::vector<std::size_t> most_moved(const SweepReport& sweep);

/// The values of a parameter, point by point, as written.
[[nodiscard]] std::vector<std::string> values_of(const SweepReport& sweep, std::size_t parameter);

/// The axis of such values, in the words of the key.
[[nodiscard]] SweepAxis axis_of(const SweepReport& sweep, std::size_t parameter,
                                const std::vector<std::string>& values);

/// "kind", "kind-2", "kind-3", ...
[[nodiscard]] std::string id_of(const std::string& kind, std::size_t at);

/// Where it stands; the list's size if it does not.
[[nodiscard]] std::size_t index_in(const std::vector<std::string>& list, const std::string& value);

}  // namespace kenesh
