#include "sim/rules/list_tier.hpp"

#include <algorithm>
#include <cassert>
#include <climits>
#include <cstddef>

namespace kenesh {
namespace {

/// Seats that the division of a compensatory tier fills: the house less the seats of choices
/// outside the division.
[[nodiscard]] int seats_to_divide(const ListRule& rule, const ListVotes& votes,
                                  const ListCount& out) noexcept {
    int seats = rule.seats;
    if (!rule.compensatory) return seats;
    for (std::size_t i = 0; i < out.passed.size(); ++i) {
        if (out.passed[i] != 0) seats += votes.seats_elsewhere[i];
    }
    return seats;
}

/// The lists in the division, and the most seats of each.
void enter_division(const ListRule& rule, const ListVotes& votes, const ListCount& out,
                    ListWork& work) {
    const std::size_t lists = out.votes.size();
    work.votes.assign(lists, 0);
    work.cap.assign(lists, INT_MAX);
    for (std::size_t i = 0; i < lists; ++i) {
        if (out.passed[i] != 0) work.votes[i] = out.votes[i];
        if (rule.max_seats) {
            work.cap[i] = *rule.max_seats + (rule.compensatory ? votes.seats_elsewhere[i] : 0);
        }
    }
}

}  // namespace

void count_list_tier(const ListRule& rule, const ListVotes& votes, ListWork& work, ListCount& out,
                     ListSteps* steps) {
    const std::size_t lists = votes.votes.columns();
    assert(votes.base.size() == votes.votes.rows() && "a base per region");
    assert((!rule.compensatory || votes.seats_elsewhere.size() == lists) &&
           "compensation needs the seats of the other tiers");
    if (steps != nullptr) *steps = {};
    apply_threshold(rule.threshold, votes, out.votes, out.passed,
                    steps == nullptr ? nullptr : &steps->threshold);
    enter_division(rule, votes, out, work);
    divide_seats(rule, seats_to_divide(rule, votes, out), work, out,
                 steps == nullptr ? nullptr : &steps->divisions);
    out.seats.assign(lists, 0);
    out.women.assign(lists, 0);
    out.overhang = 0;
    for (std::size_t i = 0; i < lists; ++i) {
        const int elsewhere =
            rule.compensatory && out.passed[i] != 0 ? votes.seats_elsewhere[i] : 0;
        out.seats[i] = std::max(0, work.target[i] - elsewhere);
        out.overhang += std::max(0, elsewhere - work.target[i]);
        out.women[i] = women_seats(rule, out.seats[i]);
    }
}

}  // namespace kenesh
