#include "sim/cli/options.hpp"

#include <array>

namespace kenesh {
namespace {

constexpr int kMostThreads = 1024;
constexpr std::int64_t kMostBlock = std::int64_t{1} << 30;

constexpr std::array<Named<ColorMode>, 3> kColors{
    {{ColorMode::automatic, "auto"}, {ColorMode::always, "always"}, {ColorMode::never, "never"}}};
constexpr std::array<Named<bool>, 2> kImportance{{{false, "off"}, {true, "auto"}}};

void add_threads(Options& options, int& threads) {
    options.whole("-j,--threads", "T", threads, 0, kMostThreads, "threads; 0: one per processor");
}

}  // namespace

std::vector<std::string> StudyOptions::all_settings() const {
    std::vector<std::string> all = settings;
    if (seed) all.push_back("seed=" + std::to_string(*seed));
    return all;
}

void add_scenario(Options& options, std::string& scenario) {
    options.text("", "SCENARIO.toml", scenario, "scenario file, or a name of 'kenesh list'")
        .must()
        .is(ValueKind::scenario);
}

void add_settings(Options& options, std::vector<std::string>& settings) {
    const auto take = [&settings](const std::string& text) {
        const std::size_t equals = text.find('=');
        if (equals == 0 || equals == text.npos || equals + 1 == text.size())
            return "'" + text + "' is no setting: write KEY=VALUE, without spaces";
        settings.push_back(text);
        return std::string();
    };
    options
        .word("--set", "KEY=VALUE", "set a key of the scenario, e.g. party.mekenchil.strength=0.40",
              take)
        .repeatable = true;
}

void add_study_options(Options& options, StudyOptions& study) {
    add_settings(options, study.settings);
    options.seed("--seed", study.seed, "seed of the simulated elections");
    add_threads(options, study.threads);
}

void add_output_options(Options& options, OutputOptions& output) {
    options.format(output.format, {Format::table, Format::json, Format::csv});
    options.flag("-q,--quiet", output.quiet, "print nothing but results and errors");
    options
        .choice<ColorMode>("--color", output.color, kColors,
                           "colours in tables (NO_COLOR turns them off)")
        .only_for({Format::table});
    options.flag("--no-progress", output.no_progress, "no progress bar").rarely();
}

void add_draw_options(Options& options, SimulationOptions& simulation) {
    options.seed("--seed", simulation.seed, "seed of the random numbers");
    add_settings(options, simulation.settings);
    options
        .flag("--no-antithetic", simulation.no_antithetic,
              "independent runs in place of antithetic pairs")
        .rarely();
    options
        .choice<Normals>("--normals", simulation.normals, kNormals,
                         "source of normal deviates: the program's counters, or Boost.Random as a "
                         "check")
        .rarely();
}

void add_simulation_options(Options& options, SimulationOptions& simulation) {
    options.runs("-n,--runs", simulation.runs, 1, kMostRuns, "number of simulated elections");
    add_threads(options, simulation.threads);
    options.positive("--precision", "X", simulation.precision,
                     "run until the standard error of every party's mean seats is at most X");
    add_draw_options(options, simulation);
    options.choice<Engine>("--engine", simulation.engine, kEngines, "which engine simulates")
        .rarely();
    options
        .choice<SimdTarget>("--simd", simulation.simd, kSimdTargets,
                            "instruction set of the vector engine; changes no result")
        .rarely();
    options
        .choice<bool>("--importance", simulation.importance, kImportance,
                      "auto: chances of a majority below one in a thousand by importance sampling")
        .rarely();
    options
        .whole("--block", "N", simulation.block, 0, kMostBlock, "runs per block; changes no result")
        .hidden();
}

}  // namespace kenesh
