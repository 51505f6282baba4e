#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/returns/returns.hpp"

/// The tables of read_returns(), one by one, with the places that later checks name.
namespace kenesh {

inline constexpr std::int64_t kMostVotes = std::int64_t{1} << 31;

struct DistrictTable {
    std::vector<DistrictReturn> districts;          ///< by first appearance
    std::vector<Place> places;                      ///< per district: where it is first named
    std::vector<std::vector<Place>> gender_places;  ///< per district and candidate
};

/// district,candidate,votes with optional choice and gender (m, f or empty). No choice:
/// independents. Rows of the choices against-all and invalid need no candidate. Rows with mistakes
/// are left out; nothing if the columns are wrong.
[[nodiscard]] std::optional<DistrictTable> read_district_returns(const CsvTable& table,
                                                                 Diagnostics& mistakes);

/// choice,votes with optional region and members. An empty region: votes that are not told by
/// region.
[[nodiscard]] std::optional<ListReturns> read_list_returns(const CsvTable& table,
                                                           Diagnostics& mistakes);

/// region and votes_cast or registered or both, one row per region of the list returns; a file of
/// list votes without regions takes the sums.
[[nodiscard]] std::optional<BaseReturns> read_bases(const CsvTable& table,
                                                    const std::vector<std::string>& regions,
                                                    Diagnostics& mistakes);

/// Adds votes to a running sum; a mistake, once, where it first passes 2^31.
class VoteSum {
public:
    VoteSum(const CsvTable& table, Diagnostics& mistakes) noexcept
        : table_(table), mistakes_(mistakes) {}
    void add(const CsvCell& cell, std::int64_t votes);

private:
    const CsvTable& table_;
    Diagnostics& mistakes_;
    std::int64_t sum_ = 0;
    bool told_ = false;
};

}  // namespace kenesh
