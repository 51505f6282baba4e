#include "sim/engine/vector/vector_gamma.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <span>

#include "sim/core/grid.hpp"
#include "sim/core/math.hpp"
#include "sim/engine/random/normals.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kPoints = 400;
constexpr std::size_t kMostTerms = 16;
constexpr double kError = 5e-7;
constexpr double kExactTo = 5.0;  // |z| from which the error may grow
constexpr double kFloor = 0.1;    // of (G / a)^p in the error's bound
constexpr double kMostSlack = 1e-5;

/// The eighth root wanted at z and how far from it the polynomials may be.
struct Point {
    double z = 0.0;
    double root = 0.0;
    double slack = 0.0;
};

double eighth_root(double x) {
    return std::sqrt(std::sqrt(std::sqrt(x)));
}

Point point_at(const LogGamma& variate, double power, double z) {
    const double value = math::exp(power * variate(z));
    const double beyond = std::max(0.0, std::abs(z) - kExactTo);
    const double error = kError * math::exp(beyond * math::log(10.0)) * std::max(value, kFloor);
    const double root = eighth_root(value);
    return {z, root, std::min(eighth_root(value + error) - root, kMostSlack)};
}

/// Values at z of the polynomials that are fitted: T_k(u) and v T_k(u), k below `terms`.
void basis_at(double z, std::size_t terms, std::span<double> out) {
    const double v = z / kMostNormal;
    const double u = 2.0 * v * v - 1.0;
    double before = u, now = 1.0;  // T_-1 = T_1
    for (std::size_t k = 0; k < terms; ++k) {
        out[k] = now;
        out[terms + k] = v * now;
        const double next = (k == 0 ? u : 2.0 * u * now - before);
        before = now;
        now = next;
    }
}

/// Solves A x = b in place by Cholesky's factors. Precondition: A is positive definite.
void solve(Grid<double>& a, std::vector<double>& b) {
    const std::size_t n = b.size();
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t i = j; i < n; ++i) {
            double sum = a(i, j);
            for (std::size_t k = 0; k < j; ++k)
                sum -= a(i, k) * a(j, k);
            a(i, j) = i == j ? std::sqrt(sum) : sum / a(j, j);
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            b[i] -= a(i, k) * b[k];
        b[i] /= a(i, i);
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k)
            b[i] -= a(k, i) * b[k];
        b[i] /= a(i, i);
    }
}

/// Least squares of the differences over their slack.
std::vector<double> fit(std::span<const Point> points, std::size_t terms) {
    const std::size_t n = 2 * terms;
    Grid<double> a(n, n);
    std::vector<double> b(n, 0.0), basis(n);
    for (const Point& point : points) {
        basis_at(point.z, terms, basis);
        const double weight = 1.0 / (point.slack * point.slack);
        for (std::size_t i = 0; i < n; ++i) {
            b[i] += weight * basis[i] * point.root;
            for (std::size_t j = 0; j <= i; ++j)
                a(i, j) += weight * basis[i] * basis[j];
        }
    }
    solve(a, b);
    return b;
}

/// Largest difference over its slack.
double worst(std::span<const Point> points, std::span<const double> fitted) {
    std::vector<double> basis(fitted.size());
    double most = 0.0;
    for (const Point& point : points) {
        basis_at(point.z, fitted.size() / 2, basis);
        double root = 0.0;
        for (std::size_t i = 0; i < fitted.size(); ++i)
            root += fitted[i] * basis[i];
        most = std::max(most, std::abs(root - point.root) / point.slack);
    }
    return most;
}

/// Coefficients of u^0, u^1, ... of a sum of c_k T_k(u).
std::vector<float> powers_of(std::span<const double> c) {
    const std::size_t n = c.size();
    std::vector<double> sum(n, 0.0), before(n, 0.0), now(n, 0.0), next(n, 0.0);
    now[0] = 1.0;
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t i = 0; i <= k; ++i)
            sum[i] += c[k] * now[i];
        next.assign(n, 0.0);
        for (std::size_t i = 0; i + 1 < n && i <= k; ++i)
            next[i + 1] = (k == 0 ? 1.0 : 2.0) * now[i];
        for (std::size_t i = 0; i < n && k > 0; ++i)
            next[i] -= before[i];
        before = now;
        now = next;
    }
    return {sum.begin(), sum.end()};
}

}  // namespace

GammaCurve gamma_curve(const LogGamma& variate, double power) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < kPoints; ++i) {
        const double turns = (static_cast<double>(i) + 0.5) / (2.0 * kPoints);
        const double z = kMostNormal * math::sincos_turns(turns).cos;
        points.push_back(point_at(variate, power, z));
    }
    for (std::size_t terms = 1; terms <= kMostTerms; ++terms) {
        const std::vector<double> fitted = fit(points, terms);
        if (worst(points, fitted) > 1.0) continue;
        const auto all = std::span(fitted);
        return {powers_of(all.first(terms)), powers_of(all.subspan(terms))};
    }
    assert(false && "a deviation of at most kMostGammaDeviation");
    return {};
}

}  // namespace kenesh
