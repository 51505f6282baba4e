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

struct RunOptions {
    std::string scenario;
    SimulationOptions simulation;
    OutputOptions output;
    std::optional<std::string> folder;
    bool force = false;
    std::string draws;
    bool report = false;
    bool full = false;
    bool hemicycle = false;
    bool no_prior = false;
    std::optional<Shard> shard;
    std::vector<std::string> command_line;
};

/// One simulation with what it took.
struct Finished {
    Simulation simulation;
    std::string started;
    double seconds = 0.0;
};

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

SimulationSettings settings_of(const RunOptions& options, const Scenario& scenario) {
    const SimulationOptions& from = options.simulation;
    SimulationSettings settings;
    settings.runs = scenario.runs;
    if (from.precision > 0.0 && !from.runs) settings.runs = kMostRuns;
    settings.threads = from.threads;
    settings.block = from.block;
    settings.precision = from.precision;
    // Draws are written by the reference engine; then the summary is of the same elections.
    settings.engine = options.draws.empty() ? from.engine : Engine::reference;
    settings.normals = from.normals;
    settings.simd = from.simd;
    if (options.shard) take_shard(*options.shard, scenario.antithetic, settings);
    return settings;
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

std::string written(const Summary& summary, const Plan& plan, const Provenance& provenance,
                    const RunOptions& options) {
    switch (options.output.format) {
        case Format::table: {
            const TextStyle style = stdout_style(options.output.color);
            return options.full ? run_table(summary, style)
                                : run_brief(summary, style, limits_reached(summary, plan));
        }
        case Format::json:
            return summary_json(summary, provenance);
        case Format::csv:
            return summary_csv(summary);
        case Format::markdown:
            break;
    }
    return {};
}

/// The instruction set that the simulation used; "scalar" for the reference engine.
std::string target_name(const Simulation& simulation) {
    return simulation.engine == Engine::vector ? std::string(name_of(simulation.simd)) : "scalar";
}

/// A target that this machine lacks is a mistake of the command line.
void check_target(SimdTarget wanted) {
    if (wanted == SimdTarget::automatic || std::ranges::count(simd_targets(), wanted) > 0) return;
    throw InputError(
        {{{"--simd", 0, 0}, "this machine cannot run " + std::string(name_of(wanted)), {}}});
}

Manifest manifest_of(const RunOptions& options, const Provenance& provenance,
                     const Finished& finished) {
    Manifest manifest;
    manifest.version = program_version();
    manifest.commit = program_commit();
    manifest.compiler = compiler_name();
    manifest.simd_target = target_name(finished.simulation);
    manifest.started = finished.started;
    manifest.seconds = finished.seconds;
    manifest.runs_per_second =
        finished.seconds > 0.0
            ? static_cast<double>(finished.simulation.tallies.runs) / finished.seconds
            : 0.0;
    manifest.threads = finished.simulation.threads;
    manifest.command_line = options.command_line;
    manifest.scenario_digest = provenance.scenario_digest;
    return manifest;
}

/// Where the page goes if no folder was named: into one where the user stands.
std::string usual_folder(const std::string& scenario) {
    const std::string name = std::filesystem::path(scenario).stem().string();
    return (name.empty() || name == "-" ? "kenesh" : name) + "-results";
}

/// What to open; the last line that a reader sees, on stderr since stdout is the result's.
void tell_written(const RunOptions& options, const std::filesystem::path& place) {
    if (options.output.quiet) return;
    const std::string open =
        options.report ? (place / result_name::kPage).string() : (place / "summary.csv").string();
    print_error(fmt::format("wrote {}: open {}\n", place.string(), open));
}

/// Writes the result folder; says where it is if that is not where it was asked for.
void write_folder(const RunOptions& options, const Scenario& scenario, const Plan& plan,
                  const Summary& summary, const Finished& finished, Normals normals) {
    const Provenance provenance = provenance_of(scenario, finished.simulation.engine, normals);
    std::vector<ResultFile> files =
        result_files(scenario, summary, {finished.simulation, normals, rare_chances(summary)},
                     tally_layout(plan), provenance);
    if (options.report)
        files.push_back({std::string(result_name::kPage), report_page(summary, plan, provenance)});
    Manifest manifest = manifest_of(options, provenance, finished);
    manifest.engine_reason = reason_for_reference(plan, options.simulation.engine, normals);
    manifest.interrupted = summary.interrupted;
    const auto place = write_result_folder(*options.folder, files, manifest, options.force);
    if (place != *options.folder)
        print_error(
            fmt::format("kenesh run: the finished results in {} are kept; those of this "
                        "interrupted run are in {}\n",
                        *options.folder, place.string()));
    tell_written(options, place);
}

int run_with_priors(const RunOptions& options, const Scenario& scenario, const AskedPriors& asked) {
    refuse_with_priors({{options.folder.has_value(), "--out"},
                        {!options.draws.empty(), "--draws"},
                        {options.hemicycle, "--hemicycle"},
                        {options.shard.has_value(), "--shard"},
                        {options.simulation.precision > 0.0, "--precision"},
                        {options.simulation.importance, "--importance"},
                        {options.simulation.normals != Normals::counters, "--normals"}});
    const Plan plan = load_plan(scenario);
    SimulationSettings settings = settings_of(options, scenario);
    ProgressBar bar(!options.output.quiet && !options.output.no_progress);
    settings.stop = watch_signals();
    settings.progress = [&bar](const Progress& progress) { bar.show(progress); };
    const PriorRun done = run_priors(plan, asked.design, asked.scenario_at, settings);
    const PriorRanges ranges = ranges_of(asked, done);
    Summary summary = summarise(scenario, plan, tally_layout(plan), done.simulation);
    require_whole_houses(summary);
    take_errors(ranges, summary);
    const Provenance provenance = provenance_of(scenario, done.simulation.engine, settings.normals);
    print_result(
        with_ranges(written(summary, plan, provenance, options), summary, ranges, options.output),
        options.output.format);
    return kDone;
}

/// With the values of its file.
int run_scenario(const RunOptions& options, const Scenario& scenario) {
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
        interrupted =
            !write_draws(options.draws, plan, settings.normals, summary.runs, options.output);
    print_result(written(summary, plan, provenance, options), options.output.format);
    if (options.hemicycle)
        print_shown(run_hemicycles(summary, sample_of(summary, plan, provenance),
                                   stdout_style(options.output.color)));
    if (options.folder) write_folder(options, scenario, plan, summary, finished, settings.normals);
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
    if (!options.no_prior) {
        const auto asked = asked_priors(options.scenario, options.simulation, scenario.seed, files);
        if (asked) return run_with_priors(options, scenario, *asked);
    }
    return run_scenario(options, scenario);
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
