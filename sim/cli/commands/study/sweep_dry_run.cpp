#include "sim/cli/commands/study/sweep_dry_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <span>

#include "sim/cli/load.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/report/paper/numbers.hpp"

namespace kenesh {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kProbe = 1 << 14;
// Measured: what the program is, and what a thread takes for each count of its tallies.
constexpr double kProgramMegabytes = 8.0;
constexpr double kMegabytesPerCount = 12.0 * 8e-6;

/// Of one point with so many runs, on one thread.
double seconds_of(const AskedSweep& asked, std::span<const std::int64_t> point, std::int64_t runs) {
    SweepSettings probe = asked.settings;
    probe.scenario_at = [&](const DesignPoint& at) {
        Scenario scenario = asked.settings.scenario_at(at);
        scenario.runs = runs;
        return scenario;
    };
    probe.simulation.precision = 0.0;
    probe.simulation.threads = 1;
    const auto start = Clock::now();
    if (!run_points(asked.design, point, probe)) throw Interrupted();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string line_of(std::span<const std::string> cells) {
    return fmt::format("{}\n", fmt::join(cells, "\t"));
}

}  // namespace

std::string dry_run(const AskedSweep& asked, const Scenario& first) {
    const auto points = points_to_run(static_cast<std::int64_t>(asked.design.points.size()),
                                      asked.settings.shard, {});
    std::string text = line_of(asked.design.names);
    for (const std::int64_t p : points)
        text += line_of(asked.design.points[static_cast<std::size_t>(p)].values);
    const auto one_point = std::span(points).first(std::min<std::size_t>(points.size(), 1));
    const double one = seconds_of(asked, one_point, 2);
    const double per_run =
        std::max(seconds_of(asked, one_point, kProbe) - one, 0.0) / static_cast<double>(kProbe);
    const int threads = thread_count(asked.settings.simulation.threads);
    const auto each = static_cast<double>(first.runs);
    const double total = static_cast<double>(points.size()) * (one + each * per_run) / threads;
    const TallyLayout layout = tally_layout(load_plan(first));
    const std::string runs = asked.settings.simulation.precision > 0.0
                                 ? "runs until the precision is reached"
                                 : grouped(first.runs) + " runs each";
    const double megabytes =
        kProgramMegabytes + kMegabytesPerCount * static_cast<double>(layout.size) * threads;
    return text + fmt::format("{} points, {}; about {:.0f} s on {} threads, {:.0f} MB\n",
                              points.size(), runs, std::ceil(total), threads, megabytes);
}

}  // namespace kenesh
