#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/rules/list_division.hpp"
#include "sim/rules/list_rule.hpp"
#include "sim/rules/threshold.hpp"

namespace kenesh {

/// Seats of a house that may grow until overhang is compensated, at most.
inline constexpr int kMostHouse = 10'000;

struct ListCount : DivisionOutcome {
    std::vector<std::int64_t> votes;   ///< national votes per list
    std::vector<std::uint8_t> passed;  ///< 1: took part in the division
    std::vector<int> seats;            ///< this tier's seats per list
    std::vector<int> women;            ///< of which at least so many to women
    int overhang = 0;                  ///< compensatory: seats by which the house grows
    std::vector<int> dropped;  ///< per list: seats held elsewhere beyond its part that it loses;
                               ///< empty where none are lost
    friend bool operator==(const ListCount&, const ListCount&) = default;
};

/// The reasons of a count, for a reader who follows it.
struct ListSteps {
    ThresholdSteps threshold;
    std::vector<SeatDivision> divisions;  ///< in the order in which they were made
    std::vector<FixedSeats> before;       ///< bonus and prior seats
    friend bool operator==(const ListSteps&, const ListSteps&) = default;
};

/// Counts one list tier: thresholds, division (joined lists as one), cap, compensation, women.
/// Lists of a joined group pass one by one; those that pass are divided as one list and then
/// inside by the same formula. `steps`: where to keep the reasons, if anywhere. Preconditions: as
/// for divide_seats(); a rule of overhang other than `kept` has no cap and no seats before.
void count_list_tier(const ListRule& rule, const ListVotes& votes, ListWork& work, ListCount& out,
                     ListSteps* steps = nullptr);

/// One district of a list tier that is divided by district.
struct ListDistrict {
    int seats = 0;
    std::span<const std::int64_t> votes;   ///< per list
    std::int64_t base = 0;                 ///< what the district's threshold is a share of
    std::span<const std::uint8_t> passed;  ///< per list: 1: the nation's thresholds let it in
    std::span<const int> caps = {};        ///< per list: most seats there; empty: no such end
};

/// Divides one district's seats among the lists that passed in the nation and reach the district's
/// threshold; `joined`, caps, least seats and women act inside it. Precondition: not compensatory.
void count_list_district(const ListRule& rule, const ListDistrict& district, ListWork& work,
                         ListCount& out, ListSteps* steps = nullptr);

}  // namespace kenesh
