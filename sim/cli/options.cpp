#include "sim/cli/options.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cmath>
#include <map>

namespace kenesh {
namespace {

const std::map<std::string, Format> kFormats{
    {"table", Format::table}, {"json", Format::json}, {"csv", Format::csv}};
const std::map<std::string, ColorMode> kColors{
    {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};

/// The words of a setting as the options want them.
template <class Value, std::size_t N>
std::map<std::string, Value> words(const std::array<Named<Value>, N>& table) {
    std::map<std::string, Value> map;
    for (const Named<Value>& one : table)
        map.emplace(one.name, one.value);
    return map;
}
const std::map<std::string, Engine> kEngineWords = words(kEngines);
const std::map<std::string, SimdTarget> kTargetWords = words(kSimdTargets);
const std::map<std::string, Normals> kNormalsWords = words(kNormals);

const std::map<std::string, bool> kImportance{{"off", false}, {"auto", true}};

/// "auto|always|never" and a transformer that takes nothing else.
template <class Value>
void add_named(CLI::App& command, const std::string& name, Value& value,
               const std::map<std::string, Value>& values, const std::string& help) {
    std::string names;
    for (const auto& [text, unused] : values)
        names += (names.empty() ? "" : "|") + text;
    const auto transform = [&values, names](std::string& text) -> std::string {
        const auto at = values.find(text);
        if (at == values.end()) return "'" + text + "' is not one of " + names;
        text = std::to_string(static_cast<int>(at->second));
        return {};
    };
    const auto store = [&value](const std::string& number) {
        value = static_cast<Value>(std::stoi(number));
    };
    command.add_option_function<std::string>(name, store, help)
        ->transform(CLI::Validator(transform, ""))
        ->type_name(names);
}

void add_threads(CLI::App& command, int& threads) {
    command.add_option("--threads,-j", threads, "threads; 0: one per processor")
        ->type_name("T")
        ->check(CLI::Range(0, 1024));
}

}  // namespace

std::vector<std::string> StudyOptions::all_settings() const {
    std::vector<std::string> all = settings;
    if (seed) all.push_back("seed=" + std::to_string(*seed));
    return all;
}

void add_study_options(CLI::App& command, StudyOptions& options) {
    command.add_option("--set", options.settings, "set a key of the scenario (repeatable)")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command.add_option("--seed", options.seed, "seed of the simulated elections")->type_name("S");
    add_threads(command, options.threads);
}

std::optional<std::int64_t> parse_runs(const std::string& text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c != '_'; });
    double factor = 1.0;
    if (!digits.empty() && (digits.back() == 'k' || digits.back() == 'K')) factor = 1e3;
    if (!digits.empty() && (digits.back() == 'm' || digits.back() == 'M')) factor = 1e6;
    if (factor > 1.0) digits.pop_back();
    if (digits.empty() || digits.find_first_not_of("0123456789.e+E") != std::string::npos)
        return std::nullopt;
    try {
        std::size_t used = 0;
        const double value = factor * std::stod(digits, &used);
        if (used != digits.size() || value < 1.0 || value > static_cast<double>(kMostRuns) ||
            value != std::floor(value))
            return std::nullopt;
        return static_cast<std::int64_t>(value);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

void add_output_options(CLI::App& command, OutputOptions& options) {
    add_named(command, "--format", options.format, kFormats, "how results are written");
    add_named(command, "--color", options.color, kColors,
              "colours in tables (NO_COLOR turns them off)");
    command.add_flag("--quiet,-q", options.quiet, "print nothing but results and errors");
    command.add_flag("--no-progress", options.no_progress, "no progress bar");
}

void add_draw_options(CLI::App& command, SimulationOptions& options) {
    command.add_option("--seed", options.seed, "seed of the random numbers")->type_name("S");
    command
        .add_option("--set", options.settings,
                    "set a key of the scenario, e.g. party.mekenchil.strength=0.40 (repeatable)")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command.add_flag("--no-antithetic", options.no_antithetic,
                     "independent runs in place of antithetic pairs");
    add_named(command, "--normals", options.normals, kNormalsWords,
              "source of normal deviates: the program's counters, or Boost.Random as a check");
}

void add_simulation_options(CLI::App& command, SimulationOptions& options) {
    const auto store = [&options](const std::string& text) {
        options.runs = parse_runs(text);
        if (!options.runs)
            throw CLI::ValidationError("--runs: '" + text +
                                       "' is not a whole number of runs from 1 to 2^30 "
                                       "(1000000, 1e6, 1M and 10k are)");
    };
    command.add_option_function<std::string>("--runs,-n", store, "number of simulated elections")
        ->type_name("N");
    add_threads(command, options.threads);
    command
        .add_option("--precision", options.precision,
                    "run until the standard error of every party's mean seats is at most X")
        ->type_name("X")
        ->check(CLI::PositiveNumber);
    add_draw_options(command, options);
    add_named(command, "--engine", options.engine, kEngineWords, "which engine simulates");
    add_named(command, "--simd", options.simd, kTargetWords,
              "instruction set of the vector engine; changes no result");
    add_named(command, "--importance", options.importance, kImportance,
              "auto: chances of a majority below one in a thousand by importance sampling");
    command.add_option("--block", options.block, "runs per block; changes no result")
        ->group("")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 30));
}

}  // namespace kenesh
