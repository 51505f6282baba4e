#include "sim/validation/joint_majorities.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "sim/engine/reference/reference.hpp"
#include "sim/engine/tally/recorder.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

TEST_CASE("Joint majorities have the margins that tallies count", "[threads]") {
    const Plan plan = make_plan(made::lively());
    constexpr std::int64_t kRuns = 1000;
    const JointMajorities joint = joint_majorities(plan, kRuns, Normals::counters, 1);
    CHECK(joint_majorities(plan, kRuns, Normals::counters, 3) == joint);

    const TallyLayout layout = tally_layout(plan);
    Recorder recorder(plan, layout);
    ReferenceEngine engine(plan);
    // Two parties together, counted anew from every run's seats.
    std::map<std::array<std::string, 3>, std::int64_t> together;
    for (std::int64_t run = 0; run < kRuns; ++run) {
        recorder.add(engine.run(run));
        for (std::size_t s = 0; s < plan.systems.size(); ++s) {
            const SystemMeasures& m = recorder.measures()[s];
            for (const MajorityOfTwo& pair : joint.pairs) {
                if (pair.system != plan.systems[s].id) continue;
                std::int64_t seats = 0;
                for (std::size_t k = 0; k < plan.choices.size(); ++k)
                    if (plan.choices[k].id == pair.first || plan.choices[k].id == pair.second)
                        seats += m.seats[k];
                if (2 * seats > m.house[HouseMeasure::house])
                    ++together[{pair.system, pair.first, pair.second}];
            }
        }
    }
    std::int64_t all = 0;
    for (const MajorityHolders& one : joint.systems)
        all += one.runs;
    CHECK(all == kRuns);
    std::int64_t some = 0;
    for (std::size_t s = 0; s < plan.systems.size(); ++s)
        for (std::size_t k = 0; k < plan.choices.size(); ++k) {
            std::int64_t runs = 0;
            for (const MajorityHolders& one : joint.systems)
                if (one.holders[s] == plan.choices[k].id) runs += one.runs;
            const EventSlot& slot = layout.systems[s].choices[k].majority;
            if (!is_actor(plan, k)) continue;
            CHECK(runs == static_cast<std::int64_t>(recorder.tallies().counts[slot.at]));
            some += runs;
        }
    CHECK(some > 0);
    CHECK_FALSE(joint.pairs.empty());
    for (const MajorityOfTwo& pair : joint.pairs)
        CHECK(pair.runs == together[{pair.system, pair.first, pair.second}]);
}
