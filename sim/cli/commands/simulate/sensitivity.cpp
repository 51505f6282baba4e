#include "sim/cli/commands/simulate/sensitivity.hpp"

#include <algorithm>

#include "sim/cli/load.hpp"
#include "sim/cli/shown.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/results/result_names.hpp"
#include "sim/io/study/variance_file.hpp"
#include "sim/report/sweep/shares/variance_report.hpp"

namespace kenesh {
namespace {

/// Fewer pairs would show the noise of a point's own elections in place of the keys.
constexpr std::int64_t kFewestPairs = 256;

VarianceShares sensitivity_of(const AskedSensitivity& asked, const RunOptions& options,
                              const Scenario& scenario, const Plan& plan) {
    SimulationSettings settings = settings_of(options, scenario);
    settings.engine = options.simulation.engine;
    ProgressBar bar(!options.output.quiet && !options.output.no_progress);
    settings.stop = watch_signals();
    settings.progress = [&bar](const Progress& progress) { bar.show(progress); };
    return run_sensitivity(plan, asked.keys, scenario.seed, asked.size, asked.scenario_at,
                           settings);
}

}  // namespace

std::optional<AskedSensitivity> asked_sensitivity(const RunOptions& options,
                                                  const Scenario& scenario,
                                                  const std::shared_ptr<InputFiles>& files) {
    if (!options.sensitivity) return std::nullopt;
    Diagnostics mistakes;
    if (options.shard) mistakes.error({"--sensitivity", 0, 0}, "cannot be had with --shard");
    if (options.simulation.precision > 0.0)
        mistakes.error({"--sensitivity", 0, 0}, "has a number of runs, not --precision");
    mistakes.throw_if_any();
    const std::vector<std::string> typed = all_settings(options.simulation);
    const std::vector<SettingText> settings = typed_settings(typed);
    ScenarioPriors varied =
        read_varied(options.scenario, settings, options.vary, !options.no_prior, *files);
    if (varied.priors.empty())
        throw InputError({{{"--sensitivity", 0, 0},
                           "nothing varies: the scenario has no [prior]; give --vary KEY=LOW:HIGH",
                           {}}});
    AskedSensitivity out;
    out.scenario_at = scenarios_at(options.scenario, settings, varied, files);
    out.size.base = varied.points;
    out.keys = std::move(varied.priors);
    const Design design = prior_saltelli_design(out.keys, out.size.base, scenario.seed);
    check_and_close(design, out.scenario_at, *files);
    const std::int64_t twins = scenario.antithetic ? 2 : 1;
    out.size.pairs = std::max(
        kFewestPairs, scenario.runs / twins / static_cast<std::int64_t>(design.points.size()));
    return out;
}

bool add_sensitivity(const std::optional<AskedSensitivity>& asked, const RunOptions& options,
                     const Scenario& scenario, const Plan& plan, const Summary& summary,
                     std::string& result, RunMore& more) {
    if (!asked) return true;
    try {
        const VarianceShares shares = sensitivity_of(*asked, options, scenario, plan);
        if (options.output.format == Format::json) result = with_shares(result, shares);
        if (options.output.format == Format::table)
            result += variance_table(summary, shares, stdout_style(options.output.color));
        more.additions.push_back(sensitivity_part(summary, shares));
        more.files.push_back({std::string(result_name::kSensitivity), variance_csv(shares)});
        return true;
    } catch (const Interrupted&) {
        return false;
    }
}

PageAddition sensitivity_part(const Summary& summary, const VarianceShares& shares) {
    return {{}, "decides", "What decides it", variance_html(summary, shares)};
}

}  // namespace kenesh
