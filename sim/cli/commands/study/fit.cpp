#include "sim/fit/fit.hpp"

#include <filesystem>
#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/own_inputs.hpp"
#include "sim/cli/shown.hpp"
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

constexpr std::int64_t kFewestFitRuns = 64;
constexpr std::int64_t kMostFitRuns = std::int64_t{1} << 24;

struct FitOptions {
    std::string scenario;
    std::string file;
    std::vector<std::string> free;
    std::vector<std::string> targets;
    std::vector<std::string> checks;
    StudyOptions study;
    std::optional<std::int64_t> runs;
    int starts = 0;
    int replicates = FitSettings{}.replicates;
    std::string out;
    bool force = false;
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

ScenarioAt scenarios_of(const FitOptions& options, const FitQuestion& question, InputFiles& files) {
    return [&options, &question, &files](std::span<const double> values) {
        std::vector<SettingText> settings = typed_settings(options.study.all_settings());
        for (std::size_t k = 0; k < values.size(); ++k)
            settings.push_back({question.keys[k].key + "=" + toml_number(values[k])});
        return read_scenario(options.scenario, settings, files);
    };
}

/// The scenario with values in place of its own.
std::string text_with(const FitOptions& options, const ScenarioAt& scenario_at,
                      std::span<const FittedKey> keys, InputFiles& files) {
    std::vector<double> values;
    for (const FittedKey& key : keys)
        values.push_back(key.value);
    return fitted_scenario(options.scenario, fs::absolute(options.out).parent_path(), keys,
                           scenario_at(values), files);
}

/// What cannot be written is told before the work: with the values of the start.
void check_output(const FitOptions& options, const ScenarioAt& scenario_at,
                  const FitQuestion& question, InputFiles& files) {
    if (options.out.empty()) return;
    if (!options.force) refuse_inputs(options.out, files);
    std::vector<FittedKey> keys;
    for (const FreeKey& key : question.keys)
        keys.push_back({key, key.start, key.start, key.start, false, false});
    static_cast<void>(text_with(options, scenario_at, keys, files));
}

void write_fitted(const FitOptions& options, const std::string& text) {
    FileWriter file{options.out};
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
        case Format::markdown:
            break;
    }
    return {};
}

int fit_scenario(const FitOptions& options) {
    InputFiles files;
    const FitQuestion question = read_fit(
        {options.scenario, options.file, options.free, options.targets, options.checks}, files);
    const ScenarioAt scenario_at = scenarios_of(options, question, files);
    check_ranges(scenario_at, question);
    check_output(options, scenario_at, question, files);
    files.close();
    FitSettings settings;
    settings.runs = options.runs.value_or(FitSettings{}.runs);
    settings.starts = options.starts;
    settings.replicates = options.replicates;
    settings.threads = thread_count(options.study.threads);
    settings.stop = watch_signals();
    ProgressBar bar(!options.output.quiet && !options.output.no_progress);
    settings.progress = [&bar](std::int64_t done) { bar.show({done, 0, {}}); };
    const Fit found = fit(scenario_at, question.keys, question.targets, question.checks, settings);
    if (!options.out.empty())
        write_fitted(options, text_with(options, scenario_at, found.keys, files));
    print_result(written(found, options.output), options.output.format);
    return kDone;
}

void add_question(Options& words, FitOptions& options) {
    add_scenario(words, options.scenario);
    words.text("", "FIT.toml", options.file, "free keys and targets (docs/fit.md)")
        .is(ValueKind::file);
    words.texts("--free", "KEY=LOW:HIGH", options.free,
                "a key that may move, e.g. uncertainty.candidate=0.1:1.5");
    words.texts("--target", "MEASURE=VALUE+-TOLERANCE", options.targets,
                "what a simulated mean should be, e.g. kg-2025.women=30+-1");
    words.texts("--check", "MEASURE=VALUE", options.checks,
                "what is known too: compared, not fitted");
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<FitOptions>();
    add_question(words, *options);
    words.runs("-n,--runs", options->runs, kFewestFitRuns, kMostFitRuns,
               "simulated elections per trial (default 4096)");
    words.text("-o,--out", "FILE.toml", options->out, "write the scenario with the fitted values")
        .is(ValueKind::file);
    words.flag("--force", options->force, "also over a file that the fit reads");
    add_study_options(words, options->study);
    words
        .whole("--starts", "N", options->starts, 0, 100'000,
               "points of the first look; 0: 12 for each key")
        .rarely();
    words
        .whole("--replicates", "N", options->replicates, 20, 1'000'000,
               "refits behind the intervals (default 1000)")
        .rarely();
    add_output_options(words, options->output);
    return [options] { return fit_scenario(*options); };
}

}  // namespace

Command fit_command() {
    return {"fit",
            "values of keys whose simulated means come closest to what is known",
            declare,
            {{"kenesh fit kyrgyzstan-mekenchil --free uncertainty.candidate=0.2:1.5 --target "
              "kg-2025.gallagher=6+-1",
              "which spread of candidates gives that disproportion"},
             {"kenesh fit kyrgyzstan-mekenchil fit.toml --out fitted.toml",
              "keys and targets from a file; the scenario with the values found"}}};
}

}  // namespace kenesh
