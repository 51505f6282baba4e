#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/returns/returns.hpp"
#include "sim/rules/list_tier.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// One district of a list tier counted. Lists are positions in ListReturns::lists.
struct ListDistrictOutcome {
    std::size_t district = 0;  ///< position in ListReturns::regions
    int seats = 0;             ///< to be divided there
    ListCount count;
    ListSteps steps;  ///< its reasons
};

/// One list tier counted. Lists are positions in ListReturns::lists.
struct ListTierOutcome {
    ListRule rule;                   ///< with the lists that it names by position
    std::vector<std::int64_t> base;  ///< per region: what the thresholds are shares of
    std::vector<int> elsewhere;      ///< per list: seats in the tiers counted before
    ListCount count;                 ///< of a tier by district: the sums of its districts
    ListSteps steps;                 ///< its reasons; of a tier by district the nation's thresholds
    std::vector<ListDistrictOutcome> districts;  ///< empty: the nation is divided as one
    std::vector<std::string> missing;            ///< districts of the tier without returns
    std::optional<SeatDivision> apportioned;     ///< seats to districts, by position in regions
};

/// The order in which equal lists go before one another in a district; "" for the nation.
using OrderOfLists =
    std::function<std::vector<std::uint32_t>(const std::string& district, std::size_t number)>;

/// The base of a list tier's thresholds per region, nothing where the returns do not tell it.
[[nodiscard]] std::optional<std::vector<std::int64_t>> threshold_base(const Threshold& threshold,
                                                                      const ListReturns& lists,
                                                                      const BaseReturns& bases);

/// What the seats of a tier's districts are apportioned by, per region; nothing where the returns
/// do not tell it.
[[nodiscard]] std::optional<std::vector<std::int64_t>> apportionment_base(SeatsBy by,
                                                                          const ListReturns& lists,
                                                                          const BaseReturns& bases);

/// Counts a list tier. `elsewhere`: per list, its seats in the tiers counted before. Precondition:
/// the returns have the bases that the tier needs.
[[nodiscard]] ListTierOutcome count_lists(const ListTier& tier, const ListReturns& lists,
                                          const BaseReturns& bases, std::vector<int> elsewhere,
                                          const OrderOfLists& order);

}  // namespace kenesh
