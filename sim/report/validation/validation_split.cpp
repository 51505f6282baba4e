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
        case SplitCases::open_several:
            break;
    }
    return "open, 2 and more";
}

std::string forecast_words(const SplitResult& result) {
    return fmt::format("{}, {}", result.independents == IndependentsSplit::each ? "each" : "block",
                       result.chosen ? "chosen" : "one spread");
}

void add_values(const SplitResult& result, ValidationPart& part) {
    const std::string row =
        fmt::format("{}; {}; {}", result.year, forecast_words(result), cases_words(result.cases));
    const auto add = [&](const char* measure, double value,
                         std::optional<double> error = std::nullopt) {
        part.values.push_back({"forecasts", row, measure, value, error});
    };
    const Coverage& c = result.score.coverage;
    add("cases", static_cast<double>(c.cases));
    add("coverage_90", c.ninety.mean, c.ninety.error);
    add("coverage_50", c.half.mean, c.half.error);
    add("plain_coverage_90", c.plain_ninety);
    add("plain_coverage_50", c.plain_half);
    add("crps", result.score.score);
    add("crps_dhondt", result.score.dhondt);
    add("gain_on_dhondt", result.score.gain_on_dhondt.mean, result.score.gain_on_dhondt.error);
    add("crps_even_split", result.score.even);
    add("gain_on_even_split", result.score.gain_on_even.mean, result.score.gain_on_even.error);
    for (std::size_t b = 0; b < kPitBins; ++b)
        add(fmt::format("pit_{}", b + 1).c_str(), c.pit[b]);
}

Table coverage_table(const std::string& of) {
    return {"Coverage, seats of " + of,
            {{"", "forecast", Align::left},
             {"", "cases", Align::left},
             {"", "number"},
             {"randomised", "90 %"},
             {"randomised", "", Align::left, 0, true},
             {"randomised", "50 %"},
             {"randomised", "", Align::left, 0, true},
             {"ends in", "90 %"},
             {"ends in", "50 %"}},
            {}};
}

Table score_table(const std::string& of) {
    return {"CRPS (seats), " + of,
            {{"", "forecast", Align::left},
             {"", "cases", Align::left},
             {"", "simulated"},
             {"", "D'Hondt"},
             {"", "gain"},
             {"", "", Align::left, 0, true},
             {"", "even split"},
             {"", "gain"},
             {"", "", Align::left, 0, true}},
            {}};
}

/// One table of coverage and one of scores for a year.
void forecast_tables(const SplitStudy& study, int year, ValidationPart& part) {
    const std::string of = year == study.tested_year
                               ? fmt::format("{}, foretold from {}", year, study.fitted_year)
                               : fmt::format("{}, the year fitted", year);
    Table coverage = coverage_table(of);
    Table scores = score_table(of);
    for (const SplitResult& result : study.results) {
        // Of the year fitted the open cases are enough: it is no test.
        if (result.year != year || (year == study.fitted_year && result.cases != SplitCases::open))
            continue;
        const SplitScore& s = result.score;
        const std::string name = forecast_words(result);
        coverage.rows.push_back({{{name},
                                  {cases_words(result.cases)},
                                  {std::to_string(s.coverage.cases)},
                                  {share(s.coverage.ninety.mean), Ink::bold},
                                  {plus_minus(100.0 * s.coverage.ninety.error, 1), Ink::dim},
                                  {share(s.coverage.half.mean), Ink::bold},
                                  {plus_minus(100.0 * s.coverage.half.error, 1), Ink::dim},
                                  {share(s.coverage.plain_ninety)},
                                  {share(s.coverage.plain_half)}}});
        scores.rows.push_back({{{name},
                                {cases_words(result.cases)},
                                {number(s.score, 3), Ink::bold},
                                {number(s.dhondt, 3)},
                                {number(s.gain_on_dhondt.mean, 3)},
                                {plus_minus(s.gain_on_dhondt.error, 3), Ink::dim},
                                {number(s.even, 3)},
                                {number(s.gain_on_even.mean, 3)},
                                {plus_minus(s.gain_on_even.error, 3), Ink::dim}}});
        add_values(result, part);
    }
    part.tables.push_back(std::move(coverage));
    part.tables.push_back(std::move(scores));
}

void reliability_table(const SplitStudy& study, ValidationPart& part) {
    Table table{fmt::format("At least so many seats, {}: chance foretold and how often it came",
                            study.tested_year),
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

void add_notes(const SplitStudy& study, ValidationPart& part) {
    const double own = math::exp(study.independents.plain.coefficients[0]);
    const double party = math::exp(study.parties.plain.coefficients[0]);
    const double own_error = own * study.independents.plain.errors[0];
    const double party_error = party * study.parties.plain.errors[0];
    const double management = 1.0 - party / own;
    const double error = party / own *
                         std::sqrt(party_error * party_error / (party * party) +
                                   own_error * own_error / (own * own));
    part.notes.push_back("Chosen on " + std::to_string(study.fitted_year) +
                         " alone. Parties: " + spread_formula(study.parties.chosen) +
                         ". Independents: " + spread_formula(study.independents.chosen) + ".");
    part.notes.push_back(fmt::format(
        "In the scenario's terms, with independents as candidates whom nobody manages: candidate = "
        "{}, vote_management = {}.",
        value_and_error(own, own_error, 2), value_and_error(management, error, 2)));
    part.values.push_back({"scenario", "candidate", "value", own, own_error});
    part.values.push_back({"scenario", "vote_management", "value", management, error});
}

}  // namespace

ValidationPart split_part(const SplitStudy& study) {
    ValidationPart part;
    part.id = "split";
    part.heading = fmt::format("Seats under SNTV, {} from {}: Taiwan's councils", study.tested_year,
                               study.fitted_year);
    part.text.push_back(fmt::format(
        "Given each party's votes in a district and its number of candidates, {} simulated splits "
        "of its votes among them say how many seats it wins. {} districts of {} gave the spread, "
        "{} of {} are foretold.",
        grouped(study.runs), study.fitted_districts, study.fitted_year, study.tested_districts,
        study.tested_year));
    part.text.emplace_back(
        "Forecasts: `each` takes every independent as a list of one whose votes are given; `block` "
        "gives the independents' votes of a district as one sum and draws how it splits. `chosen` "
        "has the spread of the best model, `one spread` a single normal spread, as scenarios have "
        "it. Cases: `open` where the simulated splits do not all give the same seats; `2 and more` "
        "candidates on the list.");
    add_spread_table(study, part);
    add_model_table(study, part);
    forecast_tables(study, study.tested_year, part);
    forecast_tables(study, study.fitted_year, part);
    reliability_table(study, part);
    add_notes(study, part);
    for (const SplitResult& result : study.results)
        if (result.chosen && result.year == study.tested_year && result.cases == SplitCases::open)
            part.charts.push_back(pit_chart(
                result.independents == IndependentsSplit::each ? "split-pit" : "split-pit-block",
                fmt::format("Where the seats of {} lie in their forecasts, independents {}",
                            study.tested_year,
                            result.independents == IndependentsSplit::each ? "each" : "as a block"),
                result.score.coverage));
    part.charts.push_back(reliability_chart(study));
    return part;
}

}  // namespace kenesh
