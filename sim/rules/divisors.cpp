#include "sim/rules/divisors.hpp"

#include <cassert>

namespace kenesh {
namespace {

constexpr std::uint64_t kMillion = 1'000'000;

[[nodiscard]] std::uint64_t own_divisor(const std::vector<std::int64_t>& list,
                                        std::uint64_t n) noexcept {
    assert(list.size() >= 2 && "a list of one's own has a step to go on by");
    if (n < list.size()) return static_cast<std::uint64_t>(list[n]);
    const auto last = static_cast<std::uint64_t>(list.back());
    const auto step = last - static_cast<std::uint64_t>(list[list.size() - 2]);
    return last + (n - list.size() + 1) * step;
}

}  // namespace

ExactDivisor divisor_after(const HighestAverages& rule, int seats) noexcept {
    assert(seats >= 0 && seats <= (1 << 20) && "seats outside what the arithmetic is exact for");
    const auto n = static_cast<std::uint64_t>(seats);
    switch (rule.divisor) {
        case Divisor::dhondt:
            return {n + 1};
        case Divisor::sainte_lague:
            return {2 * n + 1};
        case Divisor::modified_sainte_lague:
            if (n == 0) return {static_cast<std::uint64_t>(rule.first_divisor_ppm), kMillion};
            return {2 * n + 1};
        case Divisor::danish:
            return {3 * n + 1};
        case Divisor::adams:
            return {n};
        case Divisor::huntington_hill:
            return {n * (n + 1), 1, true};
        case Divisor::dean:
            return {2 * n * (n + 1), 2 * n + 1};
        case Divisor::belgian:
            return {n + 2, 2};
        case Divisor::own:
            return {own_divisor(rule.own_ppm, n), kMillion};
        case Divisor::quota_method:
            return {n + 1};
    }
    return {};
}

Claim claim_to_next(const HighestAverages& rule, std::int64_t votes, int seats) noexcept {
    const ExactDivisor divisor = divisor_after(rule, seats);
    auto numerator = static_cast<std::uint64_t>(votes);
    if (divisor.is_square) numerator *= numerator;
    return {numerator * divisor.denominator, divisor.numerator};
}

bool seats_each(Divisor divisor) noexcept {
    return divisor == Divisor::adams || divisor == Divisor::huntington_hill ||
           divisor == Divisor::dean;
}

DivisorLine line_of(Divisor divisor) noexcept {
    switch (divisor) {
        case Divisor::dhondt:
        case Divisor::adams:
            return {2, 2, 0};
        case Divisor::sainte_lague:
        case Divisor::modified_sainte_lague:
            return {4, 2, 1};
        case Divisor::danish:
            return {6, 2, 2};
        case Divisor::huntington_hill:  // n + 1 < sqrt((n+1)(n+2)) < n + 3/2
        case Divisor::dean:             // and so is 2 (n+1) (n+2) / (2n+3), the harmonic mean
            return {2, 3, 0};
        case Divisor::belgian:
            return {2, 4, 0};  // n + 2: twice the divisors; no list has fewer seats than none
        case Divisor::own:
        case Divisor::quota_method:
            break;
    }
    return {2, 2, kNoLine};
}

}  // namespace kenesh
