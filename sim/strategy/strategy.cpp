#include "sim/strategy/strategy.hpp"

namespace kenesh {
namespace {

std::vector<int> column(const Grid<int>& numbers, std::size_t choice) {
    std::vector<int> out;
    for (std::size_t d = 0; d < numbers.rows(); ++d)
        out.push_back(numbers(d, choice));
    return out;
}

/// Seats in all districts, batch by batch.
std::vector<double> totals(const Seats& seats) {
    std::vector<double> sum(kBatches, 0.0);
    for (std::size_t d = 0; d < seats.rows(); ++d) {
        for (std::size_t b = 0; b < kBatches; ++b)
            sum[b] += seats(d, b);
    }
    return sum;
}

std::vector<std::size_t> standing(const Scenario& scenario, ChoiceKind kind) {
    std::vector<std::size_t> list;
    for (std::size_t k = 0; k < scenario.choices.size(); ++k) {
        if (scenario.choices[k].kind == kind && scenario.choices[k].strength > 0.0)
            list.push_back(k);
    }
    return list;
}

Equilibrium find_equilibrium(const NominationGame& game, Payoffs& payoffs, int most_rounds) {
    auto players = standing(game.scenario, ChoiceKind::party);
    const RespondTo respond = [&](std::size_t player, const Grid<int>& numbers) {
        std::vector<int> answer = column(numbers, player);
        const auto responses = best_responses(payoffs.of(player, numbers), answer);
        for (std::size_t d = 0; d < answer.size(); ++d) {
            if (responses[d].clear()) answer[d] = responses[d].best;
        }
        return answer;
    };
    Equilibrium out;
    out.path = iterate_best_responses(game.present, players, respond, most_rounds);
    const auto before = payoffs.now(game.present);
    const auto after = payoffs.now(out.path.numbers);
    for (const std::size_t k : standing(game.scenario, ChoiceKind::independents))
        players.push_back(k);
    for (const std::size_t k : players) {
        const auto first = totals(before[k]);
        const auto second = totals(after[k]);
        std::vector<double> difference(kBatches);
        for (std::size_t b = 0; b < kBatches; ++b)
            difference[b] = second[b] - first[b];
        out.parties.push_back({k, mean_of(first), mean_of(second), mean_of(difference)});
    }
    return out;
}

}  // namespace

Strategy study_strategy(const NominationGame& game, std::size_t choice,
                        const PayoffSettings& settings, int most_rounds) {
    Payoffs payoffs(game, settings);
    Strategy out;
    out.choice = choice;
    out.runs = payoffs.runs();
    out.most = settings.most;
    const std::vector<int> present = column(game.present, choice);
    const std::vector<Seats> seats = payoffs.of(choice, game.present);
    out.uniform = uniform_choices(seats, present);
    out.districts = best_responses(seats, present);
    out.nation = national_response(seats, out.districts);
    out.numbers = game.present;
    for (std::size_t d = 0; d < present.size(); ++d) {
        if (out.districts[d].clear()) out.numbers(d, choice) = out.districts[d].best;
    }
    if (most_rounds > 0) {
        out.equilibrium = find_equilibrium(game, payoffs, most_rounds);
        out.numbers = out.equilibrium->path.numbers;
    }
    return out;
}

}  // namespace kenesh
