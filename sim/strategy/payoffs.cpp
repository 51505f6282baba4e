#include "sim/strategy/payoffs.hpp"

#include <algorithm>
#include <cmath>

#include "sim/engine/simulate.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

Payoffs::Payoffs(const NominationGame& game, PayoffSettings settings)
    : game_(game), calibrator_(settings.stop), settings_(std::move(settings)) {
    const auto batches = static_cast<std::int64_t>(kBatches);
    batch_ = (settings_.runs + batches - 1) / batches;
    batch_ += batch_ % 2;  // whole pairs
}

std::int64_t Payoffs::runs() const noexcept {
    return batch_ * static_cast<std::int64_t>(kBatches);
}

std::vector<Seats> Payoffs::simulate_game(const Grid<int>& numbers, std::size_t first,
                                          std::size_t last) {
    Plan plan = make_plan(with_nominees(game_, numbers), calibrator_);
    for (ContestPlan& contest : plan.contests)
        contest.names.clear();  // nobody asks who was elected
    const TallyLayout layout = tally_layout(plan);
    const auto& tiers = layout.systems.front().district_tiers;
    const auto& slots = std::find_if(tiers.begin(), tiers.end(), [&](const auto& t) {
                            return t.tier == game_.tier;
                        })->districts;
    std::vector<Seats> seats(last - first, Seats(slots.size(), kBatches));
    for (std::size_t b = 0; b < kBatches; ++b) {
        SimulationSettings simulation;
        simulation.runs = batch_;
        simulation.first_run = static_cast<std::int64_t>(b) * batch_;
        simulation.threads = settings_.threads;
        simulation.engine = Engine::vector;
        simulation.stop = settings_.stop;
        const Simulation result = simulate(plan, simulation);
        if (result.interrupted) throw Interrupted();
        for (std::size_t d = 0; d < slots.size(); ++d) {
            for (std::size_t k = first; k < last; ++k)
                seats[k - first](d, b) = estimate(result.tallies, slots[d].seats[k]).mean;
        }
        done_ += batch_;
        if (settings_.progress) settings_.progress(done_);
    }
    return seats;
}

std::vector<Seats> Payoffs::of(std::size_t choice, const Grid<int>& numbers) {
    std::vector<Seats> payoffs;
    for (int n = 1; n <= settings_.most; ++n) {
        Grid<int> tried = numbers;
        for (std::size_t d = 0; d < tried.rows(); ++d)
            tried(d, choice) = n;
        payoffs.push_back(std::move(simulate_game(tried, choice, choice + 1).front()));
    }
    return payoffs;
}

std::vector<Seats> Payoffs::now(const Grid<int>& numbers) {
    return simulate_game(numbers, 0, game_.scenario.choices.size());
}

Estimate mean_of(std::span<const double> batches, Half half) {
    double sum = 0.0, squares = 0.0, count = 0.0;
    for (std::size_t b = half == Half::odd ? 1 : 0; b < batches.size();
         b += half == Half::both ? 1 : 2) {
        sum += batches[b];
        squares += batches[b] * batches[b];
        count += 1.0;
    }
    const double mean = sum / count;
    const double variance = std::max(0.0, squares / count - mean * mean) / (count - 1.0);
    return {mean, std::sqrt(variance)};
}

}  // namespace kenesh
