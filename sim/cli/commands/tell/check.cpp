#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/commands/simulate/priors.hpp"
#include "sim/cli/load.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/checked_file.hpp"
#include "sim/model/notes.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {
namespace {

struct CheckOptions {
    std::vector<std::string> files;
    std::vector<std::string> settings;
};

/// In how many regions or units a choice's share of 0 was lifted, in one line; empty where in none.
std::string lifted_shares(const Scenario& scenario, const Choice& choice) {
    constexpr std::size_t kMostNamed = 3;
    std::vector<std::string> places = choice.zero_share_units;
    for (const RegionId r : choice.zero_share_regions)
        places.push_back(scenario.geography.regions[index(r)]);
    if (places.empty()) return {};
    std::string named;
    for (std::size_t i = 0; i < std::min(places.size(), kMostNamed); ++i)
        named += (i == 0 ? "" : ", ") + places[i];
    if (places.size() > kMostNamed)
        named += fmt::format(" and {} more {}", places.size() - kMostNamed,
                             choice.zero_share_units.empty() ? "regions" : "places");
    return fmt::format("  {}: its share of 0 in {} counts as 0.000001\n", choice.id, named);
}

/// The error that the calibration reached, the shares of 0 that were lifted, and what surprises.
std::string about(const Scenario& scenario) {
    const Calibration c = load_plan(scenario).calibration;
    std::string out = fmt::format(
        "{} units, {} choices, {} systems; strengths reached within {:.2g} and {:.2g} % of "
        "themselves ({} pilot runs{})\n",
        scenario.geography.units.size(), scenario.choices.size(), scenario.systems.size(),
        c.worst_error, 100.0 * c.worst_relative, c.points,
        c.reached ? "" : "; NOT within 0.0001 and 0.2 %");
    if (scenario.geography.approximate()) out += "  approximate districts\n";
    for (const Choice& choice : scenario.choices)
        out += lifted_shares(scenario, choice);
    for (const std::string& note : notes(scenario))
        out += "  " + note + "\n";
    return out;
}

/// Tries every point of the scenario's priors. Throws InputError.
std::string about_priors(const std::string& file, const CheckOptions& options,
                         const Scenario& scenario, const std::shared_ptr<InputFiles>& files) {
    SimulationOptions simulation;
    simulation.settings = options.settings;
    const auto asked = asked_priors(file, simulation, scenario.seed, files);
    if (!asked) return {};
    return fmt::format("  {} points of parameters that are not known: {}\n",
                       asked->design.points.size(), fmt::join(asked->priors, ", "));
}

int check(const CheckOptions& options) {
    std::vector<Diagnostic> mistakes;
    std::string fine;
    for (const std::string& file : options.files) {
        try {
            const auto files = std::make_shared<InputFiles>();
            const CheckedFile checked = check_file(file, options.settings, *files);
            const std::string priors =
                checked.scenario ? about_priors(file, options, *checked.scenario, files) : "";
            fine.append(file).append(": ");
            fine += checked.scenario ? about(*checked.scenario) : checked.description + "\n";
            fine += priors;
            for (const std::string& line : checked.changed)
                fine += "  " + line + "\n";
        } catch (const InputError& error) {
            mistakes.insert(mistakes.end(), error.diagnostics().begin(), error.diagnostics().end());
        }
    }
    print(fine);
    if (!mistakes.empty()) throw InputError(std::move(mistakes));
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<CheckOptions>();
    words.texts("", "FILE...", options->files, "scenario, system or table")
        .must()
        .is(ValueKind::scenario);
    add_settings(words, options->settings);
    return [options] { return check(*options); };
}

}  // namespace

Command check_command() {
    return {
        "check",
        "read scenarios, systems and tables; report every mistake; simulate nothing",
        declare,
        {{"kenesh check my-scenario.toml", "every mistake with its line, or how well it is set up"},
         {"kenesh check kyrgyzstan-mekenchil --set uncertainty.region=0.5",
          "the same with a key changed"}}};
}

}  // namespace kenesh
