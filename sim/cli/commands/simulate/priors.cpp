#include "sim/cli/commands/simulate/priors.hpp"

#include <filesystem>
#include <map>
#include <memory>

#include "sim/cli/load.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/study/prior_reader.hpp"
#include "sim/report/run/priors/prior_report.hpp"
#include "sim/sweep/check_points.hpp"
#include "sim/sweep/prior.hpp"

namespace kenesh {

namespace {

/// Where the mistake of a point's setting is to be sought: where its prior is written.
std::map<std::string, Place> places_of(const ScenarioPriors& read) {
    std::map<std::string, Place> places;
    for (const Prior& prior : read.priors)
        places[prior.key] = prior.place;
    return places;
}

/// A mistake in a point's setting with its place.
Diagnostic in_prior(Diagnostic mistake, const DesignPoint& point,
                    const std::map<std::string, Place>& places, const Place& table) {
    for (const std::string& setting : point.settings) {
        if (mistake.place.file != "--set " + setting) continue;
        const auto at = places.find(setting.substr(0, setting.find('=')));
        return {at == places.end() ? table : at->second, "at " + setting + ": " + mistake.message,
                mistake.suggestion};
    }
    return mistake;
}

}  // namespace

std::optional<AskedPriors> asked_priors(const std::string& scenario,
                                        const SimulationOptions& options, std::uint64_t seed,
                                        const std::shared_ptr<InputFiles>& files) {
    const std::vector<std::string> typed = all_settings(options);
    const std::vector<SettingText> settings = typed_settings(typed);
    const ScenarioPriors read = read_priors(scenario, settings, *files);
    if (read.priors.empty() && !read.table) return std::nullopt;
    AskedPriors out;
    if (read.table) {
        out.design = read.table->design;
        out.priors = read.table->words;
    } else {
        out.design = prior_design(read.priors, read.points, seed);
        for (const Prior& prior : read.priors)
            out.priors.push_back(describe(prior));
    }
    out.scenario_at = scenarios_at(scenario, settings, read, files);
    check_and_close(out.design, out.scenario_at, *files);
    return out;
}

ScenarioAtPoint scenarios_at(const std::string& scenario, const std::vector<SettingText>& settings,
                             const ScenarioPriors& priors,
                             const std::shared_ptr<InputFiles>& files) {
    const std::string folder = std::filesystem::path(scenario).parent_path().string();
    return [=, places = places_of(priors), table = priors.table_place](const DesignPoint& point) {
        std::vector<SettingText> all = settings;
        for (const std::string& text : point.settings)
            all.push_back({text, folder});
        try {
            return read_scenario(scenario, all, *files);
        } catch (const InputError& error) {
            std::vector<Diagnostic> placed;
            for (const Diagnostic& one : error.diagnostics())
                placed.push_back(in_prior(one, point, places, table));
            throw InputError(std::move(placed));
        }
    };
}

void check_and_close(const Design& design, const ScenarioAtPoint& scenario_at, InputFiles& files) {
    SweepSettings check;
    check.scenario_at = scenario_at;
    check.stop = watch_signals();
    check_points(design, check);
    files.close();
}

void refuse_with_priors(std::initializer_list<std::pair<bool, const char*>> given) {
    Diagnostics mistakes;
    for (const auto& [is_given, option] : given)
        if (is_given)
            mistakes.error({option, 0, 0},
                           "cannot be had with [prior]; --no-prior takes the file's own values");
    mistakes.throw_if_any();
}

std::string with_ranges(const std::string& result, const Summary& summary,
                        const PriorRanges& ranges, const OutputOptions& output) {
    if (output.format == Format::json) return with_priors(result, ranges);
    if (output.format != Format::table) return result;
    return result + prior_table(summary, ranges, stdout_style(output.color));
}

PriorRanges ranges_of(const AskedPriors& asked, const PriorRun& run) {
    return {asked.priors, static_cast<std::int64_t>(run.points.size()), prior_ranges(run.points)};
}

}  // namespace kenesh
