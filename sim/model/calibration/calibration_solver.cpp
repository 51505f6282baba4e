#include "sim/model/calibration/calibration_solver.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <span>

#include "sim/core/math.hpp"
#include "sim/model/calibration/lattice.hpp"

namespace kenesh::calibration {
namespace {

constexpr double kAbsolute = 1e-4;  // docs/methods.md, "Calibration"
constexpr double kRelative = 2e-3;

/// Shares of one region at the points of one chunk, summed; and the sum of s_i s_j where asked.
class RegionSums {
public:
    explicit RegionSums(std::size_t size) : size_(size), share_(size * kChunk) {}

    /// inverse: the twins' noise is 1 / exp_noise.
    void add(const double* exp_noise, std::span<const double> scale, bool inverse,
             std::span<double> shares, double weight, Grid<double>* products,
             double product_weight) {
        double total[kChunk] = {};
        for (std::size_t i = 0; i < size_; ++i) {
            const double* e = exp_noise + i * kChunk;
            double* s = share_.data() + i * kChunk;
            const double c = scale[i];
            if (inverse) {
                for (std::size_t p = 0; p < kChunk; ++p)
                    s[p] = c / e[p];
            } else {
                for (std::size_t p = 0; p < kChunk; ++p)
                    s[p] = c * e[p];
            }
            for (std::size_t p = 0; p < kChunk; ++p)
                total[p] += s[p];
        }
        for (std::size_t p = 0; p < kChunk; ++p)
            total[p] = 1.0 / total[p];
        for (std::size_t i = 0; i < size_; ++i) {
            double* s = share_.data() + i * kChunk;
            double sum = 0.0;
            for (std::size_t p = 0; p < kChunk; ++p) {
                s[p] *= total[p];
                sum += s[p];
            }
            shares[i] += weight * sum;
        }
        if (products != nullptr) add_products(*products, product_weight);
    }

private:
    void add_products(Grid<double>& products, double weight) const {
        for (std::size_t i = 0; i < size_; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                const double* a = share_.data() + i * kChunk;
                const double* b = share_.data() + j * kChunk;
                double sum = 0.0;
                for (std::size_t p = 0; p < kChunk; ++p)
                    sum += a[p] * b[p];
                products(i, j) += weight * sum;
            }
        }
    }

    std::size_t size_;
    std::vector<double> share_;
};

/// Mean shares of each present choice over the points [first, last) of the pilot and their twins,
/// per region; `products`: the mean of s_i s_j over regions, lower triangle.
Grid<double> mean_shares(const Problem& problem, const Pilot& pilot, std::span<const double> alpha,
                         std::size_t first, std::size_t last, Grid<double>* products) {
    const std::size_t size = problem.present.size();
    const std::size_t regions = problem.region_weight.size();
    Grid<double> scale(regions, size), shares(regions, size);
    for (std::size_t r = 0; r < regions; ++r) {
        for (std::size_t i = 0; i < size; ++i) {
            scale(r, i) = math::exp(alpha[i] + problem.lean(r, i));
        }
    }
    RegionSums sums(size);
    const double each = 0.5 / static_cast<double>(last - first);
    for (std::size_t p = first; p < last; p += kChunk) {
        const double* chunk = pilot.exp_noise.data() + p * size;
        const bool own_twins = !pilot.exp_twin.empty();
        const double* twins = own_twins ? pilot.exp_twin.data() + p * size : chunk;
        for (std::size_t r = 0; r < regions; ++r) {
            for (const bool twin : {false, true}) {
                sums.add(twin ? twins : chunk, scale.row(r), twin && !own_twins, shares.row(r),
                         each, products, each * problem.region_weight[r]);
            }
        }
    }
    return shares;
}

std::vector<double> national(const Problem& problem, const Grid<double>& shares) {
    std::vector<double> sum(shares.columns());
    for (std::size_t r = 0; r < shares.rows(); ++r) {
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += problem.region_weight[r] * shares(r, i);
        }
    }
    return sum;
}

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

double worst(std::span<const double> shares, std::span<const double> target) {
    double most = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        most = std::max(most, std::abs(shares[i] - target[i]) / target[i]);
    }
    return most;
}

class Solver {
public:
    Solver(const Problem& problem, const Pilot& pilot)
        : problem_(problem), pilot_(pilot), alpha_(problem.target.size()) {
        for (std::size_t i = 0; i < alpha_.size(); ++i)
            alpha_[i] = math::log(problem.target[i]);
    }

    /// Newton's method on the first lattice alone, then steps with its last Jacobian on all points.
    void solve() {
        const std::size_t few = ShiftedLattice::kPoints / 4;
        Eigen::PartialPivLU<Eigen::MatrixXd> derivative;
        for (int round = 0; round < kMostSteps; ++round) {
            Grid<double> products(alpha_.size(), alpha_.size());
            const auto shares =
                national(problem_, mean_shares(problem_, pilot_, alpha_, 0, few, &products));
            derivative = jacobian(shares, products);
            if (worst(shares, problem_.target) < 1e-4) break;
            step(derivative, shares);
        }
        for (int round = 0; round < kMostSteps; ++round) {
            const auto shares = by_replicate();
            if (worst(shares, problem_.target) < kSolved) break;
            step(derivative, shares);
        }
    }

    /// Mean shares at alpha by each replicate of the pilot: regions x present.
    [[nodiscard]] std::span<const Grid<double>> replicates() const noexcept { return replicates_; }

    [[nodiscard]] std::span<const double> alpha() const noexcept { return alpha_; }
    [[nodiscard]] int steps() const noexcept { return steps_; }

private:
    static constexpr int kMostSteps = 100;
    static constexpr double kSolved = 1e-6;  // relative: small beside the tolerance of 0.2 %

    /// Fills the replicates; returns the national shares over all of them.
    std::vector<double> by_replicate() {
        const std::size_t each = pilot_.points / kReplicates;
        std::vector<double> mean(alpha_.size());
        replicates_.clear();
        for (std::size_t rep = 0; rep < kReplicates; ++rep) {
            replicates_.push_back(
                mean_shares(problem_, pilot_, alpha_, rep * each, (rep + 1) * each, nullptr));
            const auto shares = national(problem_, replicates_.back());
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

    const Problem& problem_;
    const Pilot& pilot_;
    std::vector<double> alpha_;
    std::vector<Grid<double>> replicates_;
    int steps_ = 0;
};

/// Standard errors over independent replicates, and of the regions' weights.
void assess(const Problem& problem, const Pilot& pilot, const Solver& solver, Calibration& result) {
    const std::size_t size = problem.present.size();
    std::vector<double> sum(size), squares(size);
    Grid<double> regional(problem.region_weight.size(), size);
    for (const Grid<double>& shares : solver.replicates()) {
        const auto total = national(problem, shares);
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
        double variance = std::max(0.0, squares[i] / kCount - bias * bias) / (kCount - 1.0);
        for (std::size_t r = 0; r < regional.rows(); ++r) {
            const double by_turnout = problem.region_weight_error[r] * (regional(r, i) - mean);
            variance += by_turnout * by_turnout;
        }
        const std::size_t k = problem.present[i];
        result.expected[k] = mean;
        result.standard_error[k] = std::sqrt(variance);
        const double error = std::abs(bias) + 2.0 * result.standard_error[k];
        result.worst_error = std::max(result.worst_error, error);
        result.worst_relative = std::max(result.worst_relative, error / problem.target[i]);
        result.alpha[k] = solver.alpha()[i];
    }
    result.points = static_cast<long long>(2 * pilot.points);
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
