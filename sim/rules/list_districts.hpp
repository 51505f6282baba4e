#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/rules/list_tier.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// The law of list tiers that are divided by district, for counts of returns and of simulated
/// votes alike.

/// Seats of each district by a table or one number for all; nothing where the table does not name
/// it. Precondition: they are not apportioned.
[[nodiscard]] std::vector<std::optional<int>> fixed_seats(const ListDistricts& tier,
                                                          std::span<const std::string> districts);

/// A house's seats apportioned to districts by their registered voters or votes. `trace`: where to
/// keep the division, if anywhere.
[[nodiscard]] std::vector<int> apportioned_seats(const SeatsOfDistricts& rule,
                                                 std::span<const std::int64_t> by, ListWork& work,
                                                 std::optional<SeatDivision>* trace = nullptr);

/// Per district and list the most seats, as a tier's caps of districts say.
class DistrictCaps {
public:
    DistrictCaps(const ListTier& tier, const std::vector<std::string>& lists);
    /// Of the district, or of every one; empty where none is told.
    [[nodiscard]] std::vector<int> of(const std::string& district) const;

private:
    std::size_t lists_;
    std::unordered_map<std::string, std::vector<std::pair<std::size_t, int>>> caps_;
};

/// Makes the count of a nation ready for add_district(). `passed`: who may be divided anywhere.
void begin_nation(std::span<const std::int64_t> votes, std::span<const std::uint8_t> passed,
                  ListCount& nation);
/// Adds one district's seats and women to the nation's, and what happened there.
void add_district(const ListCount& district, ListCount& nation);

/// Votes of a tier's districts, its lists in one order everywhere.
struct ListDistrictVotes {
    GridView<const std::int64_t> votes;  ///< districts x lists
    std::span<const std::int64_t> base;  ///< per district: what its threshold is a share of
    std::span<const int> seats;          ///< per district
    std::span<const std::vector<int>> caps = {};  ///< per district and list; empty: none
};

/// Counts a tier by district: thresholds of the nation on `nation`, then each district by itself.
/// Precondition: not compensatory.
void count_list_districts(const ListRule& rule, const ListVotes& nation,
                          const ListDistrictVotes& votes, ListWork& work, ListCount& out,
                          std::vector<ListCount>& districts);

}  // namespace kenesh
