#include "sim/validation/split_study.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

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

/// The normal law first: others are set beside it.
constexpr std::array<SplitLaw, 5> kLaws{SplitLaw::normal, SplitLaw::gamma, SplitLaw::chosen,
                                        SplitLaw::halved, SplitLaw::doubled};

SplitSpreads times(SplitSpreads spreads, double factor) {
    spreads.parties.coefficients[0] += math::log(factor);
    spreads.independents.coefficients[0] += math::log(factor);
    return spreads;
}

SplitSpreads spreads_of(const SplitLaws& laws, SplitLaw law) {
    switch (law) {
        case SplitLaw::normal:
            return laws.normal;
        case SplitLaw::gamma:
            return laws.gamma;
        case SplitLaw::chosen:
            return laws.chosen;
        case SplitLaw::halved:
            return times(laws.gamma, 0.5);
        case SplitLaw::doubled:
            break;
    }
    return times(laws.gamma, 2.0);
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
    study.normal = fit_split(groups, {});
    study.gamma = fit_split(groups, {false, false, false, 0, true});
    study.chosen = fit_split(groups, study.models.front().model);
    return study;
}

SplitLaws laws_of(const SpreadStudies& studies, int year, std::size_t districts) {
    const auto& [parties, independents] = studies;
    return {year,
            districts,
            {parties.normal, independents.normal},
            {parties.gamma, independents.gamma},
            {parties.chosen, independents.chosen}};
}

void foretell_lists(const SntvLists& tested, IndependentsSplit independents, std::uint64_t seed,
                    SplitStudy& study) {
    study.tested_districts = tested.districts.size();
    std::vector<std::vector<SplitForecast>> forecasts;
    // Independents one by one leave little to draw: forecasts wrong on purpose show less there.
    const std::size_t laws = independents == IndependentsSplit::block ? kLaws.size() : 3;
    for (const SplitLaw law : std::span(kLaws).first(laws))
        forecasts.push_back(foretell_split(tested, spreads_of(study.laws, law), seed, study.runs));
    mark_open(forecasts);
    for (std::size_t i = 0; i < laws; ++i) {
        for (const auto cases :
             {SplitCases::all, SplitCases::open, SplitCases::several, SplitCases::three})
            if (const auto score = score_split(forecasts[i], forecasts.front(), study.runs, cases))
                study.results.push_back({kLaws[i], independents, cases, *score});
        if (kLaws[i] == SplitLaw::gamma && independents == IndependentsSplit::block)
            study.reliability = reliability_of(forecasts[i]);
    }
}

}  // namespace kenesh
