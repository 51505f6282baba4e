#pragma once

#include "sim/report/validation/validation.hpp"
#include "sim/validation/split_study.hpp"

namespace kenesh {

/// How votes split among the candidates of a list, and what that foretells.
[[nodiscard]] ValidationPart split_part(const SplitStudy& study);

}  // namespace kenesh
