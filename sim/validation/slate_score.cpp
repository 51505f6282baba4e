#include "sim/validation/slate_score.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace kenesh {
namespace {

double distance(std::size_t a, std::size_t b) {
    return static_cast<double>(a > b ? a - b : b - a);
}

std::vector<SlateSpreadRow> spread_rows(const std::vector<SlateForecast>& slates) {
    constexpr std::array<double, 6> kEdges{0.0, 0.1, 0.2, 0.3, 0.5, 1.01};
    std::vector<SlateSpreadRow> rows;
    const auto add = [&](double least, double below) {
        SlateSpreadRow row{least, below, 0, 0.0, 0.0, 0.0};
        std::vector<double> differences;
        std::vector<std::size_t> wards;
        for (const SlateForecast& slate : slates) {
            if (slate.spread <= 0.0 || slate.share < least || slate.share >= below) continue;
            ++row.slates;
            row.was += slate.spread;
            row.foretold += slate.foretold_spread;
            differences.push_back(slate.spread - slate.foretold_spread);
            wards.push_back(slate.ward);
        }
        if (row.slates == 0) return;
        row.was /= static_cast<double>(row.slates);
        row.foretold /= static_cast<double>(row.slates);
        row.error = clustered_mean(differences, wards).error;
        rows.push_back(row);
    };
    add(kEdges.front(), kEdges.back());
    for (std::size_t e = 0; e + 1 < kEdges.size(); ++e)
        add(kEdges[e], kEdges[e + 1]);
    return rows;
}

std::vector<PartySeats> party_rows(const std::vector<SlateForecast>& slates) {
    constexpr double kNone = 0.05;
    std::map<std::string, PartySeats> of;
    for (const SlateForecast& slate : slates) {
        PartySeats& row = of[slate.party];
        row.party = slate.party;
        row.won += static_cast<int>(slate.won);
        row.straight += static_cast<int>(slate.straight);
        double mean = 0.0;
        double square = 0.0;
        for (std::size_t s = 0; s < slate.chance.size(); ++s) {
            mean += slate.chance[s] * static_cast<double>(s);
            square += slate.chance[s] * static_cast<double>(s * s);
        }
        row.mean += mean;
        row.deviation += square - mean * mean;  // slates of one party in a ward are few
    }
    std::vector<PartySeats> rows;
    for (auto& [party, row] : of) {
        row.deviation = std::sqrt(std::max(row.deviation, 0.0));
        if (row.won > 0 || row.straight > 0 || row.mean > kNone) rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const PartySeats& a, const PartySeats& b) { return a.won > b.won; });
    return rows;
}

}  // namespace

SlateScore score_slates(const SlateForecasts& forecasts) {
    SlateScore out;
    out.wards = forecasts.wards.size();
    out.slates = forecasts.slates.size();
    double variance = 0.0;
    for (const WardForecast& ward : forecasts.wards) {
        out.split += ward.was_split ? 1 : 0;
        out.split_straight += ward.straight ? 1 : 0;
        out.split_mean += ward.split;
        variance += ward.split * (1.0 - ward.split);
    }
    out.split_error = std::sqrt(variance);
    std::vector<double> gains;
    std::vector<Position> open;
    std::vector<std::size_t> wards, open_wards;
    for (const SlateForecast& slate : forecasts.slates) {
        const double score = ranked_score(slate.chance, slate.won);
        const double straight = distance(slate.straight, slate.won);
        out.score += score;
        out.straight += straight;
        gains.push_back(straight - score);
        wards.push_back(slate.ward);
        if (std::find(slate.chance.begin(), slate.chance.end(), 1.0) != slate.chance.end())
            continue;
        open.push_back(position_of(slate.chance, slate.won));
        open_wards.push_back(slate.ward);
    }
    const double n = static_cast<double>(out.slates);
    out.score /= n;
    out.straight /= n;
    out.gain = clustered_mean(gains, wards);
    if (!open.empty()) out.open = coverage_of(open, open_wards);
    out.spreads = spread_rows(forecasts.slates);
    out.parties = party_rows(forecasts.slates);
    return out;
}

SlateStudy study_slates(const BlockElection& election, std::uint64_t seed, std::int64_t runs) {
    SlateStudy study;
    study.runs = runs;
    std::vector<BlockWard> fitted, tested;
    for (std::size_t p = 0; p < election.places.size(); ++p)
        (p % 2 == 0 ? study.fitted_places : study.tested_places).push_back(election.places[p]);
    for (const BlockWard& ward : election.wards) {
        const auto& of = study.fitted_places;
        (std::find(of.begin(), of.end(), ward.place) != of.end() ? fitted : tested).push_back(ward);
    }
    study.fitted_wards = fitted.size();
    study.used = fit_slates(fitted, SlateLaw::Kind::used);
    study.by_votes = fit_slates(fitted, SlateLaw::Kind::by_votes);
    study.used_tested = log_density_of(tested, study.used.law);
    study.by_votes_tested = log_density_of(tested, study.by_votes.law);
    study.tested = score_slates(foretell_slates(tested, study.used.law, seed, runs));
    study.tested_by_votes = score_slates(foretell_slates(tested, study.by_votes.law, seed, runs));
    study.fitted = score_slates(foretell_slates(fitted, study.used.law, seed, runs));
    return study;
}

}  // namespace kenesh
