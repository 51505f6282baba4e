#pragma once

#include <string>

#include "sim/report/validation/validation.hpp"
#include "sim/validation/split_study.hpp"

namespace kenesh {

/// Seats under SNTV foretold from another election's spread: scores first, then coverage beside
/// what it can tell apart. `of`: "Taiwan's councils"; `id` names the part, its charts and files.
[[nodiscard]] ValidationPart split_part(const std::string& id, const std::string& of,
                                        const SplitStudy& study);

}  // namespace kenesh
