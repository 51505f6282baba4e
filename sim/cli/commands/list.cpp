#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <memory>

#include "sim/cli/about/shipped.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/system/system_reader.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kNameColumns = 40;  // a terminal has at least 60

/// The name, then the words beside it; below it where the name is too long.
std::string paragraph(const std::string& name, const std::string& words, std::size_t width) {
    const std::string margin(kNameColumns, ' ');
    std::string out = "  " + name;
    const std::size_t used = display_width(out);
    out += used + 2 <= kNameColumns ? std::string(kNameColumns - used, ' ') : "\n" + margin;
    for (const char c : wrap(words, width - kNameColumns)) {
        out += c;
        if (c == '\n') out += margin;
    }
    return out + "\n";
}

/// Paths as a user may type them here.
std::string near(const std::filesystem::path& file) {
    std::error_code failed;
    const auto relative = std::filesystem::relative(file, failed);
    return failed || relative.string().starts_with("..") ? file.string() : relative.string();
}

std::string list_scenarios(std::size_t width) {
    const auto folder = shipped_folder();
    if (!folder) return "Scenarios: none found beside the program\n";
    std::string out = "Scenarios (kenesh run FILE)\n";
    for (const auto& file : toml_files(*folder / "scenarios")) {
        out += paragraph(near(file), read_scenario(file).title, width);
    }
    return out;
}

std::string list_systems(std::size_t width) {
    const auto folder = shipped_folder();
    if (!folder) return "Systems: none found beside the program\n";
    std::string out = "Systems (kenesh count VOTES.csv --system FILE)\n";
    for (const auto& file : toml_files(*folder / "scenarios" / "systems")) {
        out += paragraph(near(file), read_system(file).name, width);
    }
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

int list(const std::string& what) {
    const std::size_t width = stdout_style(ColorMode::automatic).width;
    std::string out;
    if (what.empty() || what == "scenarios") out += list_scenarios(width);
    if (what.empty()) out += "\n";
    if (what.empty() || what == "systems") out += list_systems(width);
    if (what.empty()) out += "\n";
    if (what.empty() || what == "rules") out += list_rules(width);
    print(out);
    return kDone;
}

}  // namespace

void add_list(CLI::App& program, Action& chosen) {
    auto what = std::make_shared<std::string>();
    CLI::App* command = program.add_subcommand("list", "shipped scenarios and systems, all rules");
    command->add_option("what", *what, "scenarios, systems or rules; all three by default")
        ->type_name("WHAT")
        ->check(CLI::IsMember({"scenarios", "systems", "rules"}));
    command->callback([&chosen, what] { chosen = [what] { return list(*what); }; });
}

}  // namespace kenesh
