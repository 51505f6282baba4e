// Legal systems and deviations at which the two engines once parted.
#include <catch2/catch.hpp>

#include "sim/engine/simulate.hpp"
#include "sim/engine/worker.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/summary/seat_check.hpp"
#include "sim/summary/summary.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

Simulation simulated(const Plan& plan, Engine engine, std::int64_t runs) {
    SimulationSettings settings;
    settings.runs = runs;
    settings.engine = engine;
    return simulate(plan, settings);
}

Scenario two_parties(double national) {
    Scenario s;
    s.geography = made::geography(1, 1);
    s.choices = {made::party("a", 0.6, s.geography), made::party("b", 0.4, s.geography)};
    for (Choice& choice : s.choices)
        choice.uncertainty.national = national;
    return s;
}

}  // namespace

TEST_CASE("overhang-from-list-tiers: the house counts overhang over other list tiers", "[engine]") {
    Scenario s = two_parties(0.2);
    System system = made::list("s", 50);
    std::get<ListTier>(system.tiers[0]).rule.max_seats = 25;
    ListTier rest;
    rest.rule.seats = 2;
    rest.rule.compensatory = true;
    system.tiers.emplace_back(rest);
    s.systems = {system};
    const Plan plan = make_plan(s);
    CHECK(plan.systems[0].house == 52);
    CHECK(plan.systems[0].most_seats == 102);  // each of the first tier's 50 can be overhang
    const TallyLayout layout = tally_layout(plan);
    std::vector<double> house;
    for (const Engine engine : {Engine::vector, Engine::reference}) {
        const Simulation done = simulated(plan, engine, 1000);
        const Summary summary = summarise(s, plan, layout, done);
        const SeatCheck& check = summary.systems[0].check;
        CHECK(check.ok);
        CHECK_NOTHROW(require_whole_houses(summary));
        CHECK(check.house_per_run == check.seats_per_run);
        CHECK(check.house_per_run > 55.0);
        house.push_back(check.house_per_run);
        // The histogram holds every run where it belongs, none at its end.
        const ChoiceSummary& a = summary.systems[0].choices[0];
        CHECK(a.seats.mean > 29.0);
    }
    CHECK(house[0] == Approx(house[1]).margin(0.02));
}

TEST_CASE("overhang-from-list-tiers: a house that does not add up is an error", "[engine]") {
    Scenario s = two_parties(0.2);
    s.systems = {made::list("s", 50)};
    const Plan plan = make_plan(s);
    Simulation done = simulated(plan, Engine::reference, 10);
    const TallyLayout layout = tally_layout(plan);
    CHECK_NOTHROW(require_whole_houses(summarise(s, plan, layout, done)));
    ++done.tallies.counts[layout.systems[0].choices[0].seats.at];
    CHECK_THROWS_WITH(require_whole_houses(summarise(s, plan, layout, done)),
                      Catch::Contains("50.1 seats a run of a house of 50"));
}

TEST_CASE("engines-at-large-deviations: the same shares at any legal deviation", "[engine][slow]") {
    const std::vector<Uncertainty> all{
        {4.0, 0.0, 0.0, 0.0},  {8.0, 0.0, 0.0, 0.0},    {0.0, 4.0, 0.0, 0.0},
        {0.0, 10.0, 0.0, 0.0}, {0.0, 0.0, 4.0, 0.0},    {0.0, 0.0, 10.0, 0.0},
        {2.5, 2.5, 2.5, 0.0},  {10.0, 10.0, 10.0, 0.0}, {0.5, 0.5, 0.5, 0.0}};
    for (const Uncertainty& uncertainty : all) {
        for (const int tails : {0, 3}) {
            Scenario s;
            s.geography = made::geography(2, 1);
            s.tails = tails;
            for (const auto& [id, strength] :
                 {std::pair{"a", 0.4998}, std::pair{"b", 0.4997}, std::pair{"c", 0.0005}}) {
                s.choices.push_back(made::party(id, strength, s.geography));
                s.choices.back().uncertainty = uncertainty;
            }
            s.systems = {made::list("s", 10)};
            const Plan plan = make_plan(s);
            const TallyLayout layout = tally_layout(plan);
            const Tallies vector = simulated(plan, Engine::vector, 4000).tallies;
            const Tallies reference = simulated(plan, Engine::reference, 4000).tallies;
            for (std::size_t k = 0; k < 3; ++k) {
                INFO("choice " << k << ", deviations " << uncertainty.national << " "
                               << uncertainty.region << " " << uncertainty.unit << ", tails "
                               << tails);
                // The draws are the same; what is left is float32's rounding.
                const double a = estimate(vector, layout.preference[k]).mean / kShareUnit;
                const double b = estimate(reference, layout.preference[k]).mean / kShareUnit;
                CHECK(a == Approx(b).margin(2e-5));
            }
        }
    }
}

TEST_CASE("engines-at-large-deviations: a choice too small for float32 is not lifted", "[engine]") {
    Scenario s;
    s.geography = made::geography(2, 1);
    s.choices = {made::party("a", 1.0 - 1e-14, s.geography), made::party("b", 1e-14, s.geography)};
    s.choices[1].uncertainty.unit = 3.0;
    s.systems = {made::list("s", 10)};
    const Plan plan = make_plan(s);
    CHECK(engine_for(plan, Engine::vector, Normals::counters) == Engine::reference);
    s.choices[1].uncertainty.unit = 0.1;
    CHECK(engine_for(make_plan(s), Engine::vector, Normals::counters) == Engine::vector);
}
