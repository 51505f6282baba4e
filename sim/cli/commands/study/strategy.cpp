#include "sim/strategy/strategy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/own_inputs.hpp"
#include "sim/cli/shown.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/text/file_writer.hpp"
#include "sim/report/study/strategy_files.hpp"
#include "sim/report/study/strategy_report.hpp"

namespace kenesh {
namespace {

constexpr int kMostNominees = 100;

struct StrategyOptions {
    std::string scenario;
    std::string party;
    std::string system;
    std::optional<int> tier;
    StudyOptions study;
    std::optional<std::int64_t> runs;
    int most = 0;
    bool equilibrium = false;
    int rounds = 50;
    std::string out;
    bool force = false;
    OutputOptions output;
};

[[noreturn]] void refuse(const StrategyOptions& options, std::string message,
                         std::string suggestion = {}) {
    throw InputError({{{options.scenario, 0, 0}, std::move(message), std::move(suggestion)}});
}

std::size_t system_of(const StrategyOptions& options, const Scenario& scenario) {
    if (options.system.empty()) return 0;
    std::vector<std::string> known;
    for (const System& system : scenario.systems)
        known.push_back(system.id);
    const auto at = std::ranges::find(known, options.system);
    if (at == known.end())
        refuse(options, "no system '" + options.system + "' in the scenario",
               nearest(options.system, known));
    return static_cast<std::size_t>(at - known.begin());
}

/// The tier asked for, or the first with several seats in a district, or the first of districts.
std::size_t tier_of(const StrategyOptions& options, const System& system) {
    if (options.tier) return static_cast<std::size_t>(*options.tier);
    const auto several = [](const Tier& tier) {
        const auto* districts = std::get_if<DistrictTier>(&tier);
        return districts != nullptr && (districts->seats > 1 || !districts->magnitudes.empty());
    };
    const auto any = [](const Tier& tier) { return std::holds_alternative<DistrictTier>(tier); };
    auto at = std::ranges::find_if(system.tiers, several);
    if (at == system.tiers.end()) at = std::ranges::find_if(system.tiers, any);
    return static_cast<std::size_t>(at - system.tiers.begin());
}

std::size_t party_of(const StrategyOptions& options, const Scenario& scenario) {
    std::vector<std::string> known;
    for (const Choice& choice : scenario.choices) {
        if (choice.kind == ChoiceKind::party && choice.strength > 0.0) known.push_back(choice.id);
    }
    const auto named = [&](const Choice& choice) { return choice.id == options.party; };
    const auto at = std::ranges::find_if(scenario.choices, named);
    if (std::ranges::find(known, options.party) == known.end()) {
        const bool is_choice = at != scenario.choices.end();
        refuse(options,
               is_choice ? fmt::format("'{}' nominates nobody; parties: {}", options.party,
                                       fmt::join(known, ", "))
                         : "no party '" + options.party + "'",
               is_choice ? "" : nearest(options.party, known));
    }
    return static_cast<std::size_t>(at - scenario.choices.begin());
}

/// Enough to try one more than there are seats, and all numbers that anybody fields now.
int most_of(const StrategyOptions& options, const NominationGame& game) {
    int present = 1;
    for (std::size_t d = 0; d < game.districts.size(); ++d) {
        for (std::size_t k = 0; k < game.scenario.choices.size(); ++k) {
            if (game.scenario.choices[k].kind == ChoiceKind::party)
                present = std::max(present, game.present(d, k));
        }
    }
    if (options.most > 0) {
        if (options.most < present)
            refuse(options, fmt::format("--most {} is below the {} nominees that a party has in "
                                        "some district now",
                                        options.most, present));
        return options.most;
    }
    const int seats = *std::max_element(game.magnitude.begin(), game.magnitude.end());
    return std::min(kMostNominees, std::max(present, seats + 1));
}

std::string written(const NominationGame& game, const Strategy& found,
                    const OutputOptions& output) {
    switch (output.format) {
        case Format::table:
            return strategy_table(game, found, stdout_style(output.color));
        case Format::json:
            return strategy_json(game, found);
        case Format::csv:
            return strategy_csv(game, found);
        case Format::markdown:
            break;
    }
    return {};
}

int strategy(const StrategyOptions& options) {
    InputFiles files;
    const Scenario scenario =
        read_scenario(options.scenario, typed_settings(options.study.all_settings()), files);
    if (!options.out.empty() && !options.force) refuse_inputs(options.out, files);
    const std::size_t system = system_of(options, scenario);
    const std::size_t tier = tier_of(options, scenario.systems[system]);
    const std::string fault = game_fault(scenario, system, tier);
    if (!fault.empty()) refuse(options, fault);
    const std::size_t party = party_of(options, scenario);
    const NominationGame game = nomination_game(scenario, system, tier);
    PayoffSettings settings;
    settings.runs = options.runs.value_or(scenario.runs);
    settings.most = most_of(options, game);
    settings.threads = thread_count(options.study.threads);
    settings.stop = watch_signals();
    ProgressBar bar(!options.output.quiet && !options.output.no_progress);
    settings.progress = [&bar](std::int64_t done) { bar.show({done, 0, {}}); };
    const Strategy found =
        study_strategy(game, party, settings, options.equilibrium ? options.rounds : 0);
    if (!options.out.empty()) {
        FileWriter file{options.out};
        file.write(nominees_csv(game, found.numbers));
        file.commit();
    }
    print_result(written(game, found, options.output), options.output.format);
    return kDone;
}

void add_question(Options& words, StrategyOptions& options) {
    add_scenario(words, options.scenario);
    words.text("--party", "ID", options.party, "whose number of nominees").must();
    words.text("--system", "ID", options.system, "under this system (default: the first)");
    words
        .whole("--tier", "N", options.tier, 0, 1000,
               "its tier, counted from 0 (default: the first with several seats a district)")
        .rarely();
    words.whole("--most", "N", options.most, 1, kMostNominees,
                "try 1 to so many nominees (default: one more than seats)");
    words.flag("--equilibrium", options.equilibrium,
               "let all parties respond to one another until nobody gains");
    words.whole("--rounds", "N", options.rounds, 1, 10'000, "of responses at most (default 50)")
        .only_with("--equilibrium")
        .rarely();
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<StrategyOptions>();
    add_question(words, *options);
    words.runs("-n,--runs", options->runs, 1, kMostRuns,
               "simulated elections for each number of nominees (default: the scenario's)");
    words
        .text("-o,--out", "FILE.csv", options->out,
              "write the nominees found as a table of candidates")
        .is(ValueKind::file);
    words.flag("--force", options->force, "also over a file that the scenario names");
    add_study_options(words, options->study);
    add_output_options(words, options->output);
    return [options] { return strategy(*options); };
}

}  // namespace

Command strategy_command() {
    return {
        "strategy",
        "how many candidates a party should field in each district",
        declare,
        {{"kenesh strategy kyrgyzstan-mekenchil --party mekenchil --runs 10k --out nominees.csv",
          "the best number in every district, as a table of candidates"},
         {"kenesh strategy kyrgyzstan-mekenchil --party mekenchil --equilibrium --runs 10k",
          "where all parties respond to one another"}}};
}

}  // namespace kenesh
