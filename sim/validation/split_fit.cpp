#include "sim/validation/split_fit.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

#include "sim/core/gamma.hpp"
#include "sim/core/math.hpp"

namespace kenesh {
namespace {

using Vector = Eigen::Matrix<double, kSplitTerms, 1>;
using Matrix = Eigen::Matrix<double, kSplitTerms, kSplitTerms>;
constexpr std::size_t kFolds = 10;
// Of gamma votes: shapes from 1e-4 to 1e5.
constexpr double kLeastLogSpread = -5.7;
constexpr double kMostLogSpread = 4.6;

Vector terms(const SplitModel& model, const SplitPlace& place) {
    Vector x = Vector::Zero();
    x[0] = 1.0;
    if (model.size) x[1] = math::log(place.candidates);
    if (model.magnitude) x[2] = math::log(place.seats);
    if (model.quotas) x[3] = math::log(place.quotas);
    return x;
}

/// Log density of a group as a function of the log spread, and its first two derivatives.
struct Density {
    double value = 0.0;
    double slope = 0.0;
    double bend = 0.0;  ///< never above 0
};

/// math::shape_of_deviation() to ten digits at a tenth of its time: Newton's method in logs, from
/// the middle of the bounds 1 / v < a < 1 / v + 1 / sqrt v.
double shape_of(double deviation) {
    const double variance = deviation * deviation;
    double log_a = math::log(1.0 / variance + 0.5 / deviation);
    for (int step = 0; step < 20; ++step) {
        const double a = math::exp(log_a);
        const double value = math::trigamma(a);
        const double move = value * math::log(value / variance) / (a * math::tetragamma(a));
        log_a -= move;
        if (std::abs(move) < 1e-10) break;
    }
    return math::exp(log_a);
}

/// Of gamma votes with shape a the shares are Dirichlet; their density in orthonormal coordinates
/// of the logs' deviations is sqrt(n) Gamma(n a) / Gamma(a)^n exp(-n a log_sum). The bend is the
/// expected one.
Density gamma_density(const SplitGroup& group, double log_spread) {
    const double s = math::exp(std::clamp(log_spread, kLeastLogSpread, kMostLogSpread));
    const double n = group.place.candidates;
    const double a = shape_of(s);
    const double per_log_spread = 2.0 * math::trigamma(a) / math::tetragamma(a);
    const double slope = n * (math::digamma(n * a) - math::digamma(a) - group.log_sum);
    const double bend = n * (n * math::trigamma(n * a) - math::trigamma(a));
    return {0.5 * math::log(n) + math::log_gamma(n * a) - n * math::log_gamma(a) -
                n * a * group.log_sum,
            slope * per_log_spread, bend * per_log_spread * per_log_spread};
}

Density density(const SplitGroup& group, const SplitModel& model, double log_spread) {
    if (model.gamma) return gamma_density(group, log_spread);
    const int tails = model.tails;
    const double d = group.place.candidates - 1;
    const double variance = math::exp(2.0 * log_spread);
    if (tails == 0) {
        const double u = group.squares / variance;
        return {-d * log_spread - 0.5 * d * math::log(2.0 * std::numbers::pi) - 0.5 * u, u - d,
                -2.0 * u};
    }
    // Kotz and Nadarajah (2004), scaled so that the spread is the standard deviation.
    const double nu = tails;
    const double u = group.squares / (variance * (nu - 2.0));
    const double constant = math::log_gamma(0.5 * (nu + d)) - math::log_gamma(0.5 * nu) -
                            0.5 * d * math::log((nu - 2.0) * std::numbers::pi);
    return {constant - d * log_spread - 0.5 * (nu + d) * math::log(1.0 + u),
            (nu + d) * u / (1.0 + u) - d, -2.0 * (nu + d) * u / ((1.0 + u) * (1.0 + u))};
}

/// Gradient and curvature of the likelihood at coefficients; unused terms get a curvature of -1.
struct Surface {
    double value = 0.0;
    Vector gradient = Vector::Zero();
    Matrix curvature = Matrix::Zero();
    std::map<std::size_t, Vector> by_district;
};

Surface surface(std::span<const SplitGroup> groups, const SplitModel& model, const Vector& c) {
    Surface at;
    for (const SplitGroup& group : groups) {
        const Vector x = terms(model, group.place);
        const Density here = density(group, model, x.dot(c));
        at.value += here.value;
        at.gradient += here.slope * x;
        at.curvature += here.bend * x * x.transpose();
        at.by_district.try_emplace(group.district, Vector::Zero()).first->second += here.slope * x;
    }
    const std::array<bool, kSplitTerms> used{true, model.size, model.magnitude, model.quotas};
    for (Eigen::Index j = 0; j < static_cast<Eigen::Index>(kSplitTerms); ++j)
        if (!used[static_cast<std::size_t>(j)]) at.curvature(j, j) = -1.0;
    return at;
}

/// The spread of all groups in one, where Newton's method begins.
Vector start(std::span<const SplitGroup> groups) {
    double squares = 0.0;
    int freedom = 0;
    for (const SplitGroup& group : groups) {
        squares += group.squares;
        freedom += group.place.candidates - 1;
    }
    assert(squares > 0.0 && freedom > 0 && "nothing varies");
    Vector c = Vector::Zero();
    c[0] = 0.5 * math::log(squares / freedom);
    return c;
}

}  // namespace

std::vector<SplitGroup> split_groups(const SntvElection& election, bool independents) {
    std::vector<SplitGroup> groups;
    for (std::size_t d = 0; d < election.districts.size(); ++d) {
        const SntvDistrict& district = election.districts[d];
        std::map<std::size_t, std::vector<double>> votes;
        double all = 0.0;
        for (const SntvCandidate& candidate : district.candidates) {
            all += static_cast<double>(candidate.votes);
            if ((candidate.party == kIndependentsParty) == independents)
                votes[candidate.party].push_back(
                    static_cast<double>(std::max<std::int64_t>(candidate.votes, 1)));
        }
        for (const auto& [party, list] : votes) {
            if (list.size() < 2) continue;
            const double n = static_cast<double>(list.size());
            double mean = 0.0;
            for (const double v : list)
                mean += math::log(v) / n;
            SplitGroup group{d, {static_cast<int>(list.size()), district.seats, 0.0}, 0.0, 0.0};
            for (const double v : list) {
                group.squares += (math::log(v) - mean) * (math::log(v) - mean);
                group.log_sum += math::exp(math::log(v) - mean);
            }
            group.log_sum = math::log(group.log_sum);
            group.place.quotas =
                std::accumulate(list.begin(), list.end(), 0.0) / all * (district.seats + 1) / n;
            groups.push_back(group);
        }
    }
    return groups;
}

double spread(const SplitFit& fit, const SplitPlace& place) noexcept {
    const Vector c = Eigen::Map<const Vector>(fit.coefficients.data());
    return math::exp(terms(fit.model, place).dot(c));
}

double log_density(const SplitFit& fit, const SplitGroup& group) noexcept {
    const Vector c = Eigen::Map<const Vector>(fit.coefficients.data());
    return density(group, fit.model, terms(fit.model, group.place).dot(c)).value;
}

SplitFit fit_split(std::span<const SplitGroup> groups, const SplitModel& model) {
    assert((model.tails == 0 || model.tails >= 3) && "the spread of t needs 3 degrees of freedom");
    // Shapes of gamma votes are known to ten digits, so slopes to fewer.
    const double enough = model.gamma ? 1e-5 : 1e-9;
    Vector c = start(groups);
    Surface at = surface(groups, model, c);
    for (int step = 0; step < 100 && at.gradient.norm() > enough; ++step) {
        const Vector direction = (-at.curvature).ldlt().solve(at.gradient);
        double length = 1.0;
        Surface next = surface(groups, model, c + direction);
        while (next.value < at.value && length > 1e-6) {
            length *= 0.5;
            next = surface(groups, model, c + length * direction);
        }
        c += length * direction;
        at = std::move(next);
    }
    Matrix outer = Matrix::Zero();
    for (const auto& [district, gradient] : at.by_district)
        outer += gradient * gradient.transpose();
    const Matrix inverse = (-at.curvature).ldlt().solve(Matrix::Identity());
    const Matrix covariance = inverse * outer * inverse;
    SplitFit fit{model, {}, {}, at.value};
    for (std::size_t j = 0; j < kSplitTerms; ++j) {
        fit.coefficients[j] = c[static_cast<Eigen::Index>(j)];
        const auto k = static_cast<Eigen::Index>(j);
        fit.errors[j] = std::sqrt(covariance(k, k));
    }
    return fit;
}

std::vector<SplitCandidateModel> rank_split_models(std::span<const SplitGroup> groups) {
    std::vector<SplitCandidateModel> ranked;
    for (int mask = 0; mask < 8; ++mask)
        for (const int law : {0, 1, 3, 4, 5, 6, 7, 8}) {
            const SplitModel model{(mask & 1) != 0, (mask & 2) != 0, (mask & 4) != 0,
                                   law >= 3 ? law : 0, law == 1};
            double total = 0.0;
            for (std::size_t fold = 0; fold < kFolds; ++fold) {
                std::vector<SplitGroup> seen;
                std::vector<SplitGroup> unseen;
                for (const SplitGroup& group : groups)
                    (group.district % kFolds == fold ? unseen : seen).push_back(group);
                const SplitFit fit = fit_split(seen, model);
                for (const SplitGroup& group : unseen)
                    total += log_density(fit, group);
            }
            ranked.push_back({model, total});
        }
    std::ranges::stable_sort(ranked, std::ranges::greater{}, &SplitCandidateModel::cross_validated);
    return ranked;
}

}  // namespace kenesh
