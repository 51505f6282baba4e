#include "sim/engine/reference/reference_transfers.hpp"

namespace kenesh {

double transfer_votes(const ContestPlan& contest, std::size_t district,
                      const Electorate& electorate, std::span<double> choice_vote) {
    double abstaining = 0.0;
    for (auto m = contest.first_move[district]; m < contest.first_move[district + 1]; ++m) {
        const TransferMove& move = contest.moves[m];
        double supporters = 0.0;
        for (auto u = contest.first_unit[district]; u < contest.first_unit[district + 1]; ++u)
            supporters += electorate.votes(move.from, contest.units[u]);
        const double votes = move.part * supporters;
        (move.to == TransferMove::kAbstain ? abstaining : choice_vote[move.to]) += votes;
    }
    return abstaining;
}

}  // namespace kenesh
