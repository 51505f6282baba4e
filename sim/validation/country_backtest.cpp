#include "sim/validation/country_backtest.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/engine/simulate.hpp"
#include "sim/summary/summary.hpp"
#include "sim/validation/forecast_score.hpp"

namespace kenesh {
namespace {

SystemSummary simulated(const Scenario& scenario, const std::string& system, std::int64_t runs) {
    const Plan plan = make_plan(scenario);
    SimulationSettings settings;
    settings.runs = runs;
    settings.engine = Engine::vector;
    const Summary summary = summarise(scenario, plan, tally_layout(plan), simulate(plan, settings));
    const auto found = std::ranges::find(summary.systems, system, &SystemSummary::id);
    assert(found != summary.systems.end() && "official seats are of a system of the scenario");
    return *found;
}

void quieten(ContestValues& values) {
    if (values.candidate) values.candidate = 0.0;
}

}  // namespace

Scenario without_deviations(Scenario scenario) {
    for (Choice& choice : scenario.choices) {
        const PersonalVotes law = choice.uncertainty.personal_votes;
        choice.uncertainty = {};
        choice.uncertainty.personal_votes = law;
        choice.women_pattern = WomenPattern::spread;
        for (auto& [name, values] : choice.contests)
            quieten(values);
    }
    for (auto& [name, contest] : scenario.contests)
        quieten(contest.values);
    scenario.turnout.national = scenario.turnout.region = scenario.turnout.unit = 0.0;
    scenario.tails = 0;
    scenario.correlations.clear();
    scenario.poll.reset();
    return scenario;
}

CountryBacktest backtest_country(const Scenario& scenario, const Scenario& still,
                                 std::span<const OfficialSeats> official, std::int64_t runs) {
    const std::string& system = official.front().system;
    const SystemSummary foretold = simulated(scenario, system, runs);
    const SystemSummary once = simulated(still, system, 2);
    CountryBacktest out;
    out.scenario = official.front().scenario;
    for (std::size_t k = 0; k < scenario.choices.size(); ++k) {
        const Choice& choice = scenario.choices[k];
        const auto row = std::ranges::find(official, choice.id, &OfficialSeats::choice);
        if (row == official.end()) continue;
        const Spread& seats = foretold.choices[k].seats;
        const int without = static_cast<int>(std::lround(once.choices[k].seats.mean));
        CountryChoice one{choice.id, choice.name, row->seats, seats.mean, 0.0, 0.0, without, 0.0};
        one.low = seats.quantiles ? seats.quantiles->q05 : seats.mean;
        one.high = seats.quantiles ? seats.quantiles->q95 : seats.mean;
        one.crps = crps_of(seats.histogram, row->seats);
        out.crps += one.crps;
        out.still_error += one.still_error();
        out.choices.push_back(std::move(one));
    }
    assert(!out.choices.empty());
    out.crps /= static_cast<double>(out.choices.size());
    out.still_error /= static_cast<double>(out.choices.size());
    return out;
}

}  // namespace kenesh
