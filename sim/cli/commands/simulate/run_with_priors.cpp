#include "sim/cli/commands/simulate/run_with_priors.hpp"

#include <chrono>
#include <limits>

#include "sim/cli/about/utc.hpp"
#include "sim/cli/commands/simulate/draws.hpp"
#include "sim/cli/exit_code.hpp"
#include "sim/cli/load.hpp"
#include "sim/cli/shown.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/io/results/result_folder.hpp"
#include "sim/io/study/resolved_points.hpp"
#include "sim/report/run/priors/prior_page.hpp"
#include "sim/report/run/report_page.hpp"
#include "sim/report/run/run_hemicycles.hpp"
#include "sim/summary/seat_check.hpp"

namespace kenesh {
namespace {

using Clock = std::chrono::steady_clock;

struct FinishedPriors {
    Finished whole;
    PriorRun run;
};

FinishedPriors simulate_with_progress(const RunOptions& options, const Scenario& scenario,
                                      const Plan& plan, const AskedPriors& asked) {
    SimulationSettings settings = settings_of(options, scenario);
    ProgressBar bar(!options.output.quiet && !options.output.no_progress);
    settings.stop = watch_signals();
    settings.progress = [&bar](const Progress& progress) { bar.show(progress); };
    // Draws need every point's plan, pictures of single elections those of their runs.
    const bool pictures = options.report || options.hemicycle;
    const std::size_t keep = !options.draws.empty() ? std::numeric_limits<std::size_t>::max()
                             : pictures             ? static_cast<std::size_t>(kSampleRuns)
                                                    : 0;
    FinishedPriors out;
    out.whole.started = utc_now();
    const auto start = Clock::now();
    out.run = run_priors(plan, asked.design, asked.scenario_at, settings, keep);
    out.whole.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    out.whole.simulation = out.run.simulation;
    return out;
}

/// Draws, what is printed, pictures, the folder.
void show_and_write(const RunOptions& options, const Scenario& scenario, const Plan& plan,
                    const Summary& summary, const FinishedPriors& done,
                    const Provenance& provenance, const std::string& text, RunMore& more) {
    if (!options.draws.empty() && !write_draws(options.draws, done.run.plans, Normals::counters,
                                               summary.runs, options.output))
        throw Interrupted();
    print_result(text, options.output.format);
    RunSample sample;
    if (options.report || options.hemicycle)
        sample = sample_of(summary, done.run.plans, provenance);
    if (options.hemicycle)
        print_shown(run_hemicycles(summary, sample, stdout_style(options.output.color)));
    more.sample = &sample;
    if (options.folder)
        write_folder(options, scenario, plan, summary, done.whole, provenance, more);
}

}  // namespace

int run_with_priors(const RunOptions& options, const Scenario& scenario, const AskedPriors& asked,
                    const std::optional<AskedSensitivity>& sensitivity) {
    refuse_with_priors({{options.shard.has_value(), "--shard"},
                        {options.simulation.precision > 0.0, "--precision"},
                        {options.simulation.importance, "--importance"},
                        {options.simulation.normals != Normals::counters, "--normals"}});
    const Plan plan = load_plan(scenario);
    PriorResults results;
    Provenance provenance = provenance_of(scenario, Engine::vector, Normals::counters);
    // The digest is part of files and of JSON alone; it takes a moment for each point.
    if (options.folder || options.output.format == Format::json) {
        results.table = resolved_points(scenario, asked.design, asked.priors, asked.scenario_at);
        provenance.scenario_digest = digest_with_points(scenario, results.table);
    }
    if (options.folder)
        check_result_folder(*options.folder, provenance.scenario_digest, options.force);
    const FinishedPriors done = simulate_with_progress(options, scenario, plan, asked);
    provenance.engine = done.run.simulation.engine;
    results.ranges = ranges_of(asked, done.run);
    results.points = done.run.points;
    Summary summary = summarise(scenario, plan, tally_layout(plan), done.run.simulation);
    require_whole_houses(summary);
    take_errors(results.ranges, summary);
    RunMore more{&results, nullptr, {prior_part(summary, results.ranges)}, {}};
    std::string text = with_ranges(written(summary, plan, provenance, options, &results.ranges),
                                   summary, results.ranges, options.output);
    const bool whole = add_sensitivity(sensitivity, options, scenario, plan, summary, text, more);
    show_and_write(options, scenario, plan, summary, done, provenance, text, more);
    return whole ? kDone : kInterrupted;
}

}  // namespace kenesh
