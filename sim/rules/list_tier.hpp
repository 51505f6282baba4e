#pragma once

#include <cstdint>
#include <vector>

#include "sim/rules/list_division.hpp"
#include "sim/rules/list_rule.hpp"
#include "sim/rules/threshold.hpp"

namespace kenesh {

struct ListCount : DivisionOutcome {
    std::vector<std::int64_t> votes;   ///< national votes per list
    std::vector<std::uint8_t> passed;  ///< 1: took part in the division
    std::vector<int> seats;            ///< this tier's seats per list
    std::vector<int> women;            ///< of which at least so many to women
    int overhang = 0;                  ///< compensatory: seats by which the house grows
    friend bool operator==(const ListCount&, const ListCount&) = default;
};

/// The reasons of a count, for a reader who follows it.
struct ListSteps {
    ThresholdSteps threshold;
    std::vector<SeatDivision> divisions;  ///< in the order in which they were made
    friend bool operator==(const ListSteps&, const ListSteps&) = default;
};

/// Counts one list tier: thresholds, division (joined lists as one), cap, compensation, women.
/// Lists of a joined group pass one by one; those that pass are divided as one list and then
/// inside by the same formula. `steps`: where to keep the reasons, if anywhere. Preconditions: as
/// for apportion(); every index of `joined` is a list, in one group at most.
void count_list_tier(const ListRule& rule, const ListVotes& votes, ListWork& work, ListCount& out,
                     ListSteps* steps = nullptr);

}  // namespace kenesh
