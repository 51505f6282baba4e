#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/rules/list_rule.hpp"

namespace kenesh {

/// Seats of one list that a division does not touch.
struct FixedSeats {
    std::uint32_t list = 0;
    int seats = 0;
    friend bool operator==(const FixedSeats&, const FixedSeats&) = default;
};

/// One division of seats among lists, for a reader who follows the count.
struct SeatDivision {
    std::optional<std::uint32_t> inside;  ///< first of the joined lists that divide their seats
    int seats = 0;
    std::vector<std::int64_t> votes;  ///< of those that take part, joined ones at their first
    Apportionment result;
    DivisionSteps steps;
    std::vector<FixedSeats> capped;  ///< who got more than the cap and leaves with it
    std::vector<FixedSeats> raised;  ///< who got less than the least seats and leaves with them
    friend bool operator==(const SeatDivision&, const SeatDivision&) = default;
};

/// Memory that the count of list tiers uses again and again; nothing of it is a result.
struct ListWork {
    std::vector<std::int64_t> votes;        ///< those in the division, per list
    std::vector<std::int64_t> group_votes;  ///< those of joined lists together, at their first
    std::vector<std::int64_t> inner_votes;  ///< those of one group
    std::vector<std::int64_t> alone_votes;  ///< those of one group inside a group
    std::vector<std::uint32_t> group;       ///< per list: the list at which its group is counted
    std::vector<std::uint32_t> subgroup;    ///< per list: the same inside its group
    std::vector<std::uint32_t> early_ties;  ///< ties of divisions before the last
    std::vector<int> target;                ///< per list: seats of the division
    std::vector<int> cap;                   ///< per list: most seats of the division
    std::vector<int> floor;                 ///< per list: least seats of the division
    std::vector<int> before;                ///< per list: bonus and prior seats
    std::vector<int> fixed;                 ///< per list: with which it left the division
    Apportionment outer;
    Apportionment inner;
    Apportionment innermost;
};

/// What a division leaves beside the seats, which stand in ListWork::target.
struct DivisionOutcome {
    std::vector<std::uint8_t> capped;  ///< per list, 1: left with the cap
    std::vector<std::uint32_t> tied;   ///< lists whose equal claims decided a seat, ascending
    int unfilled = 0;
    int taken_back = 0;
    bool quota_of_one = false;  ///< some quota rounded to nothing and was taken as one vote
    friend bool operator==(const DivisionOutcome&, const DivisionOutcome&) = default;
};

/// Divides `seats` among the lists whose votes stand in work.votes (0: not in the division): bonus
/// and prior seats first, then the rest by the formula, joined lists as one and then inside, no
/// list with more than work.cap or fewer than work.floor seats. Where caps and least seats are both
/// broken, those whose breaches are more seats leave first. `trace`: where to keep every division,
/// if anywhere. Preconditions: those of apportion(); every index of `joined` is a list, in one
/// group at most, and groups of `joined_inside` lie inside one of them.
void divide_seats(const ListRule& rule, int seats, ListWork& work, DivisionOutcome& out,
                  std::vector<SeatDivision>* trace);

}  // namespace kenesh
