#include "sim/report/validation/validation_split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/core/math.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/validation/validation_charts.hpp"
#include "sim/report/validation/validation_spread.hpp"

namespace kenesh {
namespace {

std::string share(double value) {
    return number(100.0 * value, 1);
}

const char* cases_words(SplitCases cases) {
    switch (cases) {
        case SplitCases::all:
            return "all";
        case SplitCases::open:
            return "open";
        case SplitCases::several:
            return "2 and more";
        case SplitCases::three:
            break;
    }
    return "2 and more, 3 seats";
}

const char* law_words(SplitLaw law) {
    switch (law) {
        case SplitLaw::normal:
            return "normal";
        case SplitLaw::gamma:
            return "gamma";
        case SplitLaw::chosen:
            return "chosen";
        case SplitLaw::halved:
            return "gamma, half the spread";
        case SplitLaw::doubled:
            break;
    }
    return "gamma, twice the spread";
}

std::string forecast_words(const SplitResult& result) {
    return fmt::format("{}{}", result.independents == IndependentsSplit::each ? "each: " : "",
                       law_words(result.law));
}

bool wrong_on_purpose(SplitLaw law) {
    return law == SplitLaw::halved || law == SplitLaw::doubled;
}

void add_values(const SplitResult& result, ValidationPart& part) {
    const std::string row =
        fmt::format("{}: {}; {}", result.independents == IndependentsSplit::each ? "each" : "block",
                    law_words(result.law), cases_words(result.cases));
    const auto add = [&](const char* measure, double value,
                         std::optional<double> error = std::nullopt) {
        part.values.push_back({"forecasts", row, measure, value, error});
    };
    const SplitScore& s = result.score;
    const Coverage& c = s.coverage;
    add("cases", static_cast<double>(c.cases));
    add("crps", s.score);
    add("crps_less_than_normal", s.gain_on_normal.mean, s.gain_on_normal.error);
    add("log_score", s.log_score);
    add("log_score_less_than_normal", s.log_gain_on_normal.mean, s.log_gain_on_normal.error);
    add("crps_dhondt", s.dhondt);
    add("crps_less_than_dhondt", s.gain_on_dhondt.mean, s.gain_on_dhondt.error);
    add("crps_even_split", s.even);
    add("crps_less_than_even_split", s.gain_on_even.mean, s.gain_on_even.error);
    add("coverage_90", c.ninety.mean, c.ninety.error);
    add("coverage_50", c.half.mean, c.half.error);
    add("plain_coverage_90", c.plain_ninety);
    add("plain_coverage_50", c.plain_half);
    for (std::size_t b = 0; b < kPitBins; ++b)
        add(fmt::format("pit_{}", b + 1).c_str(), c.pit[b]);
}

void add_mean(Row& row, const ClusteredMean& mean) {
    row.cells.push_back({number(mean.mean, 3)});
    row.cells.push_back({plus_minus(mean.error, 3), Ink::dim});
}

/// Scores of every law, of seats.
void score_table(const SplitStudy& study, ValidationPart& part) {
    const auto error = [](const char* group) { return Column{group, "", Align::left, 0, true}; };
    Table table{"Scores of seats: less is better",
                {{"", "law; cases", Align::left},
                 {"", "number"},
                 {"CRPS", "mean"},
                 {"CRPS", "below normal's"},
                 error("CRPS"),
                 {"CRPS", "below D'Hondt's"},
                 error("CRPS"),
                 {"CRPS", "below even split's"},
                 error("CRPS"),
                 {"log score", "mean"},
                 {"log score", "below normal's"},
                 error("log score")},
                {}};
    for (const SplitResult& result : study.results) {
        if (wrong_on_purpose(result.law)) continue;
        const SplitScore& s = result.score;
        Row row{{{fmt::format("{}; {}", forecast_words(result), cases_words(result.cases))},
                 {std::to_string(s.coverage.cases)},
                 {number(s.score, 3), Ink::bold}}};
        add_mean(row, s.gain_on_normal);
        add_mean(row, s.gain_on_dhondt);
        add_mean(row, s.gain_on_even);
        row.cells.push_back({number(s.log_score, 3), Ink::bold});
        add_mean(row, s.log_gain_on_normal);
        table.rows.push_back(std::move(row));
    }
    part.tables.push_back(std::move(table));
}

/// Coverage of open cases, beside that of forecasts that are wrong on purpose.
void coverage_table(const SplitStudy& study, ValidationPart& part) {
    Table table{"Coverage of the open cases, and what it can tell apart",
                {{"", "law", Align::left},
                 {"randomised", "90 %"},
                 {"randomised", "", Align::left, 0, true},
                 {"randomised", "50 %"},
                 {"randomised", "", Align::left, 0, true},
                 {"ends in", "90 %"},
                 {"ends in", "50 %"},
                 {"", "CRPS"},
                 {"", "log score"}},
                {}};
    for (const SplitResult& result : study.results) {
        if (result.cases != SplitCases::open) continue;
        const SplitScore& s = result.score;
        table.rows.push_back({{{forecast_words(result)},
                               {share(s.coverage.ninety.mean), Ink::bold},
                               {plus_minus(100.0 * s.coverage.ninety.error, 1), Ink::dim},
                               {share(s.coverage.half.mean), Ink::bold},
                               {plus_minus(100.0 * s.coverage.half.error, 1), Ink::dim},
                               {share(s.coverage.plain_ninety)},
                               {share(s.coverage.plain_half)},
                               {number(s.score, 3)},
                               {number(s.log_score, 3)}}});
    }
    part.tables.push_back(std::move(table));
}

void reliability_table(const SplitStudy& study, ValidationPart& part) {
    Table table{"At least so many seats, gamma: chance foretold and how often it came",
                {{"", "chance", Align::left},
                 {"", "events"},
                 {"", "foretold"},
                 {"", "came"},
                 {"", "", Align::left, 0, true}},
                {}};
    for (std::size_t b = 0; b < kReliabilityBins; ++b) {
        const ReliabilityRow& row = study.reliability[b];
        if (row.events == 0) continue;
        const std::string range = fmt::format("{} to {} %", 10 * b, 10 * (b + 1));
        table.rows.push_back({{{range},
                               {std::to_string(row.events)},
                               {share(row.foretold)},
                               {share(row.came), Ink::bold},
                               {plus_minus(100.0 * row.error, 1), Ink::dim}}});
        part.values.push_back({"reliability", range, "foretold", row.foretold, std::nullopt});
        part.values.push_back({"reliability", range, "came", row.came, row.error});
    }
    part.tables.push_back(std::move(table));
}

/// By how much of itself gamma's score is below the normal law's, on lists that split votes.
void add_gain(const SplitStudy& study, ValidationPart& part) {
    for (const SplitResult& result : study.results) {
        if (result.law != SplitLaw::gamma || result.cases != SplitCases::several ||
            result.independents != IndependentsSplit::block)
            continue;
        const SplitScore& s = result.score;
        const double normal = s.score + s.gain_on_normal.mean;
        part.notes.push_back(fmt::format(
            "On lists of two candidates and more gamma's CRPS is {} % below the normal law's, its "
            "log score {} below.",
            value_and_error(100.0 * s.gain_on_normal.mean / normal,
                            100.0 * s.gain_on_normal.error / normal, 1),
            value_and_error(s.log_gain_on_normal.mean, s.log_gain_on_normal.error, 3)));
        part.values.push_back({"forecasts", "block: gamma; 2 and more", "crps_below_normal_share",
                               s.gain_on_normal.mean / normal, s.gain_on_normal.error / normal});
    }
}

/// What the one spread of a law says in a scenario's keys.
void add_scenario_note(const SplitSpreads& spreads, const std::string& law, ValidationPart& part) {
    const double own = math::exp(spreads.independents.coefficients[0]);
    const double party = math::exp(spreads.parties.coefficients[0]);
    const double own_error = own * spreads.independents.errors[0];
    const double party_error = party * spreads.parties.errors[0];
    part.notes.push_back(fmt::format(
        "personal_votes = \"{}\", one spread: candidate = {} for independents; for parties {} "
        "without vote management.",
        law, value_and_error(own, own_error, 2), value_and_error(party, party_error, 2)));
    part.values.push_back({"scenario", law + "; independents", "candidate", own, own_error});
    part.values.push_back({"scenario", law + "; parties", "candidate", party, party_error});
}

void add_notes(const SplitStudy& study, ValidationPart& part) {
    add_gain(study, part);
    part.notes.push_back("Chosen on " + std::to_string(study.laws.year) +
                         " alone. Parties: " + spread_formula(study.laws.chosen.parties) +
                         ". Independents: " + spread_formula(study.laws.chosen.independents) + ".");
    add_scenario_note(study.laws.normal, "normal", part);
    add_scenario_note(study.laws.gamma, "gamma", part);
    if (!study.spreads)
        part.notes.emplace_back(
            "From sums by list: what needs the candidates' votes is left out (the spreads' fit, "
            "independents as lists of one).");
}

void add_text(const SplitStudy& study, ValidationPart& part) {
    part.text.push_back(fmt::format(
        "Given each list's votes in a district and its number of candidates, {} simulated splits "
        "of its votes among them say how many seats it wins. {} districts of {} gave the spread, "
        "{} of {} are foretold. The independents of a district are one list.",
        grouped(study.runs), study.laws.districts, study.laws.year, study.tested_districts,
        study.tested_year));
    if (study.spreads)
        part.text.emplace_back("`each`: every independent is a list of one whose votes are given.");
}

}  // namespace

ValidationPart split_part(const std::string& id, const std::string& of, const SplitStudy& study) {
    ValidationPart part;
    part.id = id;
    part.heading =
        fmt::format("Seats under SNTV, {} from {}: {}", study.tested_year, study.laws.year, of);
    add_text(study, part);
    score_table(study, part);
    coverage_table(study, part);
    reliability_table(study, part);
    if (study.spreads) {
        add_spread_table(*study.spreads, study.laws.year, part);
        add_model_table(*study.spreads, study.laws.year, part);
    }
    for (const SplitResult& result : study.results)
        add_values(result, part);
    add_notes(study, part);
    for (const SplitResult& result : study.results)
        if (result.law == SplitLaw::gamma && result.cases == SplitCases::open &&
            result.independents == IndependentsSplit::block)
            part.charts.push_back(
                pit_chart(id + "-pit",
                          fmt::format("Where the seats of {} lie in their forecasts: {}",
                                      study.tested_year, of),
                          result.score.coverage));
    part.charts.push_back(reliability_chart(id + "-reliability", study));
    return part;
}

}  // namespace kenesh
