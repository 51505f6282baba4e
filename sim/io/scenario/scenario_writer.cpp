#include "sim/io/scenario/scenario_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string_view>

#include "sim/io/scenario/contests_writer.hpp"
#include "sim/io/scenario/words.hpp"
#include "sim/io/system/system_writer.hpp"
#include "sim/io/text/csv_writer.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/io/text/toml_writer.hpp"

namespace kenesh {
namespace {

constexpr const char* kUnits = "tables/units.csv";
constexpr const char* kUnitLeans = "tables/unit-leans.csv";

std::string unit_table(const Geography& geography) {
    const auto& units = geography.units;
    const bool turnout = std::any_of(units.begin(), units.end(),
                                     [](const Unit& u) { return u.turnout.has_value(); });
    const bool approximate = geography.approximate();
    CsvWriter out(CsvText::exact);
    out.text("unit").text("region").text("registered");
    if (turnout) out.text("turnout");
    if (approximate) out.text("approximate");
    for (const Districting& one : geography.districtings)
        out.text(one.name);
    out.end_line();
    for (std::size_t u = 0; u < units.size(); ++u) {
        out.text(units[u].id).text(geography.regions[index(units[u].region)]);
        out.number(std::int64_t{units[u].registered});
        if (turnout) out.text(units[u].turnout ? toml_number(*units[u].turnout) : "");
        if (approximate) out.number(std::int64_t{units[u].approximate ? 1 : 0});
        for (const Districting& one : geography.districtings)
            out.text(one.district_of[u] == kNoDistrict ? std::string()
                                                       : one.districts[index(one.district_of[u])]);
        out.end_line();
    }
    return out.take();
}

bool leans_by_unit(const Scenario& s) {
    return std::any_of(s.choices.begin(), s.choices.end(),
                       [](const Choice& c) { return !c.unit_lean.empty(); });
}

std::string unit_lean_table(const Scenario& s) {
    CsvWriter out(CsvText::exact);
    out.text("unit").text("choice").text("lean").end_line();
    for (const Choice& choice : s.choices) {
        for (std::size_t u = 0; u < choice.unit_lean.size(); ++u) {
            out.text(s.geography.units[u].id).text(choice.id);
            out.text(toml_number(choice.unit_lean[u])).end_line();
        }
    }
    return out.take();
}

void write_top_level(const Scenario& s, TomlWriter& out) {
    out.text("id", s.id).text("title", s.title).text("geography", kUnits);
    if (leans_by_unit(s)) out.text("unit_leans", kUnitLeans);
    if (!s.country.empty()) out.text("country", s.country);
    if (!s.date.empty()) out.text("date", s.date);
    if (!s.sources.empty()) out.text("sources", s.sources);
    out.whole("runs", s.runs);
    if (s.seed <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        out.whole("seed", static_cast<std::int64_t>(s.seed));
    } else {
        out.text("seed", std::to_string(s.seed));
    }
    out.truth("antithetic", s.antithetic);
    out.text("independents_as", name_in(kIndependentsAs, s.independents_as_block));
    out.number("list_abstain", s.list_abstain);
    std::vector<std::pair<std::string, double>> transfer;
    for (std::size_t k = 0; k < s.list_transfer.size(); ++k) {
        if (s.list_transfer[k] > 0.0) transfer.emplace_back(s.choices[k].id, s.list_transfer[k]);
    }
    if (!transfer.empty()) out.raw("list_transfer", toml_inline(transfer));
}

void write_turnout(const Turnout& turnout, TomlWriter& out) {
    out.header("turnout").number("mean", turnout.mean).number("national", turnout.national);
    out.number("region", turnout.region).number("unit", turnout.unit);
    out.number("invalid", turnout.invalid);
}

void write_poll(const Scenario& s, TomlWriter& out) {
    if (!s.poll) return;
    std::vector<std::pair<std::string, double>> shares;
    for (std::size_t k = 0; k < s.choices.size(); ++k) {
        if (s.poll->share[k] >= 0.0) shares.emplace_back(s.choices[k].id, s.poll->share[k]);
    }
    out.header("poll").whole("sample", s.poll->sample);
    out.number("design_effect", s.poll->design_effect);
    if (!s.poll->date.empty()) out.text("date", s.poll->date);
    out.raw("shares", toml_inline(shares));
}

void write_uncertainty(const Scenario& s, TomlWriter& out) {
    out.header("uncertainty").whole("tails", s.tails).number("women_effect", s.women_effect);
    std::string list;
    for (const Correlation& c : s.correlations) {
        const std::vector<std::string> between{s.choices[c.first].id, s.choices[c.second].id};
        list += fmt::format("{}{{ between = {}, value = {} }}", list.empty() ? "" : ", ",
                            toml_list(between), toml_number(c.value));
    }
    out.raw("correlations", "[" + list + "]");
}

void write_leans(const Choice& choice, const Geography& geography, TomlWriter& out) {
    std::vector<std::pair<std::string, double>> leans;
    for (std::size_t r = 0; r < choice.lean.size(); ++r) {
        leans.emplace_back(geography.regions[r], choice.lean[r]);
    }
    out.text("baseline", choice.baseline).raw("lean", toml_inline(leans));
    std::vector<std::string> zero;
    for (const RegionId r : choice.zero_share_regions) {
        zero.push_back(geography.regions[index(r)]);
    }
    if (!zero.empty()) out.texts("zero_share_regions", zero);
    if (!choice.zero_share_units.empty()) out.texts("zero_share_units", choice.zero_share_units);
}

void write_candidates_of(const Choice& choice, TomlWriter& out) {
    write_nominees(choice.candidates, "candidates", out);
    write_nominees(choice.candidates_single, "candidates_single", out);
    out.number("women", choice.women);
    out.text("women_pattern", name_in(kWomenPatterns, choice.women_pattern));
    out.number("vote_management", choice.vote_management);
    if (choice.personal_pull != 1.0) out.number("personal_pull", choice.personal_pull);
    if (choice.votes_used != 1.0) out.number("votes_used", choice.votes_used);
    out.whole("front_runners", choice.front_runners);
    out.number("front_runner_effect", choice.front_runner_effect);
    write_transfer(choice.transfer, out);
}

std::string uncertainty_of(const Uncertainty& u) {
    std::vector<std::pair<std::string, std::string>> values{
        {"national", toml_number(u.national)},
        {"region", toml_number(u.region)},
        {"unit", toml_number(u.unit)},
        {"candidate", toml_number(u.candidate)}};
    // Only where it is not the default: digests of scenarios that do not know it stay what they
    // are.
    if (u.personal_votes != PersonalVotes::normal)
        values.emplace_back("personal_votes",
                            toml_quoted(name_in(kPersonalVotes, u.personal_votes)));
    return toml_inline(values);
}

void write_choice(const Choice& choice, const Geography& geography, TomlWriter& out) {
    switch (choice.kind) {
        case ChoiceKind::party:
            out.list_header("party").text("id", choice.id);
            out.truth("list", choice.list).whole("members", choice.members);
            break;
        case ChoiceKind::independents:
            out.header("independents");
            break;
        case ChoiceKind::against_all:
            out.header("against_all");
            break;
    }
    out.text("name", choice.name).text("color", choice.color).number("strength", choice.strength);
    if (choice.kind != ChoiceKind::against_all) write_candidates_of(choice, out);
    write_leans(choice, geography, out);
    out.raw("uncertainty", uncertainty_of(choice.uncertainty));
    write_choice_contests(choice, choice.kind == ChoiceKind::party ? "party" : "independents", out);
}

void write_blocs(const Scenario& s, TomlWriter& out) {
    for (const Bloc& bloc : s.blocs) {
        std::vector<std::string> members;
        for (const std::size_t k : bloc.members)
            members.push_back(s.choices[k].id);
        out.list_header("bloc").text("id", bloc.id).text("name", bloc.name);
        out.texts("members", members);
    }
}

}  // namespace

std::vector<ResultFile> write_scenario(const Scenario& scenario) {
    std::vector<ResultFile> files(1);
    TomlWriter out;
    write_top_level(scenario, out);
    write_turnout(scenario.turnout, out);
    write_poll(scenario, out);
    write_uncertainty(scenario, out);
    for (const Choice& choice : scenario.choices)
        write_choice(choice, scenario.geography, out);
    write_blocs(scenario, out);
    write_contests(scenario, out);
    files.push_back({kUnits, unit_table(scenario.geography)});
    if (leans_by_unit(scenario)) files.push_back({kUnitLeans, unit_lean_table(scenario)});
    for (const System& system : scenario.systems)
        write_system(system, out, files);
    files.front() = {"scenario.toml", out.str()};
    return files;
}

std::string scenario_digest(const Scenario& scenario) {
    Scenario bare = scenario;
    bare.runs = 1;
    bare.id.clear();
    bare.title.clear();
    bare.country.clear();
    bare.date.clear();
    bare.sources.clear();
    if (bare.poll) bare.poll->date.clear();
    for (Choice& choice : bare.choices) {
        choice.name.clear();
        choice.color.clear();
        choice.baseline.clear();
        choice.zero_share_regions.clear();
        choice.zero_share_units.clear();
    }
    for (Bloc& bloc : bare.blocs)
        bloc.name.clear();
    for (System& system : bare.systems) {
        system.name.clear();
        for (Tier& tier : system.tiers)
            if (auto* district = std::get_if<DistrictTier>(&tier)) district->tiles.clear();
    }
    std::string all;
    for (const ResultFile& file : write_scenario(bare)) {
        all += fmt::format("{} {}\n{}", file.name, file.contents.size(), file.contents);
    }
    return sha256(all);
}

}  // namespace kenesh
