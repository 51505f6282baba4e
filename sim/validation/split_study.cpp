#include "sim/validation/split_study.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "sim/core/math.hpp"

namespace kenesh {
namespace {

struct Class {
    std::string by;
    std::string range;
    int low = 0;
    int high = 0;
};

const std::vector<Class>& classes() {
    static const std::vector<Class> list{{"all", "", 2, 1 << 20},
                                         {"candidates", "2", 2, 2},
                                         {"candidates", "3", 3, 3},
                                         {"candidates", "4", 4, 4},
                                         {"candidates", "5", 5, 5},
                                         {"candidates", "6 and more", 6, 1 << 20},
                                         {"seats", "1", 1, 1},
                                         {"seats", "2 to 4", 2, 4},
                                         {"seats", "5 to 7", 5, 7},
                                         {"seats", "8 to 10", 8, 10},
                                         {"seats", "11 and more", 11, 1 << 20}};
    return list;
}

/// Nothing where the class has no groups that vary.
std::optional<SpreadRow> spread_row(const std::vector<SplitGroup>& groups, const Class& of) {
    SpreadRow row{of.by, of.range, 0, 0, 0.0, 0.0};
    std::vector<SplitGroup> inside;
    double squares = 0.0;
    for (const SplitGroup& group : groups) {
        const int n = of.by == "seats" ? group.place.seats : group.place.candidates;
        if (n < of.low || n > of.high) continue;
        inside.push_back(group);
        row.candidates += static_cast<std::size_t>(group.place.candidates);
        squares += group.squares;
    }
    row.groups = inside.size();
    if (squares <= 0.0) return std::nullopt;
    const SplitFit fit = fit_split(inside, {});
    row.spread = spread(fit, inside.front().place);
    row.error = row.spread * fit.errors[0];  // of the log, to first order
    return row;
}

/// Counts what came in tenths of the chance, one event per seat that a party might win.
std::array<ReliabilityRow, kReliabilityBins> reliability_of(
    const std::vector<SplitForecast>& forecasts) {
    std::array<ReliabilityRow, kReliabilityBins> rows{};
    for (const SplitForecast& f : forecasts) {
        double at_least = 1.0;
        for (std::size_t s = 1; s <= f.candidates; ++s) {
            at_least -= f.chance[s - 1];
            if (at_least <= 1e-9 || at_least >= 1.0 - 1e-9) continue;
            ReliabilityRow& row = rows[std::min(
                static_cast<std::size_t>(at_least * kReliabilityBins), kReliabilityBins - 1)];
            ++row.events;
            row.foretold += at_least;
            row.came += f.won >= s ? 1.0 : 0.0;
            row.error += at_least * (1.0 - at_least);
        }
    }
    for (ReliabilityRow& row : rows) {
        if (row.events == 0) continue;
        const double n = static_cast<double>(row.events);
        row.foretold /= n;
        row.came /= n;
        row.error = std::sqrt(row.error) / n;
    }
    return rows;
}

}  // namespace

SpreadStudy study_spread(const SntvElection& election, bool independents) {
    const std::vector<SplitGroup> groups = split_groups(election, independents);
    SpreadStudy study;
    for (const Class& of : classes())
        if (const auto row = spread_row(groups, of)) study.rows.push_back(*row);
    study.models = rank_split_models(groups);
    study.plain = fit_split(groups, {});
    study.chosen = fit_split(groups, study.models.front().model);
    return study;
}

SplitStudy study_split(const SntvElection& fitted, int fitted_year, const SntvElection& tested,
                       int tested_year, std::uint64_t seed, std::int64_t runs) {
    SplitStudy study;
    study.fitted_year = fitted_year;
    study.tested_year = tested_year;
    study.fitted_districts = fitted.districts.size();
    study.tested_districts = tested.districts.size();
    study.runs = runs;
    study.parties = study_spread(fitted, false);
    study.independents = study_spread(fitted, true);
    for (const int year : {tested_year, fitted_year})
        for (const auto independents : {IndependentsSplit::each, IndependentsSplit::block})
            for (const bool chosen : {true, false}) {
                const SplitSpreads spreads{
                    chosen ? study.parties.chosen : study.parties.plain,
                    chosen ? study.independents.chosen : study.independents.plain};
                const auto forecasts = foretell_split(year == tested_year ? tested : fitted,
                                                      spreads, independents, seed, runs);
                for (const auto cases : {SplitCases::all, SplitCases::open, SplitCases::several,
                                         SplitCases::open_several})
                    study.results.push_back(
                        {chosen, independents, year, cases, score_split(forecasts, cases)});
                if (chosen && year == tested_year && independents == IndependentsSplit::each)
                    study.reliability = reliability_of(forecasts);
            }
    return study;
}

}  // namespace kenesh
