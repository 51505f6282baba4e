#include "sim/strategy/equilibrium.hpp"

#include <algorithm>

namespace kenesh {
namespace {

/// The states of one district at the start of every round.
using History = std::vector<std::vector<int>>;

std::vector<int> state_of(const Grid<int>& numbers, std::size_t district) {
    const auto row = numbers.row(district);
    return {row.begin(), row.end()};
}

}  // namespace

BestResponsePath iterate_best_responses(Grid<int> start, std::span<const std::size_t> players,
                                        const RespondTo& respond, int most_rounds) {
    BestResponsePath path;
    path.numbers = std::move(start);
    const std::size_t districts = path.numbers.rows();
    std::vector<History> history(districts);
    std::vector<char> cycles(districts, 0);
    for (std::size_t d = 0; d < districts; ++d)
        history[d].push_back(state_of(path.numbers, d));
    while (path.rounds < most_rounds) {
        ++path.rounds;
        std::vector<char> moved(districts, 0);
        for (const std::size_t player : players) {
            const std::vector<int> answer = respond(player, path.numbers);
            for (std::size_t d = 0; d < districts; ++d) {
                if (cycles[d] != 0 || answer[d] == path.numbers(d, player)) continue;
                path.numbers(d, player) = answer[d];
                moved[d] = 1;
            }
        }
        if (std::count(moved.begin(), moved.end(), 1) == 0) {
            path.settled = path.cycles.empty();
            return path;
        }
        for (std::size_t d = 0; d < districts; ++d) {
            if (moved[d] == 0) continue;
            const auto now = state_of(path.numbers, d);
            const auto before = std::find(history[d].begin(), history[d].end(), now);
            if (before != history[d].end()) {
                cycles[d] = 1;
                path.cycles.push_back({d, {before, history[d].end()}});
            }
            history[d].push_back(now);
        }
    }
    return path;
}

}  // namespace kenesh
