#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <vector>

#include "sim/rules/apportionment.hpp"
#include "sim/rules/ranking.hpp"

/// The rules once more, as plainly as they can be said: sorted, seat by seat, with long double or
/// wide integers. What the library counts is compared with this.
namespace kenesh::naive {

using Votes = std::vector<std::int64_t>;
using Genders = std::vector<Gender>;

/// Candidates by votes, equals by listing.
inline std::vector<std::uint32_t> ranking(const Votes& votes) {
    std::vector<std::uint32_t> order(votes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return votes[a] > votes[b]; });
    return order;
}

/// Who is elected when the candidates are taken in `order`.
inline std::set<std::uint32_t> elect(std::vector<std::uint32_t> order, const Genders& genders,
                                     std::size_t magnitude, const GenderRule& rule) {
    std::vector<std::uint32_t> seated;
    if (const auto* cap = std::get_if<MaxSameGender>(&rule)) {
        std::vector<std::uint32_t> skipped;
        for (const std::uint32_t c : order) {
            const auto same = std::count_if(seated.begin(), seated.end(), [&](std::uint32_t e) {
                return genders[e] == genders[c];
            });
            if (seated.size() == magnitude) break;
            (same < cap->seats ? seated : skipped).push_back(c);
        }
        for (const std::uint32_t c : skipped) {
            if (seated.size() < magnitude) seated.push_back(c);
        }
        return {seated.begin(), seated.end()};
    }
    const std::size_t top = std::min(magnitude, order.size());
    seated.assign(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(top));
    if (const auto* least = std::get_if<MinWomen>(&rule)) {
        const auto women = [&] {
            return std::count_if(seated.begin(), seated.end(),
                                 [&](std::uint32_t c) { return genders[c] == Gender::woman; });
        };
        for (std::size_t i = top; i < order.size() && women() < least->seats; ++i) {
            if (genders[order[i]] != Gender::woman) continue;
            for (std::size_t k = top; k-- > 0;) {
                if (genders[seated[k]] == Gender::man) {
                    seated[k] = order[i];
                    break;
                }
            }
        }
    }
    return {seated.begin(), seated.end()};
}

/// Candidates whose election depends on how equals are listed, by trying every order of equals.
inline std::set<std::uint32_t> tied(const Votes& votes, const Genders& genders,
                                    std::size_t magnitude, const GenderRule& rule) {
    std::vector<std::uint32_t> listing(votes.size());
    std::iota(listing.begin(), listing.end(), 0U);
    std::set<std::uint32_t> ever;
    std::set<std::uint32_t> always(listing.begin(), listing.end());
    do {
        std::vector<std::uint32_t> order = listing;
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return votes[a] > votes[b]; });
        const std::set<std::uint32_t> elected = elect(order, genders, magnitude, rule);
        ever.insert(elected.begin(), elected.end());
        std::erase_if(always, [&](std::uint32_t c) { return !elected.contains(c); });
    } while (std::next_permutation(listing.begin(), listing.end()));
    std::erase_if(ever, [&](std::uint32_t c) { return always.contains(c); });
    return ever;
}

__extension__ using Wide = __int128;

/// Seat by seat to the highest quotient. The divisors as the literature states them; those of
/// Huntington and Hill are compared squared.
inline std::vector<int> by_averages(const HighestAverages& rule, const Votes& votes, int seats) {
    const auto divisor = [&](int n) -> Wide {
        switch (rule.divisor) {
            case Divisor::dhondt:
                return n + 1;
            case Divisor::sainte_lague:
                return 2 * n + 1;
            case Divisor::modified_sainte_lague:
                return n == 0 ? Wide{rule.first_divisor_ppm} : Wide{1'000'000} * (2 * n + 1);
            case Divisor::danish:
                return 3 * n + 1;
            case Divisor::adams:
                return n;
            case Divisor::huntington_hill:
                return Wide{n} * (n + 1);
            case Divisor::dean:
                return Wide{2} * n * (n + 1);  // over 2n + 1: see `over`
            case Divisor::belgian:
                return n + 2;
            case Divisor::own: {
                const auto& list = rule.own_ppm;
                const auto k = static_cast<std::size_t>(n);
                if (k < list.size()) return list[k];
                const std::int64_t step = list.back() - list[list.size() - 2];
                return list.back() + static_cast<std::int64_t>(k - list.size() + 1) * step;
            }
            case Divisor::quota_method:
                return n + 1;
        }
        return 0;
    };
    const bool squared = rule.divisor == Divisor::huntington_hill;
    const auto over = [&](int n) -> Wide { return rule.divisor == Divisor::dean ? 2 * n + 1 : 1; };
    const std::int64_t total = std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
    // The quota method lets nobody have more than the share of the seats so far, rounded up.
    const auto may_have = [&](std::size_t i, int had, int house) {
        return rule.divisor != Divisor::quota_method || Wide{had} * total < Wide{votes[i]} * house;
    };
    std::vector<int> given(votes.size(), 0);
    for (int s = 0; s < seats; ++s) {
        std::size_t best = votes.size();
        for (std::size_t i = 0; i < votes.size(); ++i) {
            if (votes[i] == 0 || !may_have(i, given[i], s + 1)) continue;
            if (best == votes.size()) {
                best = i;
                continue;
            }
            const Wide a = squared ? Wide{votes[i]} * votes[i] : Wide{votes[i]};
            const Wide b = squared ? Wide{votes[best]} * votes[best] : Wide{votes[best]};
            const Wide left = a * over(given[i]) * divisor(given[best]);
            const Wide right = b * over(given[best]) * divisor(given[i]);
            if (left > right || (left == right && votes[i] > votes[best])) best = i;
        }
        if (best < votes.size()) ++given[best];
    }
    return given;
}

/// Whole quotas, then the rest one by one: to the list with most votes left over after paying for
/// its seats, or from the one with least.
inline std::vector<int> by_remainders(const LargestRemainder& rule, const Votes& votes, int seats) {
    const std::int64_t total = std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
    std::vector<int> given(votes.size(), 0);
    if (total == 0) return given;
    std::int64_t price = total;
    std::int64_t parts = seats;
    if (rule.quota == Quota::hagenbach_bischoff) parts = seats + 1;
    if (rule.quota == Quota::imperiali) parts = seats + 2;
    if (rule.quota == Quota::droop) {
        price = total / (seats + 1) + 1;
        parts = 1;
    }
    const auto rest = [&](std::size_t i) { return votes[i] * parts - given[i] * price; };
    int sum = 0;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        while (rest(i) >= price)
            ++given[i];
        sum += given[i];
    }
    for (; sum != seats; sum += sum < seats ? 1 : -1) {
        std::size_t best = votes.size();
        for (std::size_t i = 0; i < votes.size(); ++i) {
            const bool eligible = sum < seats ? votes[i] > 0 : given[i] > 0;
            if (!eligible) continue;
            if (best == votes.size()) {
                best = i;
                continue;
            }
            const bool equal = rest(i) == rest(best);
            const bool ahead = rest(i) > rest(best) || (equal && votes[i] > votes[best]);
            const bool behind = rest(i) < rest(best) || (equal && votes[i] <= votes[best]);
            if (sum < seats ? ahead : behind) best = i;
        }
        given[best] += sum < seats ? 1 : -1;
    }
    return given;
}

}  // namespace kenesh::naive
