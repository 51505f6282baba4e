#include <catch2/catch.hpp>
#include <numeric>

#include "sim/engine/reference/reference.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/engine/worker.hpp"
#include "sim/rules/list_districts.hpp"
#include "sim/summary/seat_check.hpp"
#include "tests/support/scenarios.hpp"

/// Lists by district in simulated elections.
namespace kenesh {
namespace {

ListTier by(const std::string& districting, int seats) {
    ListTier tier;
    tier.rule.formula = HighestAverages{};
    tier.rule.threshold.national = ppm(50'000);
    ListDistricts& districts = tier.districts.emplace();
    districts.districting = districting;
    districts.seats = seats;
    return tier;
}

Scenario with(const ListTier& tier) {
    Scenario s = made::lively();
    s.systems = {{"lists", "lists", {tier}}};
    return s;
}

const ListDistrictsResult& counted(const Election& e, std::size_t tier = 0) {
    return std::get<ListDistrictsResult>(e.systems[0].tiers[tier]);
}

TEST_CASE("one district that is the nation is counted as the nation") {
    Scenario s = with(by("whole", 15));
    ListTier nation = by("whole", 15);
    nation.districts.reset();
    nation.rule.seats = 15;
    s.systems.push_back({"nation", "nation", {nation}});
    // One region, so that the one district's votes are rounded as the nation's.
    s.geography.regions = {"r"};
    for (Unit& unit : s.geography.units)
        unit.region = RegionId{0};
    for (Choice& choice : s.choices)
        choice.lean = {0.0};
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    for (std::int64_t run = 0; run < 200; ++run) {
        const Election& e = engine.run(run);
        CHECK(e.systems[0].list_seats == e.systems[1].list_seats);
    }
}

TEST_CASE("districts that are the regions have the regions' votes and their own seats") {
    Scenario s = with(by("by-region", 0));
    auto& tier = std::get<ListTier>(s.systems[0].tiers[0]);
    tier.districts->magnitudes = {{"r2", 9, {}}, {"r0", 3, {}}, {"r1", 5, {}}};
    tier.rule.women_ppm = 300'000;
    const Plan plan = make_plan(s);
    CHECK(plan.systems[0].house == 17);
    ReferenceEngine engine(plan);
    ListWork work;
    for (std::int64_t run = 0; run < 200; ++run) {
        const Election& e = engine.run(run);
        CHECK(e.lists.districts[0].votes == e.lists.nation.votes);
        const ListDistrictsResult& out = counted(e);
        CHECK(out.seats == std::vector<int>{3, 5, 9});
        for (std::size_t d = 0; d < 3; ++d) {
            ListCount alone;
            count_list_district(tier.rule,
                                {out.seats[d], e.lists.nation.votes.row(d), e.lists.nation.valid[d],
                                 out.nation.passed},
                                work, alone);
            CHECK(alone == out.districts[d]);
        }
    }
}

TEST_CASE("seats by votes are apportioned in each run, by registers once") {
    Scenario s = with(by("by-unit", 1));
    auto& districts = *std::get<ListTier>(s.systems[0].tiers[0]).districts;
    districts.apportioned = {SeatsBy::registered, 30, HighestAverages{Divisor::sainte_lague}, 0};
    // Twelve units of one size share 30 seats: the first six have three.
    const Plan fixed = make_plan(s);
    CHECK(std::get<ListTierPlan>(fixed.systems[0].tiers[0]).districts->seats ==
          std::vector<int>{3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2});
    districts.apportioned->by = SeatsBy::votes;
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    ListWork work;
    bool differ = false;
    std::vector<int> before;
    for (std::int64_t run = 0; run < 50; ++run) {
        const Election& e = engine.run(run);
        const std::vector<int>& seats = counted(e).seats;
        CHECK(std::accumulate(seats.begin(), seats.end(), 0) == 30);
        CHECK(seats == apportioned_seats(*districts.apportioned, e.lists.districts[0].valid, work));
        differ = differ || (!before.empty() && seats != before);
        before = seats;
    }
    CHECK(differ);
}

TEST_CASE("adjustment seats after districts bring the house to the nation's proportions") {
    Scenario s = with(by("by-unit", 3));
    ListTier after = by("", 0);
    after.districts.reset();
    after.rule.seats = 24;
    after.rule.compensatory = true;
    s.systems[0].tiers.push_back(after);
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    ListWork work;
    int levelled = 0;
    for (std::int64_t run = 0; run < 100; ++run) {
        const Election& e = engine.run(run);
        const SystemResult& result = e.systems[0];
        const int all = std::accumulate(result.list_seats.begin(), result.list_seats.end(), 0);
        CHECK(all + result.unfilled == 60 + result.overhang);
        if (result.overhang > 0) continue;
        ++levelled;
        ListRule nation = after.rule;
        nation.compensatory = false;
        nation.seats = 60;
        ListCount ideal;
        count_list_tier(nation, {e.lists.nation.votes.view(), e.lists.nation.valid, {}, {}, {}},
                        work, ideal);
        CHECK(result.list_seats == ideal.seats);
    }
    CHECK(levelled > 50);
}

TEST_CASE("tallies of districts add up to the choices' seats, for any number of threads") {
    const Scenario s = with(by("by-region", 7));
    const Plan plan = make_plan(s);
    CHECK(engine_for(plan, Engine::vector, Normals::counters) == Engine::reference);
    CHECK(reason_for_reference(plan, Engine::vector, Normals::counters) == "lists by district");
    CHECK(reason_for_reference(plan, Engine::reference, Normals::counters).empty());
    const TallyLayout layout = tally_layout(plan);
    SimulationSettings settings;
    settings.runs = 500;
    settings.threads = 1;
    const Simulation once = simulate(plan, settings);
    settings.threads = 3;
    CHECK(simulate(plan, settings).tallies == once.tallies);
    const Summary summary = summarise(s, plan, layout, once);
    require_whole_houses(summary);
    REQUIRE(summary.systems[0].list_tiers.size() == 1);
    const ListTierSummary& tier = summary.systems[0].list_tiers[0];
    CHECK(tier.districting == "by-region");
    for (std::size_t k = 0; k < s.choices.size(); ++k) {
        double sum = 0.0;
        for (const ListDistrictSummary& district : tier.districts) {
            CHECK(district.divided.mean == 7.0);
            sum += district.seats[k].mean;
        }
        CHECK(sum == Approx(summary.systems[0].choices[k].seats.mean).margin(1e-9));
    }
}

}  // namespace
}  // namespace kenesh
