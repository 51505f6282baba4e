#include "sim/model/calibration/calibration_problem.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/math.hpp"
#include "sim/model/calibration/lattice.hpp"
#include "sim/model/national.hpp"

namespace kenesh::calibration {
namespace {

/// With normal tails, region and unit noise join the national noise in one factor.
void noise(const Scenario& scenario, const Grid<double>& national, Problem& problem) {
    const std::size_t size = problem.present.size();
    problem.tails = scenario.tails;
    problem.local_sd.assign(size, 0.0);
    Grid<double> covariance(size, size);
    std::vector<std::vector<std::size_t>> filled(size);  // columns that are not 0
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t c = 0; c < national.columns(); ++c)
            if (national(problem.present[i], c) != 0.0) filled[i].push_back(c);
    }
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            double sum = 0.0;
            for (const std::size_t c : filled[i])
                sum += national(problem.present[i], c) * national(problem.present[j], c);
            covariance(i, j) = sum;
        }
        const Uncertainty& u = scenario.choices[problem.present[i]].uncertainty;
        const double local = u.region * u.region + u.unit * u.unit;
        if (scenario.tails == 0) {
            covariance(i, i) += local;
        } else {
            problem.local_sd[i] = std::sqrt(local);
        }
    }
    problem.factor = lower_factor(covariance);
}

}  // namespace

// Long: one pass over fixed draws, whose order of summation is what keeps the bits.
PlaceWeights place_weights(const Scenario& scenario, const LeanPlaces& places) {
    const auto& units = scenario.geography.units;
    const Turnout& t = scenario.turnout;
    const std::size_t regions = scenario.geography.regions.size();
    constexpr std::uint32_t kPairs = 2048;
    const bool fixed = t.national == 0.0 && t.region == 0.0 && t.unit == 0.0;
    const std::uint32_t pairs = fixed ? 1 : kPairs;
    std::vector<double> sum(places.count), squares(places.count), one(places.count);
    for (std::uint32_t pair = 0; pair < pairs; ++pair) {
        std::fill(one.begin(), one.end(), 0.0);
        for (const double sign : {1.0, -1.0}) {
            std::vector<double> votes(places.count);
            double total = 0.0;
            const auto normal = [&](std::size_t j) {
                return sign *
                       math::inverse_normal(fixed_uniform(pair, static_cast<std::uint32_t>(j)));
            };
            const double national = t.national == 0.0 ? 0.0 : t.national * normal(0);
            for (std::size_t u = 0; u < units.size(); ++u) {
                const std::size_t r = index(units[u].region);
                const double mean = units[u].turnout.value_or(t.mean);
                double share = 1.0;
                if (mean < 1.0) {
                    double logit = math::log(mean / (1.0 - mean)) + national;
                    if (t.region != 0.0) logit += t.region * normal(1 + r);
                    if (t.unit != 0.0) logit += t.unit * normal(1 + regions + u);
                    share = 1.0 / (1.0 + math::exp(-logit));
                }
                const double cast = static_cast<double>(units[u].registered) * share;
                votes[places.of_unit[u]] += cast;
                total += cast;
            }
            for (std::size_t p = 0; p < places.count; ++p)
                one[p] += 0.5 * votes[p] / total;
        }
        for (std::size_t p = 0; p < places.count; ++p) {
            sum[p] += one[p];
            squares[p] += one[p] * one[p];
        }
    }
    const double n = pairs;
    PlaceWeights weights;
    for (std::size_t p = 0; p < places.count; ++p) {
        const double mean = sum[p] / n;
        const double variance = std::max(0.0, squares[p] / n - mean * mean);
        weights.mean.push_back(mean);
        weights.standard_error.push_back(pairs > 1 ? std::sqrt(variance / (n - 1.0)) : 0.0);
    }
    return weights;
}

Problem make_problem(const Scenario& scenario, const Grid<double>& national,
                     std::span<const double> shares, const LeanPlaces& places,
                     const PlaceWeights& weights) {
    Problem problem;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        if (shares[k] > 0.0) {
            problem.present.push_back(k);
            problem.target.push_back(shares[k]);
        }
    }
    problem.lean = Grid<double>(places.count, problem.present.size());
    for (std::size_t p = 0; p < places.count; ++p) {
        for (std::size_t i = 0; i < problem.present.size(); ++i) {
            problem.lean(p, i) = lean_in(scenario.choices[problem.present[i]], places, p);
        }
    }
    problem.place_weight = weights.mean;
    problem.place_weight_error = weights.standard_error;
    noise(scenario, national, problem);
    if (scenario.poll) {
        PollCategories poll = poll_categories(*scenario.poll, present_choices(scenario));
        std::vector<std::uint32_t> category;
        for (const std::size_t k : problem.present)
            category.push_back(poll.category[k]);
        poll.category = std::move(category);
        problem.poll = std::move(poll);
    }
    return problem;
}

}  // namespace kenesh::calibration
