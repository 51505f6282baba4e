#include "sim/sweep/run_priors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "sim/core/crew.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/engine/point_runs.hpp"
#include "sim/engine/worker.hpp"
#include "sim/sweep/point_plan.hpp"
#include "sim/sweep/point_result.hpp"

namespace kenesh {
namespace {

[[noreturn]] void refuse(std::string message) {
    throw InputError({{{"[prior]", 0, 0}, std::move(message), {}}});
}

/// No more threads than points.
std::size_t crew_size(int threads, std::size_t points) {
    return std::min(static_cast<std::size_t>(thread_count(threads)),
                    std::max<std::size_t>(points, 1));
}

/// What the threads share.
struct Board {
    const Design& design;
    const ScenarioAtPoint& scenario_at;
    const SimulationSettings& settings;
    const TallyLayout& layout;
    std::vector<std::int64_t> places;
    std::int64_t pairs = 0;
    std::vector<Plan> plans{};  ///< those to be kept
    std::atomic<std::size_t> next{0};
    std::atomic<std::int64_t> done{0};  ///< runs
};

/// What one thread has.
struct Member {
    Calibrator calibrator;
    Tallies tallies;
    SimdTarget simd = SimdTarget::automatic;
};

void run_point(Board& board, std::size_t number, Member& member,
               std::vector<SweepPointResult>& to) {
    const DesignPoint& point = board.design.points[number];
    const Plan plan =
        plan_at(board.design, board.scenario_at, number, board.places, member.calibrator);
    const PointRuns runs =
        simulate_point(plan, board.layout, static_cast<std::int64_t>(number),
                       static_cast<std::int64_t>(board.design.points.size()), board.pairs,
                       engine_for(plan, board.settings.engine, Normals::counters),
                       board.settings.simd, board.settings.stop);
    member.tallies += runs.tallies;
    if (runs.simd != SimdTarget::automatic) member.simd = runs.simd;
    SweepPointResult& result = to[number];
    result = point_result(plan, board.layout, runs.tallies);
    result.point = static_cast<std::int64_t>(number);
    result.values = point.values;
    result.histogram.clear();
    if (number < board.plans.size()) board.plans[number] = plan;
    board.done.fetch_add(runs.tallies.runs);
}

}  // namespace

PriorRun run_priors(const Plan& central, const Design& design, const ScenarioAtPoint& scenario_at,
                    const SimulationSettings& settings, std::size_t keep) {
    const std::int64_t twins = central.antithetic ? 2 : 1;
    const TallyLayout layout = tally_layout(central);
    Board board{design, scenario_at,       settings,
                layout, places_of(layout), (settings.runs + twins - 1) / twins};
    if (board.pairs < static_cast<std::int64_t>(design.points.size()))
        refuse(
            fmt::format("{} runs are fewer than a pair for each of {} points; more --runs, fewer "
                        "prior_points, or --no-prior",
                        settings.runs, design.points.size()));
    std::vector<Member> members;
    const Calibrator calibrator(settings.stop);
    while (members.size() < crew_size(settings.threads, design.points.size()))
        members.push_back({calibrator.sibling(), Tallies(layout.size, central.antithetic),
                           SimdTarget::automatic});
    board.plans.resize(std::min(keep, design.points.size()));
    PriorRun out;
    out.points.resize(design.points.size());
    Crew crew(members.size());
    const auto step = [&](std::size_t member) {
        const std::size_t number = board.next.fetch_add(1);
        if (number >= design.points.size()) return false;
        if (settings.stop.raised()) throw Interrupted();
        run_point(board, number, members[member], out.points);
        return true;
    };
    Crew::Attend tell;
    if (settings.progress)
        tell = [&] { settings.progress({board.done.load(), twins * board.pairs, {}}); };
    out.simulation.threads = static_cast<int>(crew.work(step, tell));
    out.simulation.engine = engine_for(central, settings.engine, Normals::counters);
    out.simulation.tallies = Tallies(layout.size, central.antithetic);
    for (const Member& member : members) {
        out.simulation.tallies += member.tallies;
        if (member.simd != SimdTarget::automatic) out.simulation.simd = member.simd;
    }
    out.plans = std::move(board.plans);
    return out;
}

std::vector<Plan> prior_plans(const Plan& central, const Design& design,
                              const ScenarioAtPoint& scenario_at, std::size_t count, int threads,
                              StopFlag stop) {
    const std::vector<std::int64_t> places = places_of(tally_layout(central));
    std::vector<Plan> plans(std::min(count, design.points.size()));
    std::vector<Calibrator> calibrators;
    const Calibrator calibrator(stop);
    while (calibrators.size() < crew_size(threads, plans.size()))
        calibrators.push_back(calibrator.sibling());
    std::atomic<std::size_t> next{0};
    Crew(calibrators.size()).work([&](std::size_t member) {
        const std::size_t number = next.fetch_add(1);
        if (number >= plans.size()) return false;
        stop.check();
        plans[number] = plan_at(design, scenario_at, number, places, calibrators[member]);
        return true;
    });
    return plans;
}

}  // namespace kenesh
