#include "sim/validation/region_backtest.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "sim/core/math.hpp"
#include "sim/engine/random/normals.hpp"
#include "sim/engine/random/streams.hpp"

namespace kenesh {
namespace {

constexpr int kSweeps = 200;      // of the fit of alpha; each takes off most of the error
constexpr double kEnough = 1e-6;  // relative error of expected shares
constexpr double kLeastShare =
    1e-6;  // a share of 0 counts as this (docs/methods.md, "What is held fixed")

std::vector<double> others_of(const RegionalVotes& votes, std::size_t region) {
    std::vector<double> sum(votes.choices.size(), 0.0);
    double all = 0.0;
    for (std::size_t r = 0; r < votes.regions.size(); ++r)
        for (std::size_t k = 0; k < sum.size() && r != region; ++k) {
            sum[k] += votes.votes(r, k);
            all += votes.votes(r, k);
        }
    for (double& share : sum)
        share = std::max(share / all, kLeastShare);
    return sum;
}

double share_in(const RegionalVotes& votes, std::size_t region, std::size_t choice) {
    double all = 0.0;
    for (std::size_t k = 0; k < votes.choices.size(); ++k)
        all += votes.votes(region, k);
    return votes.votes(region, choice) / all;
}

/// Effects of all choices: point after point, twins beside one another.
std::vector<double> effects(std::size_t region, std::size_t choices, double spread,
                            std::uint64_t seed, int points) {
    std::vector<double> z(static_cast<std::size_t>(points) * choices);
    std::vector<double> four(4);
    for (std::size_t p = 0; p + 1 < static_cast<std::size_t>(points); p += 2)
        for (std::size_t k = 0; k < choices; ++k) {
            const PhiloxBlock words =
                random_words(seed, p / 2,
                             block_counter(Stream::region, 0, static_cast<std::uint32_t>(k),
                                           static_cast<std::uint32_t>(region / 4), 0));
            normals_from_words(words, four);
            z[p * choices + k] = spread * four[region % 4];
            z[(p + 1) * choices + k] = -z[p * choices + k];
        }
    return z;
}

/// Shares of each point under alpha, in place of the effects.
std::vector<double> shares(const std::vector<double>& z, const std::vector<double>& alpha) {
    std::vector<double> s(z.size());
    const std::size_t choices = alpha.size();
    for (std::size_t at = 0; at < z.size(); at += choices) {
        double sum = 0.0;
        for (std::size_t k = 0; k < choices; ++k) {
            s[at + k] = math::exp(alpha[k] + z[at + k]);
            sum += s[at + k];
        }
        for (std::size_t k = 0; k < choices; ++k)
            s[at + k] /= sum;
    }
    return s;
}

/// Draws of the region's shares with the others' shares as expectation.
std::vector<double> calibrated_shares(const std::vector<double>& z,
                                      const std::vector<double>& expected) {
    const std::size_t choices = expected.size();
    std::vector<double> alpha;
    for (const double share : expected)
        alpha.push_back(math::log(share));
    std::vector<double> s = shares(z, alpha);
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        double worst = 0.0;
        for (std::size_t k = 0; k < choices; ++k) {
            double sum = 0.0;
            for (std::size_t at = k; at < s.size(); at += choices)
                sum += s[at];
            const double mean = sum * static_cast<double>(choices) / static_cast<double>(s.size());
            worst = std::max(worst, std::abs(mean / expected[k] - 1.0));
            alpha[k] += math::log(expected[k] / mean);
        }
        if (worst < kEnough) break;
        s = shares(z, alpha);
    }
    return s;
}

}  // namespace

std::vector<RegionForecast> foretell_regions(const RegionalVotes& votes,
                                             std::span<const double> spreads, std::uint64_t seed,
                                             int points) {
    assert(votes.regions.size() >= 2 && spreads.size() == votes.regions.size() && "one per region");
    const std::size_t choices = votes.choices.size();
    std::vector<RegionForecast> forecasts;
    for (std::size_t r = 0; r < votes.regions.size(); ++r) {
        const std::vector<double> expected = others_of(votes, r);
        const std::vector<double> s =
            calibrated_shares(effects(r, choices, spreads[r], seed, points), expected);
        for (std::size_t k = 0; k < choices; ++k) {
            RegionForecast f{r, k, expected[k], share_in(votes, r, k), spreads[r], {}};
            std::size_t below = 0;
            for (std::size_t at = k; at < s.size(); at += choices)
                below += s[at] < f.share ? 1U : 0U;
            f.position.below = static_cast<double>(below) / points;
            f.position.up_to = f.position.below;
            forecasts.push_back(f);
        }
    }
    return forecasts;
}

std::vector<double> spreads_of_others(const RegionalVotes& votes, double least) {
    std::vector<double> result;
    const std::size_t n = votes.regions.size() - 1;
    for (std::size_t out = 0; out <= n; ++out) {
        const std::vector<double> expected = others_of(votes, out);
        double squares = 0.0;
        double freedom = 0.0;
        for (std::size_t k = 0; k < expected.size(); ++k) {
            if (expected[k] < least) continue;
            std::vector<double> logs;
            for (std::size_t r = 0; r <= n; ++r)
                if (r != out)
                    logs.push_back(math::log(std::max(share_in(votes, r, k), kLeastShare)));
            double mean = 0.0;
            for (const double x : logs)
                mean += x / static_cast<double>(n);
            for (const double x : logs)
                squares += (x - mean) * (x - mean);
            freedom += static_cast<double>(n - 1);
        }
        const double widened = 1.0 + 1.0 / static_cast<double>(n);
        result.push_back(std::sqrt(squares / freedom * widened));
    }
    return result;
}

Coverage regional_coverage(std::span<const RegionForecast> forecasts, double least) {
    std::vector<Position> positions;
    std::vector<std::size_t> regions;
    for (const RegionForecast& f : forecasts) {
        if (f.others < least) continue;
        positions.push_back(f.position);
        regions.push_back(f.region);
    }
    return coverage_of(positions, regions);
}

double calibrated_spread(const RegionalVotes& votes, double least, std::uint64_t seed, int points) {
    for (int step = 1; step < 60; ++step) {
        const double spread = 0.05 * step;
        const std::vector<double> same(votes.regions.size(), spread);
        const auto forecasts = foretell_regions(votes, same, seed, points);
        if (regional_coverage(forecasts, least).ninety.mean >= 0.9) return spread;
    }
    return 3.0;
}

RegionStudy study_regions(const RegionalVotes& votes, double scenario_spread, double large,
                          std::uint64_t seed, int points) {
    using Source = RegionStudy::Source;
    RegionStudy study;
    study.regions = votes.regions.size();
    for (const Source source : {Source::scenario, Source::others, Source::calibrated})
        for (const double least : {0.0, large}) {
            std::vector<double> spreads(study.regions, scenario_spread);
            if (source == Source::others) spreads = spreads_of_others(votes, least);
            if (source == Source::calibrated)
                spreads.assign(study.regions, calibrated_spread(votes, least, seed, points));
            const double mean = std::accumulate(spreads.begin(), spreads.end(), 0.0) /
                                static_cast<double>(study.regions);
            study.rows.push_back(
                {source, mean, least,
                 regional_coverage(foretell_regions(votes, spreads, seed, points), least)});
        }
    return study;
}

}  // namespace kenesh
