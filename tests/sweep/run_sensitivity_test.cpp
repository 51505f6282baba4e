#include "sim/sweep/run_sensitivity.hpp"

#include <catch2/catch.hpp>

#include "sim/io/study/variance_file.hpp"
#include "sim/sweep/setting_value.hpp"
#include "tests/support/priors.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;
using made::uniform;

namespace {

/// Moves strength from the last choice to the first ("much") and, a tenth of it, to the second
/// ("little"); "none" does nothing.
Scenario at(const DesignPoint& point) {
    Scenario scenario = made::lively();
    if (point.values.size() != 3) return scenario;
    const double much = setting_number(point.values[0]);
    const double little = setting_number(point.values[1]);
    double given = 0.0;
    for (const auto& [k, part] : {std::pair{0, much}, std::pair{1, little}}) {
        scenario.choices[static_cast<std::size_t>(k)].strength += part;
        given += part;
    }
    double rest = 0.0;
    for (std::size_t k = 2; k < scenario.choices.size(); ++k)
        rest += scenario.choices[k].strength;
    for (std::size_t k = 2; k < scenario.choices.size(); ++k)
        scenario.choices[k].strength *= (rest - given) / rest;
    return scenario;
}

const MeasureShares& seats_of(const VarianceShares& shares, const std::string& choice) {
    for (const MeasureShares& one : shares.measures)
        if (one.choice == choice && one.measure == "seats") return one;
    throw std::logic_error("no such choice");
}

}  // namespace

TEST_CASE("What moves a party most explains most of its variance", "[sweep][threads]") {
    const std::vector<Prior> keys{uniform("much", -0.05, 0.05), uniform("little", -0.005, 0.005),
                                  uniform("none", 0.0, 1.0)};
    const Plan plan = make_plan(made::lively());
    SimulationSettings settings;
    settings.threads = 1;
    const VarianceShares shares = run_sensitivity(plan, keys, 1, {32, 128}, at, settings);
    CHECK(shares.points == 32 * 5);
    CHECK(shares.runs == 256);
    const MeasureShares& first = seats_of(shares, plan.choices[0].id);
    REQUIRE(first.keys.size() == 3);
    CHECK(first.keys[0].key == "much");
    CHECK(first.keys[0].alone.value > 0.7);
    CHECK(first.keys[0].together.value > 0.7);
    CHECK(first.keys[1].together.value < 0.2);
    // All points have the same elections: a key that does nothing has exactly nothing.
    CHECK(first.keys[2].alone.value == 0.0);
    CHECK(first.keys[2].together.value == 0.0);
    CHECK(first.chance.value > 0.0);
    CHECK(first.chance.value < 1.0);
    // The same for any number of threads, and after a file.
    settings.threads = 3;
    const std::string file = variance_csv(shares);
    CHECK(variance_csv(run_sensitivity(plan, keys, 1, {32, 128}, at, settings)) == file);
    CHECK(variance_csv(read_variance(file, "sensitivity.csv")) == file);
    CHECK_THROWS_AS(read_variance(file + "x,y\n", "sensitivity.csv"), InputError);
}
