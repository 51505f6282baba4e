#pragma once

#include <map>
#include <optional>
#include <vector>

#include "sim/io/scenario/choices_reader.hpp"

namespace kenesh {

/// Where a choice's leans come from. A uniform swing needs its strength, which is settled when all
/// choices are read.
struct LeanInput {
    std::vector<std::optional<double>> shares;  ///< per place of the baseline; empty: no row
    double mean = 0.0;                          ///< of them, weighted by registered voters
    std::map<std::size_t, double> by_hand;      ///< by region
};

/// Reads `baseline`, `lean` and what else says where a choice is strong; fills its baseline and
/// zero shares. Precondition: the id of the choice is known.
[[nodiscard]] LeanInput read_leans(const TableReader& table, const ChoiceContext& context,
                                   Choice& choice);

/// Leans of a choice: per region, and of a baseline by unit per unit what comes to that.
struct Leans {
    std::vector<double> region;
    std::vector<double> unit;
};

/// Of a choice of that strength; empty where the geography is not known.
[[nodiscard]] Leans leans_of(const LeanInput& input, const ChoiceContext& context, double strength);

/// Leans by unit from a table (unit, choice, lean), in place of a baseline's.
void apply_unit_leans(const CsvTable& table, const Geography* geography,
                      std::vector<Choice>& choices, Diagnostics& mistakes);

}  // namespace kenesh
