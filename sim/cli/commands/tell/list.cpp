#include <fmt/format.h>

#include <array>
#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/commands/tell/paragraph.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/study/sweep_reader.hpp"
#include "sim/io/system/system_reader.hpp"
#include "sim/io/text/shipped.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

std::string list_scenarios(std::size_t width) {
    std::string out = "Scenarios (kenesh run NAME)\n";
    for (const auto& file : shipped_files(Shipped::scenarios))
        out += paragraph(file.stem().string(), read_scenario(file).title, width);
    return out;
}

std::string list_systems(std::size_t width) {
    std::string out = "Systems (kenesh count VOTES.csv --system NAME)\n";
    for (const auto& file : shipped_files(Shipped::systems))
        out += paragraph(file.stem().string(), read_system(file).name, width);
    return out;
}

std::string what_varies(const std::filesystem::path& file) {
    const SweepFile sweep = read_sweep_file(file);
    std::string out;
    for (const AxisText& axis : sweep.axes)
        out += (out.empty() ? "" : " by ") + axis.name;
    return sweep.scenario.stem().string() + ": " + out;
}

std::string list_sweeps(std::size_t width) {
    std::string out = "Sweeps (kenesh sweep NAME --out STORE.sqlite)\n";
    for (const auto& file : shipped_files(Shipped::sweeps))
        out += paragraph(file.stem().string(), what_varies(file), width);
    return out;
}

std::string list_rules(std::size_t width) {
    std::string out = "Rules (docs/rules.md)\n";
    for (const NamedRule& rule : named_rules()) {
        // A bound on genders is a key of its own, with a number.
        const std::string written =
            rule.family == RuleFamily::gender
                ? fmt::format("{} = n", rule.name)
                : fmt::format("{} = {}", family_key(rule.family), rule.name);
        out += paragraph(written, std::string(rule.definition), width);
    }
    return out;
}

enum class What : std::uint8_t { shipped, scenarios, systems, sweeps, rules };
constexpr std::array<Named<What>, 4> kWhat{{{What::scenarios, "scenarios"},
                                            {What::systems, "systems"},
                                            {What::sweeps, "sweeps"},
                                            {What::rules, "rules"}}};

int list(What what) {
    const std::size_t width = stdout_style(ColorMode::automatic).width;
    if (!shipped_folder()) print_error("kenesh list: no scenarios are found beside the program\n");
    const bool all = what == What::shipped;
    std::string out;
    if (all || what == What::scenarios) out += list_scenarios(width);
    if (all) out += "\n";
    if (all || what == What::systems) out += list_systems(width);
    if (all) out += "\n";
    if (all || what == What::sweeps) out += list_sweeps(width);
    if (all) out += "\nRules of counting: kenesh list rules\n";
    if (what == What::rules) out += list_rules(width);
    print(out);
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto what = std::make_shared<What>(What::shipped);
    words.choice<What>("", *what, kWhat, "of these alone");
    return [what] { return list(*what); };
}

}  // namespace

Command list_command() {
    return {"list",
            "shipped scenarios, systems and sweeps by name; all rules",
            declare,
            {{"kenesh list", "names that stand wherever a scenario or a system is taken"},
             {"kenesh list rules", "every rule of counting, as files name it"}}};
}

}  // namespace kenesh
