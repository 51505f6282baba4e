#include "sim/io/scenario/choices_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/core/color.hpp"
#include "sim/io/scenario/choice_leans.hpp"
#include "sim/io/scenario/contests_reader.hpp"
#include "sim/io/scenario/nominees_reader.hpp"
#include "sim/io/scenario/strengths.hpp"
#include "sim/io/scenario/words.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

constexpr double kMostStrength = 1e12;  // before rescaling: votes, or anything in proportion

constexpr std::string_view kGrey = "#999999";
constexpr std::string_view kBlack = "#000000";  // not among the palette's

std::string read_color(const TableReader& table, std::string_view given) {
    const auto color = table.text("color");
    if (!color) return std::string(given);
    if (!parse_color(*color)) {
        table.error("color", fmt::format("'color' must be like \"#1b6ca8\", not '{}'", *color));
    }
    return *color;
}

/// What all kinds of choices have.
void read_common(const TableReader& table, const ChoiceContext& context, std::string_view color,
                 const std::string& name, Choice& choice) {
    choice.name = table.text("name").value_or(name);
    choice.color = read_color(table, color);
    choice.uncertainty = context.uncertainty;
    if (const auto own = table.table("uncertainty", Section::choice_uncertainty)) {
        choice.uncertainty = read_uncertainty(*own, context.uncertainty);
    }
}

void read_candidates_of(const TableReader& table, const ChoiceContext& context, Choice& choice) {
    choice.candidates = read_nominees(table, "candidates").value_or(1);
    choice.candidates_single = read_nominees(table, "candidates_single").value_or(1);
    choice.women = table.number("women", kShare).value_or(0.5);
    choice.women_pattern = read_women_pattern(table, context.women_pattern);
    choice.vote_management = table.number("vote_management", kShare).value_or(0.0);
    choice.personal_pull = table.number("personal_pull", kShare).value_or(1.0);
    choice.votes_used = table.number("votes_used", kVotesUsed).value_or(context.votes_used);
    choice.front_runners =
        static_cast<int>(table.whole("front_runners", 0, kMostNominees).value_or(0));
    choice.front_runner_effect = table.number("front_runner_effect", kEffect).value_or(0.0);
    choice.transfer = read_transfer(table);
    choice.contests = read_choice_contests(table);
}

Choice read_party(const TableReader& table, const ChoiceContext& context, std::size_t position) {
    Choice choice;
    choice.kind = ChoiceKind::party;
    table.require("id");
    choice.id = table.id("id").value_or("");
    if (choice.id == "independents" || choice.id == "against-all") {
        table.error("id",
                    fmt::format("the id '{}' is kept for the table [{}]", choice.id,
                                choice.id == "independents" ? "independents" : "against_all"));
    }
    read_common(table, context, kPalette[position % kPalette.size()], choice.id, choice);
    read_candidates_of(table, context, choice);
    choice.list = table.truth("list").value_or(true);
    choice.members = static_cast<int>(table.whole("members", 1, kMostMembers).value_or(1));
    return choice;
}

Choice read_independents(const TableReader& table, const ChoiceContext& context) {
    Choice choice;
    choice.kind = ChoiceKind::independents;
    choice.id = "independents";
    read_common(table, context, kGrey, "Independents", choice);
    read_candidates_of(table, context, choice);
    return choice;
}

Choice read_against_all(const TableReader& table, const ChoiceContext& context) {
    Choice choice;
    choice.kind = ChoiceKind::against_all;
    choice.id = "against-all";
    read_common(table, context, kBlack, "Against all", choice);
    // A line of the ballot, not a person.
    choice.uncertainty.candidate = 0.0;
    choice.uncertainty.personal_votes = PersonalVotes::normal;
    return choice;
}

/// A choice of the poll needs no strength, and any other is relative then; without one a choice of
/// the baseline has its share of the last result.
StrengthInput read_strength(const TableReader& table, const ChoiceContext& context,
                            std::string_view id, double last_share, bool normalise) {
    const Diagnostics::Mark before(table.mistakes());
    StrengthInput input;
    if (context.poll == nullptr || context.poll->find(id) == nullptr) {
        if (last_share > 0.0 && !table.has("strength")) {
            input.value = input.in_file = last_share;
            input.place = table.place();
            return input;
        }
        table.require("strength");
    }
    const NumberRange range = normalise ? NumberRange{0.0, kMostStrength} : kShare;
    const TomlNode* node = table.node("strength");
    input.value = table.number("strength", range).value_or(0.0);
    input.in_file = input.value;
    input.place = table.place("strength");
    input.set_outside = input.place.origin == Origin::setting;
    if (input.set_outside && input.value > 1.0) {
        table.error("strength", fmt::format("'strength' {}", range_fault(input.value, kShare)));
    }
    if (input.set_outside && node != nullptr) input.in_file = node->replaced.value_or(last_share);
    input.sound = before.clean();
    return input;
}

void check_ids(std::span<const Choice> choices, std::span<const TableReader> parties,
               Diagnostics& mistakes) {
    std::map<std::string, int> line_of;
    for (std::size_t k = 0; k < parties.size(); ++k) {
        if (choices[k].id.empty()) continue;
        const Place place = parties[k].place("id");
        const auto [first, is_new] = line_of.try_emplace(choices[k].id, place.line);
        if (is_new) continue;
        mistakes.error(
            place, fmt::format("the id '{}' is in line {} already", choices[k].id, first->second));
    }
    if (choices.size() > kMostParties) {
        mistakes.error(parties[0].place(), fmt::format("more than {} parties", kMostParties));
    }
}

void read_give_way(const TableReader& scenario, std::span<const Choice> choices,
                   std::vector<StrengthInput>& strengths) {
    const std::vector<PlacedText> ids = scenario.texts("give_way");
    if (ids.empty()) return;
    for (StrengthInput& input : strengths)
        input.gives_way = false;
    for (const PlacedText& id : ids) {
        const auto k = find_choice(choices, id.text, id.place, scenario.mistakes());
        if (k) strengths[*k].gives_way = true;
    }
}

}  // namespace

Uncertainty read_uncertainty(const TableReader& table, Uncertainty given) {
    const Diagnostics::Mark before(table.mistakes());
    const Uncertainty out{
        table.number("national", kDeviation).value_or(given.national),
        table.number("region", kDeviation).value_or(given.region),
        table.number("unit", kDeviation).value_or(given.unit),
        table.number("candidate", kDeviation).value_or(given.candidate),
        read_word(table, "personal_votes", kPersonalVotes).value_or(given.personal_votes)};
    const bool gamma = out.personal_votes == PersonalVotes::gamma;
    const std::string fault = range_fault(out.candidate, gamma ? kGammaDeviation : kDeviation);
    if (before.clean() && !fault.empty()) {
        const char* key = table.node("candidate") != nullptr ? "candidate" : "personal_votes";
        table.error(key, "the deviation 'candidate' of gamma personal votes " + fault);
    }
    return out;
}

WomenPattern read_women_pattern(const TableReader& table, WomenPattern given) {
    return read_word(table, "women_pattern", kWomenPatterns).value_or(given);
}

// Long: choices, their strengths and the poll are read in one order, each for what follows.
ReadChoices read_choices(const TableReader& scenario, const ChoiceContext& context) {
    Diagnostics& mistakes = scenario.mistakes();
    const bool normalise = scenario.truth("normalise").value_or(false) || context.poll != nullptr;
    const std::vector<TableReader> parties = scenario.tables("party", Section::party);
    ReadChoices out;
    std::vector<Choice>& choices = out.choices;
    std::vector<StrengthInput> strengths;
    std::vector<LeanInput> leans;
    const auto add = [&](const TableReader& table, Choice choice) {
        leans.push_back(read_leans(table, context, choice));
        strengths.push_back(read_strength(table, context, choice.id, leans.back().mean, normalise));
        choices.push_back(std::move(choice));
    };
    for (const TableReader& table : parties)
        add(table, read_party(table, context, choices.size()));
    check_ids(choices, parties, mistakes);
    if (const auto table = scenario.table("independents", Section::independents)) {
        add(*table, read_independents(*table, context));
    }
    if (const auto table = scenario.table("against_all", Section::against_all)) {
        add(*table, read_against_all(*table, context));
    }
    if (!scenario.has("party")) {
        mistakes.error(scenario.place(), "a scenario needs at least one [[party]]");
    }
    if (parties.empty()) return out;
    read_give_way(scenario, choices, strengths);
    const bool sound = std::all_of(strengths.begin(), strengths.end(),
                                   [](const StrengthInput& input) { return input.sound; });
    // Where strengths are wrong, every choice counts as present: checks of other keys go on.
    for (Choice& choice : choices)
        choice.strength = 1.0;
    const bool poll_sound = context.poll == nullptr || check_poll(*context.poll, choices, mistakes);
    if (!sound || !poll_sound) return out;
    if (context.poll != nullptr) {
        out.poll = apply_poll(*context.poll, choices, strengths, mistakes);
        if (!out.poll) return out;
    }
    const std::vector<double> settled = settle_strengths(strengths, normalise, mistakes);
    for (std::size_t k = 0; k < settled.size(); ++k) {
        choices[k].strength = settled[k];
        Leans own = leans_of(leans[k], context, settled[k]);
        choices[k].lean = std::move(own.region);
        choices[k].unit_lean = std::move(own.unit);
    }
    return out;
}

}  // namespace kenesh
