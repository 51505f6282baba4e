#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/rules/apportionment.hpp"

namespace kenesh {

enum class ThresholdBase : std::uint8_t { valid, votes_cast, registered };
/// What a regional threshold is a share of: the region's own base, or the nation's (the two
/// readings of Kyrgyzstan's law in 2007).
enum class RegionalBase : std::uint8_t { region, nation };

/// Who takes part in the division. Shares in parts per million; 0: no such threshold.
struct Threshold {
    std::int64_t national_ppm = 0;
    std::int64_t regional_ppm = 0;
    ThresholdBase base = ThresholdBase::valid;
    RegionalBase regional_base = RegionalBase::region;
    /// So many district seats pass in place of the votes (New Zealand: 1); 0: no such way in.
    int district_seats = 0;
    /// Least number of members of a coalition -> its threshold, where higher (Slovakia: 2 -> 7 %).
    std::map<int, std::int64_t> coalition_ppm = {};
    friend bool operator==(const Threshold&, const Threshold&) = default;
};

enum class WomenRounding : std::uint8_t { up, nearest };

/// The rule of a list tier with its lists as positions 0..n-1.
struct ListRule {
    int seats = 0;
    Formula formula = LargestRemainder{};
    Threshold threshold;
    std::optional<int> max_seats;                    ///< the cap on one list's seats in this tier
    std::vector<std::vector<std::uint32_t>> joined;  ///< lists divided as one, then inside
    bool compensatory = false;
    std::int64_t women_ppm = 0;  ///< share of each list's seats that goes to women, at least
    WomenRounding women_rounding = WomenRounding::up;
    friend bool operator==(const ListRule&, const ListRule&) = default;
};

/// The votes of a list tier. A list that does not run is a column of zeros.
struct ListVotes {
    GridView<const std::int64_t> votes;         ///< regions x lists
    std::span<const std::int64_t> base;         ///< per region: the threshold's base, whole votes
    std::span<const int> seats_elsewhere = {};  ///< per list: its seats in the system's other tiers
    std::span<const int> members = {};          ///< per list: parties in it; empty: one each
    /// regions x lists, 0: the list's votes there are not known apart and its regional bar is not
    /// asked; empty: all are known.
    GridView<const std::uint8_t> known = {};
};

/// One division of seats among lists, for a reader who follows the count.
struct Division {
    std::optional<std::uint32_t> inside;  ///< first of the joined lists that divide their seats
    int seats = 0;
    std::vector<std::int64_t> votes;  ///< of those that take part, joined ones at their first
    Apportionment result;
    friend bool operator==(const Division&, const Division&) = default;
};

/// Memory that count_list_tier() uses again and again; no part of a count's value.
struct ListWork {
    std::vector<std::int64_t> votes;        ///< those in the division, per list
    std::vector<std::int64_t> group_votes;  ///< those of joined lists together, at their first
    std::vector<std::int64_t> inner_votes;  ///< those of one group
    std::vector<std::uint32_t> group;       ///< per list: the list at which its group is counted
    std::vector<std::uint32_t> early_ties;  ///< ties of divisions before the last
    std::vector<int> target;                ///< per list: seats of the division
    std::vector<int> cap;                   ///< per list: most seats of the division
    Apportionment outer;
    Apportionment inner;
    std::vector<Division>* trace = nullptr;  ///< where to keep every division, if anywhere
    friend bool operator==(const ListWork&, const ListWork&) noexcept { return true; }
};

struct ListCount {
    std::vector<std::int64_t> votes;   ///< national votes per list
    std::vector<std::uint8_t> passed;  ///< 1: took part in the division
    std::vector<std::uint8_t> capped;  ///< 1: left with max_seats
    std::vector<int> seats;            ///< this tier's seats per list
    std::vector<int> women;            ///< of which at least so many to women
    std::vector<std::uint32_t> tied;   ///< lists whose equal claims decided a seat
    int unfilled = 0;
    int overhang = 0;  ///< compensatory: seats by which the house grows
    int taken_back = 0;
    ListWork work;
    friend bool operator==(const ListCount&, const ListCount&) = default;
};

/// The national threshold of a list of `members` parties, in parts per million: that of the
/// largest number of members in `coalition_ppm` it reaches, where higher than the national one.
[[nodiscard]] std::int64_t threshold_of(const Threshold& threshold, int members) noexcept;

/// Women among a list's `seats`, at least: share * seats, rounded up or to the nearest (a half up).
[[nodiscard]] int women_seats(const ListRule& rule, int seats) noexcept;

/// Counts one list tier: thresholds, division (joined lists as one), cap, compensation, women.
/// Lists of a joined group pass one by one; those that pass are divided as one list and then
/// inside by the same formula. Preconditions: as for apportion(); every index of `joined` is a
/// list, in one group at most.
void count_list_tier(const ListRule& rule, const ListVotes& votes, ListCount& out);

}  // namespace kenesh
