#include "sim/validation/slate_fit.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <set>
#include <string>

#include "sim/core/math.hpp"

namespace kenesh {
namespace {

/// Votes that supporters of each slate give to their own, per supporter.
std::vector<double> own_votes(const BlockWard& ward, double votes_used) {
    std::vector<double> own;
    for (const Slate& slate : ward.slates)
        own.push_back(votes_used * std::min(static_cast<double>(ward.seats),
                                            static_cast<double>(slate.candidates)));
    return own;
}

/// What each slate has from others' supporters: by P, all of what is left (`spill` 1).
std::vector<double> spilled(const BlockWard& ward, const std::vector<double>& supporters,
                            const std::vector<double>& own) {
    const double all = std::accumulate(supporters.begin(), supporters.end(), 0.0);
    std::vector<double> out(supporters.size(), 0.0);
    for (std::size_t j = 0; j < supporters.size(); ++j) {
        const double others = all - supporters[j];
        if (!(others > 0.0)) continue;
        const double left = supporters[j] * (ward.seats - own[j]) / others;
        for (std::size_t k = 0; k < supporters.size(); ++k)
            if (k != j) out[k] += left * supporters[k];
    }
    return out;
}

}  // namespace

SlateSupport support_in(const BlockWard& ward, double votes_used) {
    constexpr int kMostSteps = 200;
    constexpr double kClose = 1e-6;
    const std::vector<double> own = own_votes(ward, votes_used);
    SlateSupport out;
    for (std::size_t k = 0; k < ward.slates.size(); ++k)
        out.supporters.push_back(static_cast<double>(ward.slates[k].votes) / own[k]);
    for (int step = 0; step < kMostSteps; ++step) {
        out.from_others = spilled(ward, out.supporters, own);
        double farthest = 0.0;
        for (std::size_t k = 0; k < own.size(); ++k) {
            const double expected = out.supporters[k] * own[k] + out.from_others[k];
            if (!(expected > 0.0)) continue;
            // Half of the way: a slate's supporters also come back by what others leave over.
            const double factor = 0.5 + 0.5 * static_cast<double>(ward.slates[k].votes) / expected;
            farthest = std::max(farthest, std::abs(factor - 1.0));
            out.supporters[k] *= factor;
        }
        if (farthest < kClose) break;
    }
    return out;
}

std::vector<double> slate_reach(const BlockWard& ward, const SlateLaw& law) {
    std::vector<double> out;
    if (law.kind == SlateLaw::Kind::by_votes) {
        double all = 0.0;
        for (const Slate& slate : ward.slates)
            all += static_cast<double>(slate.votes);
        for (const Slate& slate : ward.slates) {
            const double mean =
                static_cast<double>(slate.votes) / static_cast<double>(slate.candidates);
            out.push_back(mean > 0.0 ? std::sqrt(all / ward.seats / mean) : 0.0);
        }
        return out;
    }
    // Of r = logistic(logit(u) + t) the log moves by 1 - u, of the part from others by 1.
    const SlateSupport support = support_in(ward, law.votes_used);
    const std::vector<double> own = own_votes(ward, law.votes_used);
    for (std::size_t k = 0; k < own.size(); ++k) {
        const double at_home = support.supporters[k] * own[k];
        const double all = at_home + support.from_others[k];
        out.push_back(all > 0.0 ? (at_home * (1.0 - law.votes_used) + support.from_others[k]) / all
                                : 0.0);
    }
    return out;
}

SlateDensity slate_density(const std::vector<BlockWard>& wards, SlateLaw law) {
    SlateDensity out;
    double freedom = 0.0;
    double squares = 0.0;
    double logs = 0.0;
    for (const BlockWard& ward : wards) {
        const std::vector<double> reach = slate_reach(ward, law);
        for (std::size_t k = 0; k < reach.size(); ++k) {
            const Slate& slate = ward.slates[k];
            if (slate.candidates < 2 || !(reach[k] > 0.0)) continue;
            const double n = static_cast<double>(slate.candidates - 1);
            freedom += n;
            squares += slate.log_squares / (reach[k] * reach[k]);
            logs += n * math::log(reach[k]);
            ++out.slates;
        }
    }
    if (!(squares > 0.0)) return out;
    const double variance = law.deviation > 0.0 ? law.deviation * law.deviation : squares / freedom;
    out.deviation = std::sqrt(variance);
    out.log_density = -logs - freedom / 2.0 * math::log(2.0 * std::numbers::pi * variance) -
                      squares / (2.0 * variance);
    return out;
}

double log_density_of(const std::vector<BlockWard>& wards, const SlateLaw& law) {
    return slate_density(wards, law).log_density;
}

namespace {

/// The greatest density alone, without errors.
SlateFit greatest(const std::vector<BlockWard>& wards, SlateLaw::Kind kind) {
    constexpr int kFirst = 50;
    constexpr int kLast = 99;
    SlateFit best;
    for (int u = kFirst; u <= kLast; ++u) {
        const double used = kind == SlateLaw::Kind::used ? u / 100.0 : 1.0;
        const SlateDensity density = slate_density(wards, {kind, used, 0.0});
        if (u == kFirst || density.log_density > best.log_density)
            best = {{kind, used, density.deviation}, 0.0, 0.0, density.log_density, density.slates};
        if (kind == SlateLaw::Kind::by_votes) break;
    }
    return best;
}

}  // namespace

SlateFit fit_slates(const std::vector<BlockWard>& wards, SlateLaw::Kind kind) {
    SlateFit fit = greatest(wards, kind);
    std::set<std::string> places;
    for (const BlockWard& ward : wards)
        places.insert(ward.place);
    std::vector<double> used, deviation;
    for (const std::string& left_out : places) {
        std::vector<BlockWard> others;
        std::copy_if(wards.begin(), wards.end(), std::back_inserter(others),
                     [&](const BlockWard& ward) { return ward.place != left_out; });
        const SlateFit without = greatest(others, kind);
        used.push_back(without.law.votes_used);
        deviation.push_back(without.law.deviation);
    }
    // Jackknife (Efron 1982): (n - 1) / n times the squares about the mean.
    const auto error_of = [](const std::vector<double>& values) {
        const double n = static_cast<double>(values.size());
        const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
        double squares = 0.0;
        for (const double v : values)
            squares += (v - mean) * (v - mean);
        return std::sqrt((n - 1.0) / n * squares);
    };
    fit.votes_used_error = error_of(used);
    fit.deviation_error = error_of(deviation);
    return fit;
}

double slate_spread(double squares, std::size_t candidates) {
    return std::sqrt(squares / static_cast<double>(candidates - 1));
}

}  // namespace kenesh
