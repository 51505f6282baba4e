#include "sim/returns/block_election.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "sim/core/math.hpp"

namespace kenesh {

double log_squares(std::span<const std::int64_t> votes) {
    std::vector<double> logs;
    for (const std::int64_t v : votes)
        logs.push_back(math::log(std::max(static_cast<double>(v), 0.5)));
    const double mean =
        std::accumulate(logs.begin(), logs.end(), 0.0) / static_cast<double>(logs.size());
    double squares = 0.0;
    for (const double log : logs)
        squares += (log - mean) * (log - mean);
    return squares;
}

Slate slate_of(std::string party, std::span<const std::int64_t> votes, int won) {
    const std::int64_t sum = std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
    return {std::move(party), votes.size(), sum, log_squares(votes), won};
}

}  // namespace kenesh
