#include "sim/rules/apportionment.hpp"

#include "sim/rules/highest_averages.hpp"
#include "sim/rules/largest_remainder.hpp"

#include <cassert>
#include <cstddef>
#include <numeric>

namespace kenesh {

void apportion(const Formula& formula, std::span<const std::int64_t> votes, int seats,
               Apportionment& out, DivisionSteps* steps) {
    assert(seats >= 0 && seats <= (1 << 20) && "seats outside what the arithmetic is exact for");
    if (steps != nullptr) *steps = {};
    out.seats.assign(votes.size(), 0);
    out.tied.clear();
    out.taken_back = 0;
    out.quota_of_one = false;
    const std::int64_t total = std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
    assert(total <= (std::int64_t{1} << 31) && "more votes than the arithmetic is exact for");
    out.unfilled = total == 0 ? seats : 0;
    if (total == 0 || seats == 0) return;
    if (const auto* averages = std::get_if<HighestAverages>(&formula); averages != nullptr) {
        divide_by_averages(*averages, votes, total, seats, out, steps);
    } else {
        divide_by_remainders(std::get<LargestRemainder>(formula), votes, total, seats, out, steps);
    }
}

}  // namespace kenesh
