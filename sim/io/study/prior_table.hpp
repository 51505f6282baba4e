#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/sweep/design.hpp"

namespace kenesh {

/// Points of parameters that stand in a table in place of laws.
struct PriorTable {
    Design design;
    std::vector<std::string> words;  ///< of the parameters, one for each of Design::names
};

/// A row a point, a column a key as --set writes it; an empty cell leaves the scenario's own value.
/// A column "point" only numbers the rows. A column whose name ends in a bracket, as
/// "party.a.strength (0.15 to 0.35)", is told and not set; where there is one, those alone are
/// told. `is_set`: keys that something else sets; their columns are left out.
[[nodiscard]] PriorTable read_prior_table(const CsvTable& table,
                                          const std::function<bool(const std::string&)>& is_set,
                                          Diagnostics& mistakes);

}  // namespace kenesh
