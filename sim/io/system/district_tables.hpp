#pragma once

#include <optional>
#include <vector>

#include "sim/io/reading/read_context.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// Reads district,seats[,min_women][,max_same_gender]. `districting`: each of its districts needs
/// one row and no other may have one; null: not known.
[[nodiscard]] std::optional<std::vector<DistrictMagnitude>> read_magnitudes(
    const CsvTable& table, const Districting* districting, Diagnostics& mistakes);

/// A candidates table and where its genders stand, for the tiers that ask for them.
struct CandidateTable {
    std::vector<TableCandidate> candidates;
    std::vector<Place> gender_places;
};

/// Reads district,candidate,choice[,gender][,effect]; gender m, f or empty. Districts and choices
/// are checked against those that are known.
[[nodiscard]] std::optional<CandidateTable> read_candidates(const CsvTable& table,
                                                            const Districting* districting,
                                                            const ReadContext& context);

}  // namespace kenesh
