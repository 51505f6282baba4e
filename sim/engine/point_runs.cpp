#include "sim/engine/point_runs.hpp"

#include <algorithm>
#include <cassert>

#include "sim/engine/worker.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kPiece = 4096;  // pairs between two looks at the flag

}  // namespace

PointRuns simulate_point(const Plan& plan, const TallyLayout& layout, std::int64_t point,
                         std::int64_t points, std::int64_t pairs, Engine engine, SimdTarget simd,
                         StopFlag stop) {
    assert(point >= 0 && point < points && "a point of the simulation");
    const PairSteps steps{static_cast<std::uint64_t>(point), static_cast<std::uint64_t>(points)};
    const auto worker = make_worker(plan, layout, engine, Normals::counters, simd, steps);
    const std::int64_t own = pairs > point ? (pairs - point + points - 1) / points : 0;
    const std::int64_t twins = plan.antithetic ? 2 : 1;
    for (std::int64_t pair = 0; pair < own; pair += kPiece) {
        if (stop.raised()) throw Interrupted();
        worker->run(twins * pair, twins * std::min(pair + kPiece, own));
    }
    return {worker->tallies(), worker->ran_on()};
}

}  // namespace kenesh
