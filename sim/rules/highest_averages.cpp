#include "sim/rules/highest_averages.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <vector>

#include "sim/rules/divisors.hpp"
#include "sim/rules/quota_method.hpp"

namespace kenesh {
namespace {

constexpr std::uint64_t kMillion = 1'000'000;

using Votes = std::span<const std::int64_t>;

/// Seats that a list gets whatever happens, so that few are left to be compared one by one. Let
/// y = votes * level / total. With divisors slope n + offset, at most (y - offset) / slope + 1 of
/// them lie below y; the level is such that these bounds sum to no more than the seats. So every
/// seat with a divisor below y has one of the best claims.
class SureSeats {
public:
    SureSeats(const HighestAverages& rule, std::int64_t total, int seats, int lists) noexcept
        : line_(line_of(rule.divisor)), total_(total) {
        level_ = line_.spread == kNoLine ? 0 : line_.slope / 2 * seats - lists * line_.spread;
        if (rule.divisor == Divisor::modified_sainte_lague) {
            first_ppm_ = rule.first_divisor_ppm;
            if (first_ppm_ < 1'000'000) level_ = 0;  // below the line: no bound
        }
    }

    [[nodiscard]] int of(std::int64_t votes) const noexcept {
        const std::int64_t reach = 2 * votes * level_ - line_.offset * total_;
        if (level_ <= 0 || reach <= 0) return 0;
        const std::int64_t step = line_.slope * total_;
        const auto sure = static_cast<int>((reach + step - 1) / step);
        return sure == 1 && !above_first(votes) ? 0 : sure;
    }

private:
    /// Is y above the raised first divisor of modified Sainte-Lague?
    [[nodiscard]] bool above_first(std::int64_t votes) const noexcept {
        return Uint128{static_cast<std::uint64_t>(votes * level_)} * kMillion >
               Uint128{static_cast<std::uint64_t>(first_ppm_)} * static_cast<std::uint64_t>(total_);
    }

    DivisorLine line_;
    std::int64_t total_;
    std::int64_t level_ = 0;
    std::int64_t first_ppm_ = 0;
};

/// The list with the best claim to the next seat.
[[nodiscard]] std::size_t best_claim(const HighestAverages& rule, Votes votes,
                                     std::span<const int> seats) noexcept {
    std::size_t best = votes.size();
    Claim highest;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        if (votes[i] == 0) continue;
        const Claim here = claim_to_next(rule, votes[i], seats[i]);
        const int order = best == votes.size() ? 1 : compare(here, highest);
        if (order > 0 || (order == 0 && goes_before(votes, i, best))) {
            best = i;
            highest = here;
        }
    }
    return best;
}

/// Where the next claim equals the least one heard, listing or votes decided: all lists with it.
void mark_ties(const HighestAverages& rule, Votes votes, Apportionment& out) {
    const std::size_t next = best_claim(rule, votes, out.seats);
    const Claim unheard = claim_to_next(rule, votes[next], out.seats[next]);
    const auto heard = [&](std::size_t i) {
        return out.seats[i] > 0 &&
               compare(claim_to_next(rule, votes[i], out.seats[i] - 1), unheard) == 0;
    };
    bool decided = false;
    for (std::size_t i = 0; i < votes.size(); ++i)
        decided = decided || heard(i);
    if (!decided) return;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        const bool waits =
            votes[i] > 0 && compare(claim_to_next(rule, votes[i], out.seats[i]), unheard) == 0;
        if (waits || heard(i)) out.tied.push_back(static_cast<std::uint32_t>(i));
    }
}

/// All seats one by one, kept in the order of their claims. The lists wait in a heap: a list's
/// claim changes only when it is heard.
void award_in_order(const HighestAverages& rule, Votes votes, int seats, Apportionment& out,
                    DivisionSteps& steps) {
    const auto behind = [&](std::uint32_t a, std::uint32_t b) {
        const int order = compare(claim_to_next(rule, votes[a], out.seats[a]),
                                  claim_to_next(rule, votes[b], out.seats[b]));
        return order != 0 ? order < 0 : goes_before(votes, b, a);
    };
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t i = 0; i < votes.size(); ++i) {
        if (votes[i] > 0) waiting.push_back(i);
    }
    std::make_heap(waiting.begin(), waiting.end(), behind);
    for (int n = 0; n < seats; ++n) {
        std::pop_heap(waiting.begin(), waiting.end(), behind);
        const std::uint32_t best = waiting.back();
        steps.awards.push_back({best, out.seats[best]});
        ++out.seats[best];
        std::push_heap(waiting.begin(), waiting.end(), behind);
    }
}

/// Lists with as many votes as the one that took the last seat, where one of them has none.
void mark_equal_votes(Votes votes, std::size_t last, Apportionment& out) {
    const auto equal = [&](std::size_t i) { return votes[i] == votes[last]; };
    bool decided = false;
    for (std::size_t i = 0; i < votes.size(); ++i)
        decided = decided || (equal(i) && out.seats[i] == 0);
    for (std::size_t i = 0; decided && i < votes.size(); ++i) {
        if (equal(i)) out.tied.push_back(static_cast<std::uint32_t>(i));
    }
}

/// A first seat to each list, those with most votes first.
void seat_each(const HighestAverages& rule, Votes votes, int seats, Apportionment& out,
               DivisionSteps* steps) {
    std::size_t last = 0;
    for (int n = 0; n < seats; ++n) {
        last = best_claim(rule, votes, out.seats);
        if (steps != nullptr)
            steps->awards.push_back({static_cast<std::uint32_t>(last), out.seats[last]});
        ++out.seats[last];
    }
    mark_equal_votes(votes, last, out);
}

}  // namespace

void divide_by_averages(const HighestAverages& rule, std::span<const std::int64_t> votes,
                        std::int64_t total, int seats, Apportionment& out, DivisionSteps* steps) {
    const auto lists = static_cast<int>(
        std::count_if(votes.begin(), votes.end(), [](std::int64_t v) { return v > 0; }));
    if (rule.divisor == Divisor::quota_method) {
        divide_by_quota_method(rule, votes, total, seats, out, steps);
        return;
    }
    int left = seats;
    if (seats_each(rule.divisor) && seats < lists) {
        seat_each(rule, votes, seats, out, steps);
        return;
    }
    if (seats_each(rule.divisor) && steps == nullptr) {
        for (std::size_t i = 0; i < votes.size(); ++i)
            out.seats[i] = votes[i] > 0 ? 1 : 0;
        left -= lists;
    }
    if (steps == nullptr) {
        const SureSeats sure(rule, total, left, lists);
        for (std::size_t i = 0; i < votes.size(); ++i) {
            const int seats_of_list = sure.of(votes[i]);
            out.seats[i] += seats_of_list;
            left -= seats_of_list;
        }
        assert(left >= 0 && "no more sure seats than seats");
    }
    if (steps != nullptr) {
        award_in_order(rule, votes, left, out, *steps);
    } else {
        for (; left > 0; --left)
            ++out.seats[best_claim(rule, votes, out.seats)];
    }
    mark_ties(rule, votes, out);
    if (steps != nullptr) {
        const std::size_t next = best_claim(rule, votes, out.seats);
        steps->next = Award{static_cast<std::uint32_t>(next), out.seats[next]};
    }
}

}  // namespace kenesh
