#include "sim/rules/list_tier.hpp"

#include <algorithm>
#include <cassert>
#include <climits>
#include <cstddef>

namespace kenesh {
namespace {

/// Lists in the division, each with the rule's cap and least seats. Where the seats do not suffice
/// for all least seats, those with fewest votes have none.
void enter_division(const ListRule& rule, int seats, std::span<const std::int64_t> votes,
                    std::span<const std::uint8_t> passed, ListWork& work) {
    const std::size_t lists = votes.size();
    work.votes.assign(lists, 0);
    work.cap.assign(lists, rule.max_seats.value_or(INT_MAX));
    work.floor.assign(lists, 0);
    for (std::size_t i = 0; i < lists; ++i) {
        if (passed[i] != 0) work.votes[i] = votes[i];
    }
    if (rule.min_seats == 0) return;
    const auto before = [&](std::size_t a, std::size_t b) {
        return work.votes[a] != work.votes[b] ? work.votes[a] > work.votes[b] : a < b;
    };
    for (std::size_t i = 0; i < lists; ++i) {
        int ahead = 0;
        for (std::size_t k = 0; k < lists; ++k)
            ahead += before(k, i) ? 1 : 0;
        if (work.votes[i] > 0 && ahead < seats / rule.min_seats) work.floor[i] = rule.min_seats;
    }
}

/// A list whose names end takes no more seats.
void end_with_names(std::span<const int> names, ListWork& work) {
    for (std::size_t i = 0; i < names.size(); ++i)
        work.cap[i] = std::min(work.cap[i], names[i]);
}

/// Compensation: all that a list has elsewhere counts towards its part of the house.
class Compensation {
public:
    Compensation(const ListRule& rule, std::span<const int> elsewhere,
                 std::span<const std::uint8_t> passed)
        : rule_(rule), elsewhere_(elsewhere), passed_(passed), house_(rule.seats) {
        for (std::size_t i = 0; i < passed.size(); ++i)
            house_ += held(i);
    }

    /// The house less the seats of choices outside the division.
    [[nodiscard]] int house() const noexcept { return house_; }

    /// Seats that count for a list in the division.
    [[nodiscard]] int held(std::size_t list) const noexcept {
        return passed_[list] != 0 ? elsewhere_[list] : 0;
    }

    void bound(ListWork& work) const {
        for (std::size_t i = 0; i < passed_.size(); ++i) {
            if (work.cap[i] != INT_MAX) work.cap[i] += elsewhere_[i];
            if (rule_.overhang == Overhang::absorbed) work.floor[i] = held(i);
        }
    }

    /// The least house in which every list's part covers what it holds.
    [[nodiscard]] int grown_house(ListWork& work, DivisionOutcome& out) const {
        if (rule_.overhang != Overhang::compensated) return house_;
        const std::vector<std::int64_t> votes = work.votes;
        for (int house = house_; house < kMostHouse; ++house) {
            divide_seats(rule_, house, work, out, nullptr);
            work.votes = votes;
            bool covered = true;
            for (std::size_t i = 0; i < passed_.size(); ++i)
                covered = covered && work.target[i] >= held(i);
            if (covered) return house;
        }
        return std::max(house_, kMostHouse);
    }

    /// Each list's part less what it holds.
    void settle(const ListWork& work, ListCount& out) const {
        int all = 0;
        for (std::size_t i = 0; i < passed_.size(); ++i) {
            const int beyond = std::max(0, held(i) - work.target[i]);
            out.seats[i] = std::max(0, work.target[i] - held(i));
            all += std::max(work.target[i], held(i));
            if (rule_.overhang == Overhang::dropped) {
                if (beyond > 0 && out.dropped.empty()) out.dropped.assign(passed_.size(), 0);
                if (beyond > 0) out.dropped[i] = beyond;
                all -= beyond;
            }
        }
        // Unfilled seats of the division are seats of the house all the same.
        out.overhang = std::max(0, all + out.unfilled - house_);
    }

private:
    const ListRule& rule_;
    std::span<const int> elsewhere_;
    std::span<const std::uint8_t> passed_;
    int house_;
};

void keep_before(const ListWork& work, ListSteps& steps) {
    for (std::uint32_t i = 0; i < work.before.size(); ++i) {
        if (work.before[i] > 0) steps.before.push_back({i, work.before[i]});
    }
}

void count_women(const ListRule& rule, ListCount& out) {
    out.women.resize(out.seats.size());
    std::transform(out.seats.begin(), out.seats.end(), out.women.begin(),
                   [&](int seats) { return women_seats(rule, seats); });
}

}  // namespace

void count_list_tier(const ListRule& rule, const ListVotes& votes, ListWork& work, ListCount& out,
                     ListSteps* steps) {
    const std::size_t lists = votes.votes.columns();
    assert(votes.base.size() == votes.votes.rows() && "a base per region");
    assert((!rule.compensatory || votes.seats_elsewhere.size() == lists) &&
           "compensation needs the seats of the other tiers");
    if (steps != nullptr) *steps = {};
    apply_threshold(rule.threshold, rule.exempt, votes, out.votes, out.passed,
                    steps == nullptr ? nullptr : &steps->threshold);
    enter_division(rule, rule.seats, out.votes, out.passed, work);
    end_with_names(rule.caps, work);
    out.dropped.clear();
    out.overhang = 0;
    std::vector<SeatDivision>* trace = steps == nullptr ? nullptr : &steps->divisions;
    if (!rule.compensatory) {
        divide_seats(rule, rule.seats, work, out, trace);
        out.seats.assign(work.target.begin(), work.target.end());
    } else {
        const Compensation compensation(rule, votes.seats_elsewhere, out.passed);
        compensation.bound(work);
        const int house = compensation.grown_house(work, out);
        divide_seats(rule, house, work, out, trace);
        out.seats.assign(lists, 0);
        compensation.settle(work, out);
    }
    if (steps != nullptr) keep_before(work, *steps);
    count_women(rule, out);
}

void count_list_district(const ListRule& rule, const ListDistrict& district, ListWork& work,
                         ListCount& out, ListSteps* steps) {
    assert(!rule.compensatory && "compensation is of the nation");
    if (steps != nullptr) *steps = {};
    out.votes.assign(district.votes.begin(), district.votes.end());
    apply_district_threshold(rule.threshold, rule.exempt, district.votes, district.base,
                             district.passed, out.passed,
                             steps == nullptr ? nullptr : &steps->threshold);
    enter_division(rule, district.seats, out.votes, out.passed, work);
    end_with_names(district.caps, work);
    out.dropped.clear();
    out.overhang = 0;
    divide_seats(rule, district.seats, work, out, steps == nullptr ? nullptr : &steps->divisions);
    out.seats.assign(work.target.begin(), work.target.end());
    if (steps != nullptr) keep_before(work, *steps);
    count_women(rule, out);
}

}  // namespace kenesh
