#include <algorithm>
#include <catch2/catch.hpp>

#include "sim/engine/reference/reference.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/engine/tally/measures.hpp"
#include "sim/engine/vector/vector_plan.hpp"
#include "tests/support/random_scenarios.hpp"
#include "tests/support/scenarios.hpp"
#include "tests/support/targets.hpp"

using namespace kenesh;

namespace {

constexpr std::int64_t kRuns = 400;

/// The lively scenario with every kind of bloc; choices are a, b, c, d, independents, against all.
Scenario with_blocs() {
    Scenario s = made::lively();
    s.blocs = {{"all", "", {0, 1, 2, 3, 4}},
               {"only-b", "", {1}},
               {"ac", "", {2, 0}},
               {"bdi", "", {1, 3, 4}}};
    return s;
}

struct Tallied {
    Plan plan;
    TallyLayout layout = tally_layout(plan);
    Tallies tallies;

    Tallied(const Scenario& scenario, Engine engine, std::int64_t first = 0,
            std::int64_t runs = kRuns)
        : plan(make_plan(scenario)) {
        SimulationSettings settings;
        settings.runs = runs;
        settings.first_run = first;
        settings.engine = engine;
        tallies = simulate(plan, settings).tallies;
    }
    [[nodiscard]] Int128 at(std::size_t place) const { return tallies.counts[place]; }
};

using Slots = std::vector<MeasureSlot ChoiceSlots::*>;
const Slots kAll{&ChoiceSlots::seats, &ChoiceSlots::list_seats, &ChoiceSlots::district_seats,
                 &ChoiceSlots::vote_share, &ChoiceSlots::list_transfer};
const Slots kSeatsOf{&ChoiceSlots::seats, &ChoiceSlots::list_seats, &ChoiceSlots::district_seats};

/// The counts of a slot: sums, squares, products and bins.
std::vector<Int128> counts_of(const Tallies& tallies, const MeasureSlot& slot) {
    const auto from = tallies.counts.begin() + static_cast<std::ptrdiff_t>(slot.at);
    return {from, from + static_cast<std::ptrdiff_t>(slot.size())};
}
std::vector<Int128> counts_of(const Tallies& tallies, const EventSlot& slot) {
    return {tallies.counts[slot.at], tallies.counts[slot.at + 1]};
}

/// All counts of a choice or a bloc, or of a difference, but for the chance of the most seats.
template <class Of>
std::vector<std::vector<Int128>> counts_of(const Tallies& tallies, const Of& of) {
    std::vector<std::vector<Int128>> out;
    for_each_slot(of, [&](const auto& slot) { out.push_back(counts_of(tallies, slot)); });
    return out;
}

const Engine kBoth[] = {Engine::reference, Engine::vector};

}  // namespace

TEST_CASE("a bloc of all choices has all seats in every run", "[bloc]") {
    for (const Engine engine : kBoth) {
        const Tallied c(with_blocs(), engine);
        for (std::size_t s = 0; s < c.plan.systems.size(); ++s) {
            const ChoiceSlots& all = c.layout.systems[s].blocs[0];
            REQUIRE(c.at(c.layout.systems[s].house[HouseMeasure::unfilled].at) == 0);
            const std::int64_t house = c.plan.systems[s].house;
            CHECK(c.at(all.seats.at + 3 + static_cast<std::size_t>(house)) == kRuns);
            CHECK(c.at(all.seats.at + 2) == Int128{house} * house * kRuns / 2);
            for (const EventSlot& event : {all.majority, all.two_thirds, all.largest})
                CHECK(counts_of(c.tallies, event) == std::vector<Int128>{kRuns, kRuns / 2});
        }
        const std::int64_t less = c.plan.systems[0].house - c.plan.systems[1].house;
        CHECK(c.at(c.layout.comparisons[0].blocs[0].all.at) == Int128{less} * kRuns);
        CHECK(c.at(c.layout.comparisons[0].blocs[0].fewer.at) == (less < 0 ? kRuns : 0));
    }
}

TEST_CASE("a bloc of one party has that party's counts, every one", "[bloc]") {
    for (const Engine engine : kBoth) {
        const Tallied c(with_blocs(), engine);
        for (const SystemSlots& system : c.layout.systems)
            CHECK(
                (counts_of(c.tallies, system.blocs[1]) == counts_of(c.tallies, system.choices[1])));
        for (const ComparisonSlots& comparison : c.layout.comparisons)
            CHECK((counts_of(c.tallies, comparison.blocs[1]) ==
                   counts_of(c.tallies, comparison.choices[1])));
    }
}

TEST_CASE("a bloc's sums are its members' sums, in whole numbers", "[bloc]") {
    for (const Engine engine : kBoth) {
        const Tallied c(with_blocs(), engine);
        for (const SystemSlots& system : c.layout.systems) {
            for (const auto slot : kAll) {
                // Where all are in it, shares that were rounded one by one may end at 1.
                for (std::size_t b = 1; b < c.plan.blocs.size(); ++b) {
                    Int128 sum = 0;
                    for (std::size_t k = 0; k < c.plan.choices.size(); ++k)
                        if (c.plan.blocs[b].member[k] != 0)
                            sum += c.at((system.choices[k].*slot).at);
                    CHECK((c.at((system.blocs[b].*slot).at) == sum));
                }
            }
            const double all = static_cast<double>(c.at(system.blocs[0].vote_share.at)) / kRuns;
            CHECK(all == Approx(static_cast<double>(kShareUnit)).margin(2.5));
        }
        for (const ComparisonSlots& comparison : c.layout.comparisons)
            for (std::size_t b = 0; b < c.plan.blocs.size(); ++b) {
                Int128 sum = 0;
                for (std::size_t k = 0; k < c.plan.choices.size(); ++k)
                    if (c.plan.blocs[b].member[k] != 0) sum += c.at(comparison.choices[k].all.at);
                CHECK((c.at(comparison.blocs[b].all.at) == sum));
            }
    }
}

TEST_CASE("majorities of blocs are those of the elections' own seats", "[bloc]") {
    const Tallied c(with_blocs(), Engine::vector);
    ReferenceEngine engine(c.plan);
    std::vector<std::int64_t> majority(3, 0), two_thirds(3, 0), largest(3, 0);
    for (std::int64_t run = 0; run < kRuns; ++run) {
        const Election& election = engine.run(run);
        for (std::size_t s = 0; s < 3; ++s) {
            const SystemResult& result = election.systems[s];
            const auto seats = [&](std::size_t k) {
                return result.list_seats[k] + result.district_seats[k];
            };
            const int ours = seats(0) + seats(2);
            const int house = c.plan.systems[s].house;
            majority[s] += 2 * ours > house ? 1 : 0;
            two_thirds[s] += 3 * ours >= 2 * house ? 1 : 0;
            // Independents are many: whoever they are, no actor is larger than the bloc.
            largest[s] += ours > std::max(seats(1), seats(3)) ? 1 : 0;
        }
    }
    for (std::size_t s = 0; s < 3; ++s) {
        const ChoiceSlots& ac = c.layout.systems[s].blocs[2];
        CHECK(c.at(ac.majority.at) == majority[s]);
        CHECK(c.at(ac.two_thirds.at) == two_thirds[s]);
        CHECK(c.at(ac.largest.at) == largest[s]);
        CHECK(majority[s] > 0);
        CHECK(largest[s] < kRuns);
    }
}

TEST_CASE("blocs of the engines agree pair by pair wherever their choices do", "[bloc]") {
    int agree = 0, all = 0;
    for (std::uint32_t number = 1; number <= 12; ++number) {
        const Scenario scenario = made::RandomScenario(number).make();
        const Plan plan = make_plan(scenario);
        if (plan.blocs.empty() || !unsupported(plan).empty()) continue;
        for (std::int64_t first = 0; first < 20; first += 2) {
            const Tallied a(scenario, Engine::reference, first, 2);
            const Tallied b(scenario, Engine::vector, first, 2);
            const auto same_seats = [&](const ChoiceSlots& of) {
                return std::ranges::all_of(kSeatsOf, [&](const auto slot) {
                    return counts_of(a.tallies, of.*slot) == counts_of(b.tallies, of.*slot);
                });
            };
            for (std::size_t s = 0; s < plan.systems.size(); ++s) {
                const SystemSlots& system = a.layout.systems[s];
                ++all;
                if (!std::ranges::all_of(system.choices, same_seats)) continue;
                ++agree;
                for (const ChoiceSlots& bloc : system.blocs) {
                    INFO("random scenario " << number << ", run " << first);
                    CHECK(same_seats(bloc));
                    for (const EventSlot& event : {bloc.majority, bloc.two_thirds, bloc.largest})
                        CHECK((counts_of(a.tallies, event) == counts_of(b.tallies, event)));
                }
            }
        }
    }
    CHECK(all >= 60);
    CHECK(agree > all * 95 / 100);
}

TEST_CASE("blocs change no other count, on any instruction set", "[bloc]") {
    Scenario without = with_blocs();
    without.blocs.clear();
    for (const SimdTarget target : test::tested_targets()) {
        SimulationSettings settings;
        settings.runs = kRuns;
        settings.engine = Engine::vector;
        settings.simd = target;
        const Plan plan = make_plan(with_blocs()), bare = make_plan(without);
        const TallyLayout layout = tally_layout(plan), bare_layout = tally_layout(bare);
        const Tallies with = simulate(plan, settings).tallies;
        const Tallies others = simulate(bare, settings).tallies;
        std::vector<std::vector<Int128>> expected, found;
        for_each_slot(bare_layout,
                      [&](const auto& slot) { expected.push_back(counts_of(others, slot)); });
        TallyLayout no_blocs = layout;
        for (SystemSlots& system : no_blocs.systems)
            system.blocs.clear();
        for (ComparisonSlots& comparison : no_blocs.comparisons)
            comparison.blocs.clear();
        for_each_slot(no_blocs, [&](const auto& slot) { found.push_back(counts_of(with, slot)); });
        CHECK((found == expected));
        CHECK((with == Tallied(with_blocs(), Engine::vector).tallies));
    }
}

TEST_CASE("a bloc of an absent party has no seats and no chance", "[bloc]") {
    Scenario scenario = with_blocs();
    scenario.choices[0].strength += scenario.choices[3].strength;
    scenario.choices[3].strength = 0.0;
    scenario.blocs = {{"only-d", "", {3}}};
    for (const Engine engine : kBoth) {
        const Tallied c(scenario, engine);
        for (const SystemSlots& system : c.layout.systems) {
            CHECK(c.at(system.blocs[0].seats.at + 3) == kRuns);
            CHECK(c.at(system.blocs[0].majority.at) == 0);
            CHECK(c.at(system.blocs[0].largest.at) == 0);
        }
    }
}
