#pragma once

#include "sim/report/validation/validation.hpp"
#include "sim/validation/slate_score.hpp"

namespace kenesh {

inline constexpr const char* kSlatesHeading =
    "Block vote: London's wards of 2022, every second borough from the others";

/// Seats of slates where voters had several votes: fit, split wards, spreads, scores, parties.
[[nodiscard]] ValidationPart slates_part(const SlateStudy& study);

}  // namespace kenesh
