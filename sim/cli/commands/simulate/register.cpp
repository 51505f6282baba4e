#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "sim/cli/about/version.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/commands/results/result_files.hpp"
#include "sim/cli/commands/simulate/priors.hpp"
#include "sim/cli/load.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/core/interrupted.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/io/study/forecast_file.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/io/text/file_writer.hpp"
#include "sim/summary/seat_check.hpp"
#include "sim/summary/summary.hpp"
#include "sim/validation/forecast.hpp"

namespace kenesh {
namespace {

/// Runs that joint chances are counted from, by the slower engine: a standard error of at most 0.4
/// points.
constexpr std::int64_t kMostJointRuns = std::int64_t{1} << 14;

struct RegisterOptions {
    std::string scenario;
    std::string file;
    bool force = false;
    StudyOptions study;
    std::optional<std::int64_t> runs;
    bool quiet = false;
};

/// A forecast is deposited once: another one does not take its place by mistake.
void check_target(const RegisterOptions& options) {
    std::error_code error;
    if (options.force || !std::filesystem::is_regular_file(options.file, error)) return;
    throw InputError({{{options.file, 0, 0},
                       "is there already; choose another name, or replace it with --force",
                       {}}});
}

/// Joint chances are counted run by run, under one plan.
Scenario scenario_of(const RegisterOptions& options) {
    SimulationOptions simulation;
    simulation.settings = options.study.all_settings();
    simulation.runs = options.runs;
    const auto files = std::make_shared<InputFiles>();
    Scenario scenario = load_scenario(options.scenario, simulation, *files);
    if (asked_priors(options.scenario, simulation, scenario.seed, files))
        throw InputError({{{options.scenario, 0, 0},
                           "'register' does not draw [prior]: set its keys with --set, or take it "
                           "out of the file",
                           {}}});
    return scenario;
}

Forecast foretell(const RegisterOptions& options, const Scenario& scenario) {
    const Plan plan = load_plan(scenario);
    SimulationSettings settings;
    settings.runs = scenario.runs;
    settings.threads = options.study.threads;
    settings.engine = Engine::vector;
    settings.stop = watch_signals();
    ProgressBar bar(!options.quiet);
    settings.progress = [&bar](const Progress& progress) { bar.show(progress); };
    const Simulation simulation = simulate(plan, settings);
    if (simulation.interrupted) throw Interrupted();
    const Summary summary = summarise(scenario, plan, tally_layout(plan), simulation);
    require_whole_houses(summary);
    Forecast forecast = forecast_of(
        summary, joint_majorities(plan, std::min(summary.runs, kMostJointRuns), settings.normals,
                                  thread_count(settings.threads), settings.stop));
    const Provenance provenance = provenance_of(scenario, simulation.engine, settings.normals);
    forecast.version = provenance.program_version;
    forecast.commit = program_commit();
    forecast.digest = provenance.scenario_digest;
    forecast.engine = name_of(simulation.engine);
    forecast.normals = name_of(settings.normals);
    return forecast;
}

int register_forecast(const RegisterOptions& options) {
    check_target(options);
    const Scenario scenario = scenario_of(options);
    const std::string text = forecast_json(foretell(options, scenario));
    FileWriter file{options.file};
    file.write(text);
    file.commit();
    print(fmt::format("{}: written; SHA-256 {}\n", options.file, sha256(text)));
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<RegisterOptions>();
    add_scenario(words, options->scenario);
    words.text("-o,--out", "FILE.json", options->file, "write the forecast there")
        .must()
        .is(ValueKind::file);
    words.flag("--force", options->force, "also over a file that is there");
    words.runs("-n,--runs", options->runs, 1, kMostRuns,
               "simulated elections (default: the scenario's)");
    add_study_options(words, options->study);
    words.flag("-q,--quiet", options->quiet, "no progress bar");
    return [options] { return register_forecast(*options); };
}

}  // namespace

Command register_command() {
    return {"register",
            "a forecast as one file, to be deposited before the vote and scored after it",
            declare,
            {{"kenesh register kyrgyzstan-mekenchil -o forecast.json",
              "histograms of all numbers, joint chances of majorities, digest and version"},
             {"kenesh register kyrgyzstan-mekenchil --set party.mekenchil.strength=0.2 --runs 100k "
              "-o forecast.json --force",
              "another strength, in place of an earlier file"}}};
}

}  // namespace kenesh
