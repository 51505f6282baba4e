#include "sim/report/validation/validation_slates.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "sim/report/paper/numbers.hpp"

namespace kenesh {
namespace {

struct ForecastRow {
    const char* name;
    const SlateScore* score;
};

/// The forecasts that are shown, by the words of their rows.
std::array<ForecastRow, 3> forecasts_of(const SlateStudy& study) {
    return {{{"votes used", &study.tested},
             {"by votes", &study.tested_by_votes},
             {"votes used, boroughs fitted", &study.fitted}}};
}

void law_table(const SlateStudy& study, ValidationPart& part) {
    Table table{"How voters use their votes, boroughs fitted",
                {{"", "law of the slates", Align::left},
                 {"", "votes used"},
                 {"", "", Align::left, 0, true},
                 {"", "deviation"},
                 {"", "", Align::left, 0, true},
                 {"", "slates"},
                 {"log density", "fitted"},
                 {"log density", "tested"}},
                {}};
    const auto add = [&](const char* name, const SlateFit& fit, double tested) {
        const bool used = fit.law.kind == SlateLaw::Kind::used;
        table.rows.push_back({{{name},
                               {used ? number(fit.law.votes_used, 2) : ""},
                               {used ? plus_minus(fit.votes_used_error, 2) : "", Ink::dim},
                               {number(fit.law.deviation, 3)},
                               {plus_minus(fit.deviation_error, 3), Ink::dim},
                               {std::to_string(fit.slates)},
                               {number(fit.log_density, 1)},
                               {number(tested, 1)}}});
        const auto value = [&](const char* measure, double what,
                               std::optional<double> error = std::nullopt) {
            part.values.push_back({"laws", name, measure, what, error});
        };
        if (used) value("votes_used", fit.law.votes_used, fit.votes_used_error);
        value("deviation", fit.law.deviation, fit.deviation_error);
        value("log_density_fitted", fit.log_density);
        value("log_density_tested", tested);
    };
    add("votes used", study.used, study.used_tested);
    add("by votes", study.by_votes, study.by_votes_tested);
    part.tables.push_back(std::move(table));
}

void split_table(const SlateStudy& study, ValidationPart& part) {
    Table table{"Wards that elected two slates or more",
                {{"", "forecast", Align::left},
                 {"", "wards"},
                 {"", "split"},
                 {"", "foretold"},
                 {"", "", Align::left, 0, true},
                 {"", "errors off"},
                 {"", "straight ticket"}},
                {}};
    for (const ForecastRow& of : forecasts_of(study)) {
        const SlateScore& s = *of.score;
        const double off = (s.split - s.split_mean) / s.split_error;
        const bool open = s.split_error > 0.0;
        table.rows.push_back({{{of.name},
                               {std::to_string(s.wards)},
                               {std::to_string(s.split), Ink::bold},
                               {number(s.split_mean, 1), Ink::bold},
                               {plus_minus(s.split_error, 1), Ink::dim},
                               {open ? number(off, 1, true) : ""},
                               {std::to_string(s.split_straight)}}});
        const double wards = static_cast<double>(s.wards);
        part.values.push_back({"split", of.name, "share", s.split / wards, std::nullopt});
        part.values.push_back(
            {"split", of.name, "foretold", s.split_mean / wards, s.split_error / wards});
        part.values.push_back(
            {"split", of.name, "straight_ticket", s.split_straight / wards, std::nullopt});
    }
    part.tables.push_back(std::move(table));
}

void score_table(const SlateStudy& study, ValidationPart& part) {
    Table table{"CRPS (seats of a slate) and coverage",
                {{"", "forecast", Align::left},
                 {"", "slates"},
                 {"", "simulated"},
                 {"", "straight ticket"},
                 {"", "gain"},
                 {"", "", Align::left, 0, true},
                 {"", "open"},
                 {"randomised", "90 %"},
                 {"randomised", "", Align::left, 0, true},
                 {"randomised", "50 %"},
                 {"randomised", "", Align::left, 0, true}},
                {}};
    for (const ForecastRow& of : forecasts_of(study)) {
        const SlateScore& s = *of.score;
        table.rows.push_back({{{of.name},
                               {std::to_string(s.slates)},
                               {number(s.score, 4), Ink::bold},
                               {number(s.straight, 4)},
                               {number(s.gain.mean, 4)},
                               {plus_minus(s.gain.error, 4), Ink::dim},
                               {std::to_string(s.open.cases)},
                               {number(100.0 * s.open.ninety.mean, 1)},
                               {plus_minus(100.0 * s.open.ninety.error, 1), Ink::dim},
                               {number(100.0 * s.open.half.mean, 1)},
                               {plus_minus(100.0 * s.open.half.error, 1), Ink::dim}}});
        const auto value = [&](const char* measure, double what,
                               std::optional<double> error = std::nullopt) {
            part.values.push_back({"scores", of.name, measure, what, error});
        };
        value("crps", s.score);
        value("crps_straight_ticket", s.straight);
        value("gain_on_straight_ticket", s.gain.mean, s.gain.error);
        value("coverage_90", s.open.ninety.mean, s.open.ninety.error);
        value("coverage_50", s.open.half.mean, s.open.half.error);
    }
    part.tables.push_back(std::move(table));
}

std::string class_words(const SlateSpreadRow& row) {
    if (row.below > 1.0)
        return row.least > 0.0 ? fmt::format("{:.0f} % and more", 100.0 * row.least) : "all";
    return fmt::format("{:.0f} to {:.0f} %", 100.0 * row.least, 100.0 * row.below);
}

void spread_table(const SlateStudy& study, ValidationPart& part) {
    Table table{"Spread of the logs of votes within a slate, boroughs foretold",
                {{"", "votes of the slate", Align::left},
                 {"", "slates"},
                 {"", "was"},
                 {"votes used", "foretold"},
                 {"votes used", "difference"},
                 {"votes used", "", Align::left, 0, true},
                 {"by votes", "foretold"}},
                {}};
    for (std::size_t r = 0; r < study.tested.spreads.size(); ++r) {
        const SlateSpreadRow& row = study.tested.spreads[r];
        const std::string name = class_words(row);
        const double other = study.tested_by_votes.spreads[r].foretold;
        table.rows.push_back({{{name},
                               {std::to_string(row.slates)},
                               {number(row.was, 3), Ink::bold},
                               {number(row.foretold, 3), Ink::bold},
                               {number(row.was - row.foretold, 3, true)},
                               {plus_minus(row.error, 3), Ink::dim},
                               {number(other, 3)}}});
        part.values.push_back({"spread", name, "was", row.was, row.error});
        part.values.push_back({"spread", name, "foretold", row.foretold, std::nullopt});
        part.values.push_back({"spread", name, "foretold_by_votes", other, std::nullopt});
    }
    part.tables.push_back(std::move(table));
}

void party_table(const SlateStudy& study, ValidationPart& part) {
    Table table{"Seats of parties, boroughs foretold",
                {{"", "party", Align::left},
                 {"", "won"},
                 {"", "foretold"},
                 {"", "", Align::left, 0, true},
                 {"", "straight ticket"}},
                {}};
    for (const PartySeats& row : study.tested.parties) {
        table.rows.push_back({{{row.party},
                               {std::to_string(row.won), Ink::bold},
                               {number(row.mean, 1), Ink::bold},
                               {plus_minus(row.deviation, 1), Ink::dim},
                               {std::to_string(row.straight)}}});
        part.values.push_back(
            {"seats", row.party, "won", static_cast<double>(row.won), std::nullopt});
        part.values.push_back({"seats", row.party, "foretold", row.mean, row.deviation});
        part.values.push_back({"seats", row.party, "straight_ticket",
                               static_cast<double>(row.straight), std::nullopt});
    }
    part.tables.push_back(std::move(table));
}

}  // namespace

ValidationPart slates_part(const SlateStudy& study) {
    ValidationPart part;
    part.id = "slates";
    part.heading = kSlatesHeading;
    part.text.push_back(fmt::format(
        "Given each slate's votes in a ward and its number of candidates, {} simulated splits of "
        "its votes say who wins the seats. {} wards of {} boroughs gave how voters use their "
        "votes, {} of {} others are foretold.",
        grouped(study.runs), study.fitted_wards, study.fitted_places.size(), study.tested.wards,
        study.tested_places.size()));
    part.text.emplace_back(
        "Forecasts: `votes used` is the model of scenarios (`votes_used` and `candidate`, `spill` "
        "1); `by votes` has normal spreads that fall with the root of the slate's votes, which "
        "scenarios do not have; under the `straight ticket` all candidates of a slate have the "
        "same votes. Errors of what is foretold are deviations of the forecast itself.");
    law_table(study, part);
    split_table(study, part);
    score_table(study, part);
    spread_table(study, part);
    party_table(study, part);
    part.notes.push_back(fmt::format(
        "In the scenario's terms: votes_used = {:.2f} {}, candidate = {:.2f} {}; errors from "
        "leaving out one borough in turn.",
        study.used.law.votes_used, plus_minus(study.used.votes_used_error, 2),
        study.used.law.deviation, plus_minus(study.used.deviation_error, 2)));
    return part;
}

}  // namespace kenesh
