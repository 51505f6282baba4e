#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

#include "sim/cli/about/utc.hpp"
#include "sim/cli/about/version.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/commands/results/result_files.hpp"
#include "sim/cli/commands/simulate/draws.hpp"
#include "sim/cli/commands/simulate/priors.hpp"
#include "sim/cli/commands/simulate/run_output.hpp"
#include "sim/cli/commands/simulate/run_with_priors.hpp"
#include "sim/cli/commands/simulate/sensitivity.hpp"
#include "sim/cli/commands/simulate/shard.hpp"
#include "sim/cli/load.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/shown.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/engine/vector/kernels/simd_targets.hpp"
#include "sim/engine/worker.hpp"
#include "sim/io/results/result_folder.hpp"
#include "sim/io/results/result_names.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/report/run/brief/brief.hpp"
#include "sim/report/run/brief/limits.hpp"
#include "sim/report/run/report_page.hpp"
#include "sim/report/run/run_hemicycles.hpp"
#include "sim/report/run/summary_csv.hpp"
#include "sim/report/run/summary_json.hpp"
#include "sim/report/run/table_run.hpp"
#include "sim/summary/rare.hpp"
#include "sim/summary/seat_check.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {
namespace {

using Clock = std::chrono::steady_clock;

/// Runs of importance sampling per chance: more than its weights can use well.
constexpr std::int64_t kMostRareRuns = std::int64_t{1} << 14;

/// A shard's counts are to be merged: nothing that cannot be.
void check_shard(const RunOptions& options) {
    if (!options.shard) return;
    Diagnostics mistakes;
    if (!options.folder)
        mistakes.error({"--shard", 0, 0}, "needs --out DIR: 'kenesh merge' joins the folders");
    if (options.simulation.precision > 0.0)
        mistakes.error({"--shard", 0, 0}, "has a number of runs, not --precision");
    if (options.simulation.importance)
        mistakes.error({"--shard", 0, 0}, "cannot be had with --importance");
    mistakes.throw_if_any();
}

Finished simulate_with_progress(const Plan& plan, SimulationSettings settings,
                                const OutputOptions& output) {
    Finished finished;
    finished.started = utc_now();
    const auto start = Clock::now();
    ProgressBar bar(!output.quiet && !output.no_progress);
    settings.stop = watch_signals_and_finish();
    settings.errors_in_progress = bar.enabled();
    settings.progress = [&bar](const Progress& progress) { bar.show(progress); };
    finished.simulation = simulate(plan, settings);
    finished.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return finished;
}

/// A target that this machine lacks is a mistake of the command line.
void check_target(SimdTarget wanted) {
    if (wanted == SimdTarget::automatic || std::ranges::count(simd_targets(), wanted) > 0) return;
    throw InputError(
        {{{"--simd", 0, 0}, "this machine cannot run " + std::string(name_of(wanted)), {}}});
}

/// Where the page goes if no folder was named: into one where the user stands.
std::string usual_folder(const std::string& scenario) {
    const std::string name = std::filesystem::path(scenario).stem().string();
    return (name.empty() || name == "-" ? "kenesh" : name) + "-results";
}

/// With the values of its file.
int run_scenario(const RunOptions& options, const Scenario& scenario,
                 const std::optional<AskedSensitivity>& sensitivity) {
    if (options.folder)
        check_result_folder(*options.folder, scenario_digest(scenario), options.force);
    const Plan plan = load_plan(scenario);
    const SimulationSettings settings = settings_of(options, scenario);
    if (settings.runs == 0)
        throw InputError({{{"--shard", 0, 0}, "there are fewer pairs of runs than shards", {}}});
    const Finished finished = simulate_with_progress(plan, settings, options.output);
    if (finished.simulation.tallies.runs == 0) {
        print_error("kenesh run: interrupted before any run was finished\n");
        return kInterrupted;
    }
    const TallyLayout layout = tally_layout(plan);
    Summary summary = summarise(scenario, plan, layout, finished.simulation);
    require_whole_houses(summary);
    if (options.simulation.importance && !finished.simulation.interrupted)
        summary.interrupted =
            !estimate_rare(plan, std::min(summary.runs / 2 * 2, kMostRareRuns),
                           thread_count(settings.threads), watch_signals_and_finish(), summary);
    const Provenance provenance =
        provenance_of(scenario, finished.simulation.engine, settings.normals);
    bool interrupted = summary.interrupted;
    if (!options.draws.empty() && !interrupted)
        interrupted = !write_draws(options.draws, std::span(&plan, 1), settings.normals,
                                   summary.runs, options.output);
    std::string text = written(summary, plan, provenance, options);
    RunMore more;
    if (!interrupted)
        interrupted = !add_sensitivity(sensitivity, options, scenario, plan, summary, text, more);
    print_result(text, options.output.format);
    if (options.hemicycle)
        print_shown(run_hemicycles(summary, sample_of(summary, plan, provenance),
                                   stdout_style(options.output.color)));
    if (options.folder) write_folder(options, scenario, plan, summary, finished, provenance, more);
    if (!interrupted) return kDone;
    if (!options.output.quiet)
        print_error("kenesh run: interrupted; what was finished is reported\n");
    return kInterrupted;
}

int run(const RunOptions& options) {
    check_target(options.simulation.simd);
    check_shard(options);
    // What cannot be written should be said before an hour's work, not after.
    if (!options.draws.empty()) check_draws_file(options.draws);
    // Read once: the standard input has no second time.
    const auto files = std::make_shared<InputFiles>();
    const Scenario scenario = load_scenario(options.scenario, options.simulation, *files);
    std::optional<AskedPriors> priors;
    if (!options.no_prior)
        priors = asked_priors(options.scenario, options.simulation, scenario.seed, files);
    const auto sensitivity = asked_sensitivity(options, scenario, files);
    return priors ? run_with_priors(options, scenario, *priors, sensitivity)
                  : run_scenario(options, scenario, sensitivity);
}

Action declare(Options& words, const CommandContext& context) {
    auto options = std::make_shared<RunOptions>();
    options->command_line = context.command_line;
    add_scenario(words, options->scenario);
    add_simulation_options(words, options->simulation);
    words.text("-o,--out", "DIR", options->folder, "write a result folder").is(ValueKind::folder);
    words.flag("--force", options->force, "replace the results of another scenario in DIR")
        .only_with("--out");
    words.flag("--report", options->report,
               "write report.html, a page to look at, into DIR (without --out: SCENARIO-results)");
    words
        .flag("--full", options->full,
              "the table with errors, votes, distributions, tiers, the house and every system")
        .only_for({Format::table});
    words
        .flag("--hemicycle", options->hemicycle,
              "also draw a typical house under each system, a mark per seat")
        .only_for({Format::table});
    words
        .text("--draws", "FILE.csv", options->draws,
              "write a line per run, system and choice; compressed where the name ends in .gz or "
              ".zst")
        .is(ValueKind::file);
    words.flag("--no-prior", options->no_prior,
               "take the file's own values in place of its [prior]");
    words.flag(
        "--sensitivity", options->sensitivity,
        "also tell what decides it: Sobol indices of the headline over the priors and --vary");
    words
        .texts("--vary", "KEY=LOW:HIGH", options->vary,
               "a key that varies too in --sensitivity, e.g. turnout.mean=0.3:0.5")
        .only_with("--sensitivity");
    add_shard_option(words, options->shard);
    add_output_options(words, options->output);
    return [options] {
        if (options->report && !options->folder) options->folder = usual_folder(options->scenario);
        return run(*options);
    };
}

}  // namespace

Command run_command() {
    return {"run",
            "simulate a scenario and compare its systems",
            declare,
            {{"kenesh run kyrgyzstan-mekenchil --runs 100k",
              "a hundred thousand elections of a shipped scenario"},
             {"kenesh run kyrgyzstan-mekenchil --set party.mekenchil.strength=0.45 --out results "
              "--report",
              "another strength, a result folder, and a page to look at"}}};
}

}  // namespace kenesh
