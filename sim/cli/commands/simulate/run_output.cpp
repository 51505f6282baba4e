#include "sim/cli/commands/simulate/run_output.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "sim/cli/about/version.hpp"
#include "sim/cli/shown.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/engine/worker.hpp"
#include "sim/io/results/result_folder.hpp"
#include "sim/io/results/result_names.hpp"
#include "sim/report/charts/charts.hpp"
#include "sim/report/run/brief/brief.hpp"
#include "sim/report/run/brief/limits.hpp"
#include "sim/report/run/report_page.hpp"
#include "sim/report/run/summary_csv.hpp"
#include "sim/report/run/table_run.hpp"
#include "sim/summary/rare.hpp"

namespace kenesh {
namespace {

/// The instruction set that the simulation used; "scalar" for the reference engine.
std::string target_name(const Simulation& simulation) {
    return simulation.engine == Engine::vector ? std::string(name_of(simulation.simd)) : "scalar";
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

/// What to open; the last line that a reader sees, on stderr since stdout is the result's.
void tell_written(const RunOptions& options, const std::filesystem::path& place) {
    if (options.output.quiet) return;
    const std::string open = options.report ? (place / result_name::kPage).string()
                                            : (place / result_name::kSummaryTable).string();
    print_error(fmt::format("wrote {}: open {}\n", place.string(), open));
}

}  // namespace

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

std::string written(const Summary& summary, const Plan& plan, const Provenance& provenance,
                    const RunOptions& options, const PriorRanges* ranges) {
    switch (options.output.format) {
        case Format::table: {
            const TextStyle style = stdout_style(options.output.color);
            return options.full ? run_table(summary, style)
                                : run_brief(summary, style, limits_reached(summary, plan));
        }
        case Format::json:
            return summary_json(summary, provenance);
        case Format::csv:
            return summary_csv(summary, ranges);
        case Format::markdown:
            break;
    }
    return {};
}

void write_folder(const RunOptions& options, const Scenario& scenario, const Plan& plan,
                  const Summary& summary, const Finished& finished, const Provenance& provenance,
                  const RunMore& more) {
    const Normals normals = provenance.normals;
    const SavedSimulation saved{finished.simulation, normals, rare_chances(summary)};
    const TallyLayout layout = tally_layout(plan);
    std::vector<ResultFile> files =
        more.priors == nullptr
            ? result_files(scenario, summary, saved, layout, provenance)
            : result_files(scenario, summary, saved, layout, provenance, *more.priors);
    files.insert(files.end(), more.files.begin(), more.files.end());
    if (options.report) {
        const std::vector<Chart> drawn = charts(
            summary, more.sample != nullptr ? *more.sample : sample_of(summary, plan, provenance));
        files.push_back({std::string(result_name::kPage),
                         report_page(summary, drawn, provenance, {}, more.additions)});
    }
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

}  // namespace kenesh
