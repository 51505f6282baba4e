#include "sim/fit/emulator.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cassert>

namespace kenesh {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kMostSteps = 60;

Index signed_size(std::size_t n) noexcept {
    return static_cast<Index>(n);
}

/// 1, keys, then squares, then products.
void terms_of(std::span<const double> point, bool squares, bool products, double* out) {
    *out++ = 1.0;
    for (const double x : point)
        *out++ = x;
    if (squares) {
        for (const double x : point)
            *out++ = x * x;
    }
    if (!products) return;
    for (std::size_t i = 0; i < point.size(); ++i) {
        for (std::size_t j = i + 1; j < point.size(); ++j)
            *out++ = point[i] * point[j];
    }
}

/// Residuals over tolerances, and the sum of their squares.
double misses(const Emulator& emulator, std::span<const double> point,
              std::span<const double> targets, std::span<const double> tolerances, VectorXd& out) {
    std::vector<double> means(targets.size());
    emulator.means_at(point, means);
    for (std::size_t m = 0; m < means.size(); ++m)
        out(signed_size(m)) = (means[m] - targets[m]) / tolerances[m];
    return out.squaredNorm();
}

MatrixXd slopes_at(const Emulator& emulator, std::span<const double> point,
                   std::span<const double> tolerances) {
    MatrixXd out(signed_size(tolerances.size()), signed_size(point.size()));
    for (std::size_t m = 0; m < tolerances.size(); ++m) {
        for (std::size_t k = 0; k < point.size(); ++k) {
            out(signed_size(m), signed_size(k)) = emulator.slope(point, m, k) / tolerances[m];
        }
    }
    return out;
}

/// One damped step; keys that stand at a bound and would leave it stay.
std::vector<double> step(const MatrixXd& slopes, const VectorXd& residuals, double damping,
                         std::span<const double> point, std::span<const double> low,
                         std::span<const double> high) {
    const VectorXd gradient = slopes.transpose() * residuals;
    std::vector<Index> moving;
    for (std::size_t k = 0; k < point.size(); ++k) {
        const double down = -gradient(signed_size(k));
        const bool stuck =
            (point[k] <= low[k] && down < 0.0) || (point[k] >= high[k] && down > 0.0);
        if (!stuck) moving.push_back(signed_size(k));
    }
    std::vector<double> next(point.begin(), point.end());
    if (moving.empty()) return next;
    const MatrixXd part = slopes(Eigen::all, moving);
    MatrixXd normal = part.transpose() * part;
    normal.diagonal().array() += damping * (1.0 + normal.diagonal().array());
    const VectorXd change = normal.ldlt().solve(-part.transpose() * residuals);
    for (std::size_t i = 0; i < moving.size(); ++i) {
        const auto k = static_cast<std::size_t>(moving[i]);
        next[k] = std::clamp(next[k] + change(signed_size(i)), low[k], high[k]);
    }
    return next;
}

}  // namespace

Emulator::Emulator(const Grid<double>& points, const Grid<double>& means)
    : keys_(points.columns()) {
    assert(points.rows() > keys_ && "a plane needs a point more than keys");
    const std::size_t plane = 1 + keys_;
    const std::size_t products = keys_ * (keys_ - 1) / 2;
    squares_ = points.rows() >= plane + keys_;
    products_ = points.rows() >= plane + keys_ + products;
    const std::size_t terms = plane + (squares_ ? keys_ : 0) + (products_ ? products : 0);
    MatrixXd design(signed_size(points.rows()), signed_size(terms));
    MatrixXd values(signed_size(points.rows()), signed_size(means.columns()));
    std::vector<double> row(terms);
    for (std::size_t p = 0; p < points.rows(); ++p) {
        terms_of(points.row(p), squares_, products_, row.data());
        for (std::size_t t = 0; t < terms; ++t)
            design(signed_size(p), signed_size(t)) = row[t];
        for (std::size_t m = 0; m < means.columns(); ++m)
            values(signed_size(p), signed_size(m)) = means(p, m);
    }
    const MatrixXd solved = design.colPivHouseholderQr().solve(values);
    coefficients_ = Grid<double>(means.columns(), terms);
    for (std::size_t m = 0; m < means.columns(); ++m) {
        for (std::size_t t = 0; t < terms; ++t)
            coefficients_(m, t) = solved(signed_size(t), signed_size(m));
    }
}

void Emulator::means_at(std::span<const double> point, std::span<double> means) const {
    std::vector<double> row(coefficients_.columns());
    terms_of(point, squares_, products_, row.data());
    for (std::size_t m = 0; m < means.size(); ++m) {
        means[m] = 0.0;
        for (std::size_t t = 0; t < row.size(); ++t)
            means[m] += coefficients_(m, t) * row[t];
    }
}

double Emulator::slope(std::span<const double> point, std::size_t m, std::size_t k) const {
    double out = coefficients_(m, 1 + k);
    if (squares_) out += 2.0 * coefficients_(m, 1 + keys_ + k) * point[k];
    if (!products_) return out;
    std::size_t t = 1 + 2 * keys_;
    for (std::size_t i = 0; i < keys_; ++i) {
        for (std::size_t j = i + 1; j < keys_; ++j, ++t) {
            if (i == k) out += coefficients_(m, t) * point[j];
            if (j == k) out += coefficients_(m, t) * point[i];
        }
    }
    return out;
}

std::vector<double> Emulator::closest(std::span<const double> targets,
                                      std::span<const double> tolerances,
                                      std::span<const double> low, std::span<const double> high,
                                      std::span<const double> start) const {
    std::vector<double> point(start.begin(), start.end());
    VectorXd residuals(signed_size(targets.size()));
    VectorXd tried(signed_size(targets.size()));
    double least = misses(*this, point, targets, tolerances, residuals);
    double damping = 1e-6;
    for (int i = 0; i < kMostSteps && damping < 1e12; ++i) {
        const MatrixXd slopes = slopes_at(*this, point, tolerances);
        const std::vector<double> next = step(slopes, residuals, damping, point, low, high);
        const double sum = misses(*this, next, targets, tolerances, tried);
        if (sum >= least) {
            damping *= 10.0;
            continue;
        }
        const bool settled = least - sum < 1e-10 * (1.0 + least);
        point = next;
        residuals = tried;
        least = sum;
        damping = std::max(damping / 10.0, 1e-12);
        if (settled) break;
    }
    return point;
}

std::vector<Direction> directions(const Grid<double>& slopes) {
    MatrixXd matrix(signed_size(slopes.rows()), signed_size(slopes.columns()));
    for (std::size_t m = 0; m < slopes.rows(); ++m) {
        for (std::size_t k = 0; k < slopes.columns(); ++k)
            matrix(signed_size(m), signed_size(k)) = slopes(m, k);
    }
    const Eigen::JacobiSVD<MatrixXd> svd(matrix, Eigen::ComputeFullV);
    std::vector<Direction> out;
    for (std::size_t k = slopes.columns(); k-- > 0;) {
        Direction direction;
        // With fewer targets than keys the last directions have no singular value: it is 0.
        if (k < static_cast<std::size_t>(svd.singularValues().size()))
            direction.effect = svd.singularValues()(signed_size(k));
        for (std::size_t j = 0; j < slopes.columns(); ++j)
            direction.change.push_back(svd.matrixV()(signed_size(j), signed_size(k)));
        out.push_back(std::move(direction));
    }
    return out;
}

}  // namespace kenesh
