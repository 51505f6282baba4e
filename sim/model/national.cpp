#include "sim/model/national.hpp"

#include <fmt/format.h>

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

namespace kenesh {
namespace {

// An eigenvalue this far below zero is rounding, not a mistake of the user.
constexpr double kRounding = 1e-9;

Eigen::MatrixXd correlation_matrix(std::size_t size, std::span<const Correlation> correlations) {
    const auto n = static_cast<Eigen::Index>(size);
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(n, n);
    for (const Correlation& c : correlations) {
        const auto i = static_cast<Eigen::Index>(c.first);
        const auto j = static_cast<Eigen::Index>(c.second);
        matrix(i, j) = c.value;
        matrix(j, i) = c.value;
    }
    return matrix;
}

}  // namespace

// No pivoting: the order is the scenario's, so that a choice added at the end leaves the others'
// rows alone.
Grid<double> lower_factor(const Grid<double>& matrix) {
    const std::size_t size = matrix.rows();
    Grid<double> factor(size, size);
    for (std::size_t j = 0; j < size; ++j) {
        for (std::size_t i = j; i < size; ++i) {
            double rest = matrix(i, j);
            for (std::size_t c = 0; c < j; ++c)
                rest -= factor(i, c) * factor(j, c);
            if (i == j) {
                factor(j, j) = rest > kRounding * matrix(j, j) ? std::sqrt(rest) : 0.0;
            } else {
                factor(i, j) = factor(j, j) > 0.0 ? rest / factor(j, j) : 0.0;
            }
        }
    }
    return factor;
}

Grid<double> national_factor(std::span<const Choice> choices,
                             std::span<const Correlation> correlations) {
    const std::size_t size = choices.size();
    Grid<double> matrix(size, size);
    for (std::size_t i = 0; i < size; ++i)
        matrix(i, i) = 1.0;
    for (const Correlation& c : correlations) {
        matrix(c.first, c.second) = matrix(c.second, c.first) = c.value;
    }
    Grid<double> factor = lower_factor(matrix);
    for (std::size_t i = 0; i < size; ++i) {
        for (double& cell : factor.row(i))
            cell *= choices[i].uncertainty.national;
    }
    return factor;
}

std::string national_fault(std::span<const Choice> choices,
                           std::span<const Correlation> correlations) {
    if (correlations.empty()) return {};
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(
        correlation_matrix(choices.size(), correlations));
    const double least = solver.eigenvalues()(0);
    if (least >= -kRounding) return {};

    // The quadratic form v'Cv of the worst eigenvector is negative because of these pairs.
    const Eigen::VectorXd worst = solver.eigenvectors().col(0);
    const auto share = [&](const Correlation& c) {
        return c.value * worst(static_cast<Eigen::Index>(c.first)) *
               worst(static_cast<Eigen::Index>(c.second));
    };
    std::vector<Correlation> guilty(correlations.begin(), correlations.end());
    std::erase_if(guilty, [&](const Correlation& c) { return share(c) >= -kRounding; });
    std::stable_sort(guilty.begin(), guilty.end(), [&](const Correlation& a, const Correlation& b) {
        return share(a) < share(b);
    });
    std::string pairs;
    for (const Correlation& c : guilty) {
        pairs += fmt::format("{}{} and {} ({:g})", pairs.empty() ? "" : ", ", choices[c.first].id,
                             choices[c.second].id, c.value);
    }
    return fmt::format(
        "the correlations cannot all hold: their matrix has the eigenvalue {:.3g} and must have "
        "none below 0; the pairs that pull it down: {}",
        least, pairs);
}

}  // namespace kenesh
