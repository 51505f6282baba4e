#include "sim/rules/quota_method.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "sim/rules/divisors.hpp"

namespace kenesh {
namespace {

using Votes = std::span<const std::int64_t>;

/// Balinski & Young 1975, American Mathematical Monthly 82: seat by seat to the best D'Hondt claim
/// among the lists that may have one more without exceeding their share of the seats so far,
/// rounded up.
class QuotaMethod {
public:
    QuotaMethod(const HighestAverages& rule, Votes votes, std::int64_t total) noexcept
        : rule_(rule), votes_(votes), total_(total) {}

    /// The list with the best claim to seat number `house` of those that may have it.
    [[nodiscard]] std::size_t best(const std::vector<int>& seats, std::int64_t house) const {
        std::size_t best = votes_.size();
        for (std::size_t i = 0; i < votes_.size(); ++i) {
            if (!may_have(i, seats, house)) continue;
            const int order = best == votes_.size() ? 1 : compared(i, best, seats);
            if (order > 0 || (order == 0 && goes_before(votes_, i, best))) best = i;
        }
        return best;
    }

    /// Lists with a claim equal to that of the best.
    [[nodiscard]] std::vector<std::uint32_t> equals(std::size_t best, const std::vector<int>& seats,
                                                    std::int64_t house) const {
        std::vector<std::uint32_t> lists;
        for (std::size_t i = 0; i < votes_.size(); ++i) {
            if (may_have(i, seats, house) && compared(i, best, seats) == 0)
                lists.push_back(static_cast<std::uint32_t>(i));
        }
        return lists;
    }

private:
    [[nodiscard]] bool may_have(std::size_t i, const std::vector<int>& seats,
                                std::int64_t house) const noexcept {
        return votes_[i] > 0 && std::int64_t{seats[i]} * total_ < votes_[i] * house;
    }
    [[nodiscard]] int compared(std::size_t a, std::size_t b,
                               const std::vector<int>& seats) const noexcept {
        return compare(claim_to_next(rule_, votes_[a], seats[a]),
                       claim_to_next(rule_, votes_[b], seats[b]));
    }

    const HighestAverages& rule_;
    Votes votes_;
    std::int64_t total_;
};

/// Lists with equal claims to a seat, and what each had then.
struct Met {
    std::vector<std::uint32_t> lists;
    std::vector<int> seats;
};

}  // namespace

void divide_by_quota_method(const HighestAverages& rule, std::span<const std::int64_t> votes,
                            std::int64_t total, int seats, Apportionment& out,
                            DivisionSteps* steps) {
    const QuotaMethod method(rule, votes, total);
    std::vector<Met> met;
    for (int house = 1; house <= seats; ++house) {
        const std::size_t best = method.best(out.seats, house);
        auto equals = method.equals(best, out.seats, house);
        if (equals.size() > 1) {
            std::vector<int> had;
            for (const std::uint32_t i : equals)
                had.push_back(out.seats[i]);
            met.push_back({std::move(equals), std::move(had)});
        }
        if (steps != nullptr)
            steps->awards.push_back({static_cast<std::uint32_t>(best), out.seats[best]});
        ++out.seats[best];
    }
    // Equals decided where one of them never got the seat that they met for.
    for (const Met& one : met) {
        for (std::size_t k = 0; k < one.lists.size(); ++k) {
            if (out.seats[one.lists[k]] > one.seats[k]) continue;
            out.tied.insert(out.tied.end(), one.lists.begin(), one.lists.end());
            break;
        }
    }
    std::sort(out.tied.begin(), out.tied.end());
    out.tied.erase(std::unique(out.tied.begin(), out.tied.end()), out.tied.end());
    if (steps != nullptr) {
        const std::size_t next = method.best(out.seats, std::int64_t{seats} + 1);
        steps->next = Award{static_cast<std::uint32_t>(next), out.seats[next]};
    }
}

}  // namespace kenesh
