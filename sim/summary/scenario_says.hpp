#pragma once

#include "sim/model/scenario.hpp"

namespace kenesh {

/// What a scenario says itself, as far as it decides what is told of its results.

/// Is there a rule on gender, or a choice with another share of women than the usual half? If not,
/// the women elected are half of them by assumption, which is no finding.
[[nodiscard]] bool speaks_of_gender(const Scenario& scenario);

}  // namespace kenesh
