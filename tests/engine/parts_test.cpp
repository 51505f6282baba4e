#include <catch2/catch.hpp>
#include <numeric>
#include <vector>

#include "sim/engine/reference/reference.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/model/faults/faults.hpp"
#include "sim/model/notes.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

/// Three units of 10,000 voters who all vote; the second takes no part in the districts "part", of
/// which the first is u0 and the second u2.
Scenario country() {
    Scenario s;
    s.id = s.title = "parts";
    s.geography = made::geography(3, 1);
    s.geography.districtings.push_back({"part", {"x", "y"}, {}});
    s.geography.districtings.back().district_of = {DistrictId{0}, kNoDistrict, DistrictId{1}};
    s.turnout.mean = 1.0;
    s.choices = {made::party("a", 0.6, s.geography), made::party("b", 0.4, s.geography)};
    // b is strong where nobody takes part.
    s.choices[1].lean = {0.0, 3.0, 0.0};
    s.systems = {made::districts("seats", "part", 1, Plurality{})};
    s.systems[0].tiers.push_back(made::list("", 10).tiers[0]);
    return s;
}

System lists_by(const std::string& districting, int seats, std::int64_t threshold) {
    System system = made::list("by-district", seats);
    auto& tier = std::get<ListTier>(system.tiers[0]);
    tier.districts.emplace();
    tier.districts->districting = districting;
    tier.districts->seats = seats;
    tier.rule.threshold.national = ppm(threshold);
    return system;
}

}  // namespace

TEST_CASE("A unit in no district votes in the other tiers", "[parts]") {
    const Scenario s = country();
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    const Election& e = engine.run(0);
    CHECK(e.contests[0].valid == std::vector<double>{10'000.0, 10'000.0});
    CHECK(std::accumulate(e.lists.nation.valid.begin(), e.lists.nation.valid.end(),
                          std::int64_t{0}) == 30'000);
    CHECK(e.systems[0].district_seats == std::vector<int>{2, 0});
    CHECK(e.turnout == 1.0);
    CHECK(notes(s)[1] ==
          "1 unit with 10000 registered voters takes no part in the contest "
          "seats-tier-0");
}

// a has 0.6 of all votes, and more of those who take part: b fails 35 % of these, not of all.
TEST_CASE("Thresholds of lists by district are of those who take part", "[parts]") {
    Scenario s = country();
    s.systems = {lists_by("part", 2, 350'000), made::list("nation", 3)};
    const Plan plan = make_plan(s);
    ReferenceEngine engine(plan);
    const Election& e = engine.run(0);
    const ListBallots& part = e.lists.parts[0];
    CHECK(part.valid[1] == 0);
    CHECK(part.registered == std::vector<std::int64_t>{10'000, 0, 10'000});
    const double share = static_cast<double>(part.votes(0, 1) + part.votes(2, 1)) / 20'000.0;
    CHECK(share < 0.35);
    CHECK(e.preference[1] == Approx(0.4).margin(0.0001));
    CHECK(e.systems[0].list_seats == std::vector<int>{4, 0});
}

TEST_CASE("A unit in no district of any tier is a fault", "[parts]") {
    Scenario s = country();
    s.systems[0].tiers.pop_back();
    const std::vector<Fault> list = faults(s);
    REQUIRE(list.size() == 1);
    CHECK(list[0].where == "geography.unit.1");
    CHECK(list[0].what == "1 unit is in no district of any tier, the first 'u1'");
    s.systems.push_back(made::districts("other", "whole", 1, Plurality{}));
    CHECK(faults(s).empty());
}
