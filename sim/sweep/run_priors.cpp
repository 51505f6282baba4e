#include "sim/sweep/run_priors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <type_traits>

#include "sim/core/crew.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/engine/point_runs.hpp"
#include "sim/engine/worker.hpp"
#include "sim/sweep/point_result.hpp"

namespace kenesh {
namespace {

/// Everything that says where and how a layout counts.
std::vector<std::int64_t> places_of(const TallyLayout& layout) {
    std::vector<std::int64_t> out{static_cast<std::int64_t>(layout.size)};
    for_each_slot(layout, [&](const auto& slot) {
        out.push_back(static_cast<std::int64_t>(slot.at));
        if constexpr (std::is_same_v<std::decay_t<decltype(slot)>, MeasureSlot>)
            out.insert(out.end(), {slot.first, slot.width, slot.bins, slot.last});
    });
    return out;
}

[[noreturn]] void refuse(std::string message) {
    throw InputError({{{"[prior]", 0, 0}, std::move(message), {}}});
}

/// What the threads share.
struct Board {
    const Design& design;
    const ScenarioAtPoint& scenario_at;
    const SimulationSettings& settings;
    const TallyLayout& layout;
    std::vector<std::int64_t> places;
    std::int64_t pairs = 0;
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
    const Plan plan = make_plan(board.scenario_at(point), member.calibrator);
    if (places_of(tally_layout(plan)) != board.places)
        refuse(
            fmt::format("point {} of the priors has other choices or seats than the file: a "
                        "prior may not take a strength to 0",
                        number));
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
    board.done.fetch_add(runs.tallies.runs);
}

}  // namespace

PriorRun run_priors(const Plan& central, const Design& design, const ScenarioAtPoint& scenario_at,
                    const SimulationSettings& settings) {
    const std::int64_t twins = central.antithetic ? 2 : 1;
    const TallyLayout layout = tally_layout(central);
    Board board{design, scenario_at, settings, layout, places_of(layout)};
    board.pairs = (settings.runs + twins - 1) / twins;
    if (board.pairs < static_cast<std::int64_t>(design.points.size()))
        refuse(
            fmt::format("{} runs are fewer than a pair for each of {} points; more --runs, fewer "
                        "prior_points, or --no-prior",
                        settings.runs, design.points.size()));
    const auto wanted = static_cast<std::size_t>(thread_count(settings.threads));
    std::vector<Member> members;
    Calibrator calibrator(settings.stop);
    for (std::size_t m = 0; m < std::min(wanted, design.points.size()); ++m)
        members.push_back({calibrator.sibling(), Tallies(layout.size, central.antithetic),
                           SimdTarget::automatic});
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
    return out;
}

}  // namespace kenesh
