#pragma once

#include <string>

#include "sim/summary/summary.hpp"

namespace kenesh {

/// "Kyrgyzstan, 30 November 2025", as far as the scenario says so.
[[nodiscard]] std::string place_and_date(const Summary& summary);

/// "20 Alamudun": the district as tables and ballots number it, with its name where it has one.
[[nodiscard]] std::string named_district(const DistrictSummary& district);

/// The same with the region that most of its voters live in: "20 Alamudun (Chuy)".
[[nodiscard]] std::string placed_district(const DistrictSummary& district);

}  // namespace kenesh
