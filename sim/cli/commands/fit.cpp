#include "sim/fit/fit.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <filesystem>
#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/study/fit_reader.hpp"
#include "sim/io/study/fitted_scenario.hpp"
#include "sim/io/text/file_writer.hpp"
#include "sim/io/text/toml_writer.hpp"
#include "sim/report/study/fit_report.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostFitRuns = std::int64_t{1} << 24;

struct FitOptions {
    std::string scenario;
    std::string file;
    std::vector<std::string> free;
    std::vector<std::string> targets;
    std::vector<std::string> checks;
    StudyOptions study;
    std::int64_t runs = FitSettings{}.runs;
    int starts = 0;
    int replicates = FitSettings{}.replicates;
    std::string out;
    OutputOptions output;
};

/// Both ends of every range must be values that the key takes; better told now than after minutes.
void check_ranges(const ScenarioAt& scenario_at, const FitQuestion& question) {
    std::vector<double> values;
    for (const FreeKey& key : question.keys)
        values.push_back(key.start);
    for (std::size_t k = 0; k < values.size(); ++k) {
        for (const double end : {question.keys[k].low, question.keys[k].high}) {
            std::vector<double> at = values;
            at[k] = end;
            static_cast<void>(scenario_at(at));
        }
    }
}

ScenarioAt scenarios_of(const FitOptions& options, const FitQuestion& question) {
    return [&options, &question](std::span<const double> values) {
        std::vector<std::string> settings = options.study.all_settings();
        for (std::size_t k = 0; k < values.size(); ++k)
            settings.push_back(question.keys[k].key + "=" + toml_number(values[k]));
        return read_scenario(options.scenario, settings);
    };
}

void write_fitted(const FitOptions& options, const ScenarioAt& scenario_at, const Fit& fit) {
    std::vector<double> values;
    for (const FittedKey& key : fit.keys)
        values.push_back(key.value);
    const fs::path target = options.out;
    const std::string text = fitted_scenario(options.scenario, fs::absolute(target).parent_path(),
                                             fit.keys, scenario_at(values));
    FileWriter file{target};
    file.write(text);
    file.commit();
}

std::string written(const Fit& fit, const OutputOptions& output) {
    switch (output.format) {
        case Format::table:
            return fit_table(fit, stdout_style(output.color));
        case Format::json:
            return fit_json(fit);
        case Format::csv:
            return fit_csv(fit);
    }
    return {};
}

int fit_command(const FitOptions& options) {
    const FitQuestion question =
        read_fit({options.scenario, options.file, options.free, options.targets, options.checks});
    const ScenarioAt scenario_at = scenarios_of(options, question);
    check_ranges(scenario_at, question);
    FitSettings settings;
    settings.runs = options.runs;
    settings.starts = options.starts;
    settings.replicates = options.replicates;
    settings.threads = thread_count(options.study.threads);
    settings.stop = &watch_signals();
    ProgressBar bar(!options.output.quiet && !options.output.no_progress);
    settings.progress = [&bar](std::int64_t done) { bar.show({done, 0, -1.0}); };
    const Fit found = fit(scenario_at, question.keys, question.targets, question.checks, settings);
    if (found.interrupted) {
        print_error("kenesh fit: interrupted; nothing was fitted\n");
        return kInterrupted;
    }
    if (!options.out.empty()) write_fitted(options, scenario_at, found);
    print(written(found, options.output));
    return kDone;
}

void add_question(CLI::App& command, FitOptions& options) {
    command.add_option("scenario", options.scenario, "scenario file")
        ->required()
        ->type_name("SCENARIO.toml");
    command.add_option("fit", options.file, "free keys and targets (docs/fit.md)")
        ->type_name("FIT.toml");
    command
        .add_option("--free", options.free,
                    "a key that may move, e.g. uncertainty.candidate=0.1:1.5 (repeatable)")
        ->type_name("KEY=LOW:HIGH")
        ->allow_extra_args(false);
    command
        .add_option("--target", options.targets,
                    "what a simulated mean should be, e.g. kg-2025.women=30+-1 (repeatable)")
        ->type_name("MEASURE=VALUE+-TOLERANCE")
        ->allow_extra_args(false);
    command
        .add_option("--check", options.checks,
                    "what is known too: compared, not fitted (repeatable)")
        ->type_name("MEASURE=VALUE")
        ->allow_extra_args(false);
    add_study_options(command, options.study);
}

}  // namespace

void add_fit(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<FitOptions>();
    CLI::App* command = program.add_subcommand(
        "fit", "values of keys whose simulated means come closest to what is known");
    add_question(*command, *options);
    const auto store_runs = [options](const std::string& text) {
        const auto runs = parse_runs(text);
        if (!runs || *runs > kMostFitRuns || *runs < 64)
            throw CLI::ValidationError("--runs: '" + text +
                                       "' is not a whole number of runs from 64 to 2^24");
        options->runs = *runs;
    };
    command
        ->add_option_function<std::string>("--runs,-n", store_runs,
                                           "simulated elections per trial (default 4096)")
        ->type_name("N");
    command->add_option("--starts", options->starts, "points of the first look; 0: 12 for each key")
        ->type_name("N")
        ->check(CLI::Range(0, 100'000));
    command
        ->add_option("--replicates", options->replicates,
                     "refits behind the intervals (default 1000)")
        ->type_name("N")
        ->check(CLI::Range(20, 1'000'000));
    command->add_option("--out,-o", options->out, "write the scenario with the fitted values")
        ->type_name("FILE.toml");
    add_output_options(*command, options->output);
    command->callback([&chosen, options] { chosen = [options] { return fit_command(*options); }; });
}

}  // namespace kenesh
