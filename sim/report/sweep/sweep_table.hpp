#pragma once

#include <optional>
#include <span>
#include <string>

#include "sim/io/results/sweep_store.hpp"
#include "sim/report/paper/table.hpp"

namespace kenesh {

/// The measure of a point; nothing if it has none of that name.
[[nodiscard]] std::optional<SweepMeasure> find_measure(const SweepPointResult& point,
                                                       const std::string& system,
                                                       const std::string& choice,
                                                       const std::string& measure);

/// A line for each point: its settings, and of one party the mean seats and the chance of a
/// majority in the first two systems and the mean difference, with errors. Says that the points
/// share their runs. Precondition: at least one point.
[[nodiscard]] std::string sweep_table(const SweepIdentity& sweep,
                                      std::span<const SweepPointResult> points,
                                      const std::string& party, const TextStyle& style);

/// The party that an axis moves (party.<id>.strength), else the first of the results.
[[nodiscard]] std::string party_of(const SweepIdentity& sweep, const SweepPointResult& point);

}  // namespace kenesh
