#pragma once

#include <string>
#include <vector>

#include "sim/rules/system.hpp"

/// The tables that a system's file names, as they are read back.
namespace kenesh {

/// district,seats,min_women,max_same_gender
[[nodiscard]] std::string magnitude_table(const std::vector<DistrictMagnitude>& rows);
/// district,candidate,choice,gender,effect
[[nodiscard]] std::string candidate_table(const std::vector<TableCandidate>& rows);
/// district,row,column
[[nodiscard]] std::string tile_table(const std::vector<DistrictTile>& rows);
/// choice,seats,district
[[nodiscard]] std::string cap_table(const std::vector<ListCap>& rows);

}  // namespace kenesh
