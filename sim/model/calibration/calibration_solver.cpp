#include "sim/model/calibration/calibration_solver.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "sim/core/math.hpp"
#include "sim/model/calibration/calibration_shares.hpp"
#include "sim/model/calibration/lattice.hpp"

namespace kenesh::calibration {
namespace {

constexpr double kAbsolute = 1e-4;  // docs/methods.md, "Calibration"
constexpr double kRelative = 2e-3;

/// d share_i / d alpha_j = E[s_i (delta_ij - s_j)], made regular: alpha is free up to a constant.
Eigen::PartialPivLU<Eigen::MatrixXd> jacobian(std::span<const double> shares,
                                              const Grid<double>& products) {
    const auto n = static_cast<Eigen::Index>(shares.size());
    Eigen::MatrixXd matrix(n, n);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            const double cell = (i == j ? shares[i] : 0.0) - products(i, j) + 1.0;
            matrix(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = cell;
            matrix(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) = cell;
        }
    }
    return matrix.partialPivLu();
}

/// The larger of two errors; a number that is none stays.
double larger(double a, double b) noexcept {
    return std::isnan(a) || a > b ? a : b;
}

double worst(std::span<const double> shares, std::span<const double> target) {
    double most = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        most = larger(std::abs(shares[i] - target[i]) / target[i], most);
    }
    return most;
}

class Solver {
public:
    Solver(const Problem& problem, const Pilot& pilot)
        : problem_(problem), pilot_(pilot), alpha_(problem.target.size()) {}

    /// Newton's method; where it fails, or would take too long, the method that does not.
    void solve() {
        if (alpha_.size() <= kMostDense) by_newton();
        if (!(missed_ <= kRelative)) by_ratios();
    }

    /// Mean shares at alpha by each replicate of the pilot: regions x present.
    [[nodiscard]] std::span<const Grid<double>> replicates() const noexcept { return replicates_; }

    [[nodiscard]] std::span<const double> alpha() const noexcept { return alpha_; }
    [[nodiscard]] int steps() const noexcept { return steps_; }

private:
    static constexpr int kMostSteps = 100;
    static constexpr double kSolved = 1e-6;  // relative: small beside the tolerance of 0.2 %
    static constexpr std::size_t kFew = ShiftedLattice::kPoints / 4;
    /// Choices up to which the derivative is worth its square of their number.
    static constexpr std::size_t kMostDense = 128;

    /// Newton's method on the first lattice alone, then steps with its last Jacobian on all points.
    void by_newton() {
        for (std::size_t i = 0; i < alpha_.size(); ++i)
            alpha_[i] = math::log(problem_.target[i]);
        Eigen::PartialPivLU<Eigen::MatrixXd> derivative;
        for (int round = 0; round < kMostSteps; ++round) {
            Grid<double> products(alpha_.size(), alpha_.size());
            const auto shares = few_shares(&products);
            derivative = jacobian(shares, products);
            missed_ = worst(shares, problem_.target);
            if (missed_ < 1e-4 || std::isnan(missed_)) break;
            step(derivative, shares);
        }
        for (int round = 0; round < kMostSteps && !std::isnan(missed_); ++round) {
            const auto shares = by_replicate();
            missed_ = worst(shares, problem_.target);
            if (missed_ < kSolved) break;
            step(derivative, shares);
        }
    }

    /// Moves each alpha by the log of its target over its share, divided by what noise leaves of
    /// the share's answer (Berry, Levinsohn and Pakes 1995, appendix 1, sped up): as safe with
    /// shares of 10^-16 as with leans that nobody can outweigh, where Newton's matrix is singular
    /// in doubles.
    void by_ratios() {
        start_from_leans();
        std::vector<double> gain;
        for (int round = 0; round < kMostRatios; ++round) {
            Grid<double> squares(1, alpha_.size());
            const auto shares = few_shares(&squares);
            gain = gains(shares, squares);
            if (worst(shares, problem_.target) < 1e-3) break;
            step_by_ratios(shares, gain);
        }
        for (int round = 0; round < kMostRatios; ++round) {
            const auto shares = by_replicate();
            missed_ = worst(shares, problem_.target);
            if (missed_ < kSolved) break;
            step_by_ratios(shares, gain);
        }
    }
    static constexpr int kMostRatios = 400;

    /// Where there is no noise and all regions are alike, this is the answer.
    void start_from_leans() {
        for (std::size_t i = 0; i < alpha_.size(); ++i) {
            double greatest = problem_.lean(0, i);
            for (std::size_t r = 1; r < problem_.lean.rows(); ++r)
                greatest = std::max(greatest, problem_.lean(r, i));
            double mean = 0.0;
            for (std::size_t r = 0; r < problem_.lean.rows(); ++r)
                mean += problem_.place_weight[r] * math::exp(problem_.lean(r, i) - greatest);
            alpha_[i] = math::log(problem_.target[i]) - greatest - math::log(mean);
        }
    }

    /// What noise leaves of a share's answer to its own alpha: E[s_i (1 - s_i)] over the same
    /// without noise, E[s_i] (1 - E[s_i]). Without noise the step by ratios is exact as it stands.
    static std::vector<double> gains(std::span<const double> shares, const Grid<double>& squares) {
        constexpr double kLeast = 0.02;
        constexpr double kLeastRest = 1e-9;  // below it both are rounding
        std::vector<double> out;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const double rest = 1.0 - shares[i];
            const double gain = (1.0 - squares(0, i) / shares[i]) / std::max(rest, kLeastRest);
            out.push_back(rest < kLeastRest ? 1.0 : std::clamp(gain, kLeast, 1.0));
        }
        return out;
    }

    std::vector<double> few_shares(Grid<double>* products) const {
        return national_shares(problem_, mean_shares(problem_, pilot_, alpha_, 0, kFew, products));
    }

    /// Fills the replicates; returns the national shares over all of them.
    std::vector<double> by_replicate() {
        const std::size_t each = pilot_.points / kReplicates;
        std::vector<double> mean(alpha_.size());
        replicates_.clear();
        for (std::size_t rep = 0; rep < kReplicates; ++rep) {
            replicates_.push_back(
                mean_shares(problem_, pilot_, alpha_, rep * each, (rep + 1) * each, nullptr));
            const auto shares = national_shares(problem_, replicates_.back());
            for (std::size_t i = 0; i < mean.size(); ++i)
                mean[i] += shares[i] / static_cast<double>(kReplicates);
        }
        return mean;
    }

    void step(const Eigen::PartialPivLU<Eigen::MatrixXd>& derivative,
              std::span<const double> shares) {
        Eigen::VectorXd miss(static_cast<Eigen::Index>(shares.size()));
        for (std::size_t i = 0; i < shares.size(); ++i) {
            miss(static_cast<Eigen::Index>(i)) = problem_.target[i] - shares[i];
        }
        const Eigen::VectorXd move = derivative.solve(miss);
        // A long step overshoots where the shares saturate.
        const double longest = move.cwiseAbs().maxCoeff();
        const double damping = longest > 1.0 ? 1.0 / longest : 1.0;
        for (std::size_t i = 0; i < alpha_.size(); ++i) {
            alpha_[i] += damping * move(static_cast<Eigen::Index>(i));
        }
        ++steps_;
    }

    void step_by_ratios(std::span<const double> shares, std::span<const double> gain) {
        constexpr double kLongest = 20.0;
        double level = 0.0;
        for (std::size_t i = 0; i < alpha_.size(); ++i) {
            const double ratio = math::log(problem_.target[i]) -
                                 math::log(std::max(shares[i], std::numeric_limits<double>::min()));
            alpha_[i] += std::clamp(ratio / gain[i], -kLongest, kLongest);
            level += problem_.target[i] * alpha_[i];
        }
        // Shares do not depend on a common part, which must not drift.
        for (double& alpha : alpha_)
            alpha -= level;
        ++steps_;
    }

    const Problem& problem_;
    const Pilot& pilot_;
    std::vector<double> alpha_;
    std::vector<Grid<double>> replicates_;
    double missed_ = std::numeric_limits<double>::infinity();  ///< relative, at the last shares
    int steps_ = 0;
};

/// Standard errors over independent replicates, and of the regions' weights.
void assess(const Problem& problem, const Pilot& pilot, const Solver& solver, Calibration& result) {
    const std::size_t size = problem.present.size();
    std::vector<double> sum(size), squares(size);
    Grid<double> regional(problem.place_weight.size(), size);
    for (const Grid<double>& shares : solver.replicates()) {
        const auto total = national_shares(problem, shares);
        for (std::size_t i = 0; i < size; ++i) {
            sum[i] += total[i];
            squares[i] += (total[i] - problem.target[i]) * (total[i] - problem.target[i]);
            for (std::size_t r = 0; r < regional.rows(); ++r) {
                regional(r, i) += shares(r, i) / static_cast<double>(kReplicates);
            }
        }
    }
    result.worst_error = result.worst_relative = 0.0;
    constexpr double kCount = static_cast<double>(kReplicates);
    for (std::size_t i = 0; i < size; ++i) {
        const double mean = sum[i] / kCount;
        const double bias = mean - problem.target[i];
        double variance = larger(squares[i] / kCount - bias * bias, 0.0) / (kCount - 1.0);
        for (std::size_t r = 0; r < regional.rows(); ++r) {
            const double by_turnout = problem.place_weight_error[r] * (regional(r, i) - mean);
            variance += by_turnout * by_turnout;
        }
        const std::size_t k = problem.present[i];
        result.expected[k] = mean;
        result.standard_error[k] = std::sqrt(variance);
        const double error = std::abs(bias) + 2.0 * result.standard_error[k];
        result.worst_error = larger(error, result.worst_error);
        result.worst_relative = larger(error / problem.target[i], result.worst_relative);
        result.alpha[k] = solver.alpha()[i];
    }
    result.points = 2 * static_cast<long long>(pilot.points);
    result.steps += solver.steps();
    result.reached = result.worst_error <= kAbsolute && result.worst_relative <= kRelative;
}

}  // namespace

void solve(const Problem& problem, const Pilot& pilot, Calibration& result) {
    Solver solver(problem, pilot);
    solver.solve();
    assess(problem, pilot, solver, result);
}

}  // namespace kenesh::calibration
