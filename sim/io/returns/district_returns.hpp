#pragma once

#include <optional>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/returns/returns.hpp"

namespace kenesh {

/// Returns of candidates, with the places that later checks name.
struct DistrictTable {
    std::vector<DistrictReturn> districts;          ///< by first appearance
    std::vector<Place> places;                      ///< per district: where it is first named
    std::vector<std::vector<Place>> gender_places;  ///< per district and candidate
    bool of_choices = false;                        ///< each "candidate" is all of a choice
};

/// district,candidate,votes with optional choice and gender (m, f or empty). No choice:
/// independents. Rows of the choices against-all and invalid need no candidate. Rows with mistakes
/// are left out; nothing if the columns are wrong.
[[nodiscard]] std::optional<DistrictTable> read_district_returns(const CsvTable& table,
                                                                 Diagnostics& mistakes);

}  // namespace kenesh
