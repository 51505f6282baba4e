#pragma once

#include <string>
#include <vector>

#include "sim/summary/sample.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// A finished picture and the words around it.
struct Chart {
    std::string id;       ///< [a-z0-9-]+, also its file name
    std::string heading;  ///< what it shows, in a line
    std::string note;     ///< how to read it
    std::string svg;
    std::string group;  ///< charts of one group show the same of several systems, one by one
    std::string label;  ///< which of its group this one is
};

/// Each is a function of the summary (and of a sample of whole runs where said) alone.
[[nodiscard]] Chart hemicycles(const Summary& summary, const RunSample& sample);
[[nodiscard]] Chart seat_distributions(const Summary& summary);
[[nodiscard]] Chart seat_intervals(const Summary& summary);
/// Precondition: comparison < summary.comparisons.size().
[[nodiscard]] Chart seat_differences(const Summary& summary, std::size_t comparison);
/// Of the system's first district tier. Precondition: it has one.
[[nodiscard]] Chart district_tiles(const Summary& summary, std::size_t system);
[[nodiscard]] Chart women_elected(const Summary& summary);
[[nodiscard]] Chart disproportionality(const Summary& summary);
[[nodiscard]] Chart votes_to_seats(const Summary& summary, const RunSample& sample);

/// All that the summary supports, in the order of the page.
[[nodiscard]] std::vector<Chart> charts(const Summary& summary, const RunSample& sample);

}  // namespace kenesh
