#include "sim/rules/largest_remainder.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <vector>

namespace kenesh {
namespace {

/// The division while it goes on. The remainder of a list is what it still has of its votes after
/// paying for its seats, in 1 / quota.denominator votes; below 0 once a seat was had for less.
class QuotaDivision {
public:
    QuotaDivision(const QuotaVotes& quota, std::span<const std::int64_t> votes,
                  Apportionment& out) noexcept
        : quota_(quota), votes_(votes), out_(out) {}

    /// Whole quotas; gives their number.
    int give_whole_quotas() noexcept {
        assert(quota_.numerator > 0 && "a quota is a number of votes");
        int given = 0;
        for (std::size_t i = 0; i < votes_.size(); ++i) {
            out_.seats[i] = static_cast<int>(votes_[i] * quota_.denominator / quota_.numerator);
            given += out_.seats[i];
        }
        return given;
    }

    /// A seat each to the `rest` greatest remainders, in rounds if there are fewer lists.
    void give_rest(int rest) {
        const auto lists = static_cast<int>(
            std::count_if(votes_.begin(), votes_.end(), [](std::int64_t v) { return v > 0; }));
        assert(lists > 0 && "nobody votes, nothing is divided");
        for (std::size_t i = 0; i < votes_.size(); ++i) {
            if (votes_[i] > 0) out_.seats[i] += rest / lists;
        }
        const std::int64_t deciding =
            lists > kFewLists ? give_sorted(rest % lists) : give_one_by_one(rest % lists);
        if (rest % lists > 0) mark_ties(deciding, quota_.numerator);
    }

    /// A seat each from the `excess` least remainders; who gave one back has a quota more.
    void take_back(int excess) {
        std::int64_t deciding = 0;
        for (int n = excess; n > 0; --n) {
            const std::size_t list = least();
            deciding = remainder(list);
            --out_.seats[list];
        }
        mark_ties(deciding, -quota_.numerator);
        out_.taken_back = excess;
    }

private:
    static constexpr int kFewLists = 64;  ///< so many are searched faster than sorted

    /// A seat each to the `n` greatest remainders, fewer than there are lists; the last remainder.
    std::int64_t give_one_by_one(int n) noexcept {
        std::int64_t deciding = 0;
        for (; n > 0; --n) {
            const std::size_t list = greatest();
            deciding = remainder(list);
            ++out_.seats[list];
        }
        return deciding;
    }
    std::int64_t give_sorted(int n) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < votes_.size(); ++i) {
            if (votes_[i] > 0) order.push_back(i);
        }
        const auto end = order.begin() + n;
        std::partial_sort(order.begin(), end, order.end(),
                          [this](std::size_t a, std::size_t b) { return before(a, b); });
        std::int64_t deciding = 0;
        for (auto list = order.begin(); list != end; ++list) {
            deciding = remainder(*list);
            ++out_.seats[*list];
        }
        return deciding;
    }

    [[nodiscard]] std::int64_t remainder(std::size_t i) const noexcept {
        return votes_[i] * quota_.denominator - out_.seats[i] * quota_.numerator;
    }
    /// Has list `a` the better claim? More votes at equality, then listing order.
    [[nodiscard]] bool before(std::size_t a, std::size_t b) const noexcept {
        const std::int64_t first = remainder(a);
        const std::int64_t second = remainder(b);
        if (first != second) return first > second;
        return votes_[a] != votes_[b] ? votes_[a] > votes_[b] : a < b;
    }
    [[nodiscard]] std::size_t greatest() const noexcept {
        std::size_t best = votes_.size();
        for (std::size_t i = 0; i < votes_.size(); ++i) {
            if (votes_[i] > 0 && (best == votes_.size() || before(i, best))) best = i;
        }
        return best;
    }
    [[nodiscard]] std::size_t least() const noexcept {
        std::size_t worst = votes_.size();
        for (std::size_t i = 0; i < votes_.size(); ++i) {
            if (out_.seats[i] > 0 && (worst == votes_.size() || before(worst, i))) worst = i;
        }
        return worst;
    }
    /// The last claim heard was `deciding`, and the seat moved that list's remainder by -paid. A
    /// tie decided if an equal claim was not heard.
    void mark_ties(std::int64_t deciding, std::int64_t paid) {
        const auto unheard = [&](std::size_t i) {
            return (paid > 0 ? votes_[i] > 0 : out_.seats[i] > 0) && remainder(i) == deciding;
        };
        bool decided = false;
        for (std::size_t i = 0; i < votes_.size(); ++i)
            decided = decided || unheard(i);
        if (!decided) return;
        for (std::size_t i = 0; i < votes_.size(); ++i) {
            const bool heard = votes_[i] > 0 && remainder(i) + paid == deciding;
            if (heard || unheard(i)) out_.tied.push_back(static_cast<std::uint32_t>(i));
        }
    }

    QuotaVotes quota_;
    std::span<const std::int64_t> votes_;
    Apportionment& out_;
};

/// Seats added to those to be filled where the quota divides the votes.
[[nodiscard]] int seats_added(Quota quota) noexcept {
    switch (quota) {
        case Quota::hare:
            return 0;
        case Quota::hagenbach_bischoff:
        case Quota::droop:
            return 1;
        case Quota::imperiali:
            return 2;
    }
    return 0;
}

/// The quota as the rule rounds it; 0 where it rounds to nothing.
[[nodiscard]] QuotaVotes rounded_quota(const LargestRemainder& rule, std::int64_t total,
                                       int seats) noexcept {
    const std::int64_t parts = seats + seats_added(rule.quota);
    assert(total > 0 && parts > 0 && "a quota needs votes and seats");
    if (rule.quota == Quota::droop) return {total / parts + 1, 1};
    switch (rule.rounding) {
        case QuotaRounding::exact:
            return {total, parts};
        case QuotaRounding::nearest:
            return {(2 * total + parts) / (2 * parts), 1};
        case QuotaRounding::down:
            return {total / parts, 1};
    }
    return {total, parts};
}

}  // namespace

QuotaVotes quota_votes(const LargestRemainder& rule, std::int64_t total, int seats) noexcept {
    QuotaVotes quota = rounded_quota(rule, total, seats);
    quota.numerator = std::max<std::int64_t>(1, quota.numerator);
    return quota;
}

void divide_by_remainders(const LargestRemainder& rule, std::span<const std::int64_t> votes,
                          std::int64_t total, int seats, Apportionment& out, DivisionSteps* steps) {
    const QuotaVotes quota = quota_votes(rule, total, seats);
    QuotaDivision division(quota, votes, out);
    const int given = division.give_whole_quotas();
    out.quota_of_one = rounded_quota(rule, total, seats).numerator == 0;
    if (steps != nullptr) {
        steps->quota = quota;
        steps->whole = out.seats;
    }
    if (given < seats) division.give_rest(seats - given);
    if (given > seats) division.take_back(given - seats);
}

}  // namespace kenesh
