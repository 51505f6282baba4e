#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/validation/forecast.hpp"

namespace kenesh {

/// Results to score a forecast with: a CSV table `choice,seats` with a row for each choice of the
/// forecast, and where they are known `list_seats`, `district_seats`, `vote_share`. Every mistake
/// is recorded at its place: a choice that the forecast lacks, one that has no row or two, more
/// seats than there can be.
[[nodiscard]] std::vector<Outcome> read_outcomes(const std::filesystem::path& path,
                                                 const Forecast& forecast,
                                                 const std::string& system, Diagnostics& mistakes);

}  // namespace kenesh
