#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/sweep/design.hpp"

namespace kenesh {

/// Points of priors for a scenario as write_scenario() writes it: such a file has lost defaults,
/// tables and weights that a prior may be of, so the table says what each point has otherwise in
/// the scenario as it is resolved. A column "point"; one for each prior, named `told` (told and not
/// set); one for each key that differs at some point, empty where a point has the scenario's own
/// value. read_prior_table() reads it.
[[nodiscard]] std::string resolved_points(
    const Scenario& central, const Design& design, std::span<const std::string> told,
    const std::function<Scenario(const DesignPoint&)>& scenario_at);

}  // namespace kenesh
