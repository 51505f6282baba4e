#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/checked_file.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {
namespace {

struct CheckOptions {
    std::vector<std::string> files;
    std::vector<std::string> settings;
};

/// The error that the calibration reached, and the shares of 0 that were lifted.
std::string about(const Scenario& scenario) {
    const Calibration c = make_plan(scenario).calibration;
    std::string out = fmt::format(
        "{} units, {} choices, {} systems; strengths reached within {:.2g} and {:.2g} % of "
        "themselves ({} pilot runs{})\n",
        scenario.geography.units.size(), scenario.choices.size(), scenario.systems.size(),
        c.worst_error, 100.0 * c.worst_relative, c.points,
        c.reached ? "" : "; NOT within 0.0001 and 0.2 %");
    if (scenario.geography.approximate()) out += "  approximate districts\n";
    for (const Choice& choice : scenario.choices) {
        for (const RegionId region : choice.zero_share_regions) {
            out += fmt::format("  {}: its share of 0 in {} counts as 0.000001\n", choice.id,
                               scenario.geography.regions[index(region)]);
        }
    }
    return out;
}

int check(const CheckOptions& options) {
    std::vector<Diagnostic> mistakes;
    std::string fine;
    for (const std::string& file : options.files) {
        try {
            const CheckedFile checked = check_file(file, options.settings);
            fine += file + ": " +
                    (checked.scenario ? about(*checked.scenario) : checked.description + "\n");
        } catch (const InputError& error) {
            mistakes.insert(mistakes.end(), error.diagnostics().begin(), error.diagnostics().end());
        }
    }
    print(fine);
    if (!mistakes.empty()) throw InputError(std::move(mistakes));
    return kDone;
}

}  // namespace

void add_check(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* command = program.add_subcommand(
        "check", "read scenarios, systems and tables; report every mistake; simulate nothing");
    command->add_option("files", options->files, "scenario, system or table")
        ->required()
        ->type_name("FILE...");
    command->add_option("--set", options->settings, "a scenario's key and value; repeatable")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command->callback([&chosen, options] { chosen = [options] { return check(*options); }; });
}

}  // namespace kenesh
