#include "sim/core/gamma.hpp"

#include <cmath>
#include <numbers>

#include "sim/core/math.hpp"

namespace kenesh::math {
namespace {

constexpr int kMostTerms = 100'000;
constexpr double kSmall = 1e-17;

/// log of x^a e^-x / Gamma(a), the density of log x.
double log_density(double shape, double x, double log_x) noexcept {
    return shape * log_x - x - log_gamma(shape);
}

/// P(a, x) = e^-x x^a / Gamma(a) sum of x^n / (a (a + 1) ... (a + n)).
double series(double shape, double x) noexcept {
    double term = 1.0 / shape;
    double sum = term;
    for (int n = 1; n < kMostTerms && term > kSmall * sum; ++n) {
        term *= x / (shape + n);
        sum += term;
    }
    return sum;
}

/// Q(a, x) by its continued fraction, Lentz's method as modified by Thompson and Barnett (1986).
double fraction(double shape, double x) noexcept {
    constexpr double kTiny = 1e-300;
    double b = x + 1.0 - shape;
    double c = 1.0 / kTiny;
    double d = 1.0 / b;
    double value = d;
    for (int n = 1; n < kMostTerms; ++n) {
        const double a = -n * (n - shape);
        b += 2.0;
        d = a * d + b;
        if (std::abs(d) < kTiny) d = kTiny;
        c = b + a / c;
        if (std::abs(c) < kTiny) c = kTiny;
        d = 1.0 / d;
        const double step = d * c;
        value *= step;
        if (std::abs(step - 1.0) < 1e-16) break;
    }
    return value;
}

/// Where Newton's method begins: Wilson and Hilferty (1931); in the lower tail of small shapes
/// F(x) = x^a / Gamma(a + 1), nearly.
double first_guess(double shape, double z) noexcept {
    const double ninth = 1.0 / (9.0 * shape);
    const double root = 1.0 - ninth + z * std::sqrt(ninth);
    if (root > 0.3) return log(shape) + 3.0 * log(root);
    return (log(normal_tail(z)) + log_gamma(shape + 1.0)) / shape;
}

}  // namespace

double log_gamma(double a) noexcept {
    // Stirling's series from 12 on, recurrence below (Abramowitz and Stegun 1964, 6.1.41).
    double product = 1.0;
    while (a < 12.0) {
        product *= a;
        a += 1.0;
    }
    const double r = 1.0 / (a * a);
    double s = 1.0 / 156.0;
    s = s * r - 691.0 / 360360.0;
    s = s * r + 1.0 / 1188.0;
    s = s * r - 1.0 / 1680.0;
    s = s * r + 1.0 / 1260.0;
    s = s * r - 1.0 / 360.0;
    s = s * r + 1.0 / 12.0;
    const double half_log_2pi = 0.5 * log(2.0 * std::numbers::pi);
    return (a - 0.5) * log(a) - a + half_log_2pi + s / a - log(product);
}

double trigamma(double a) noexcept {
    // The asymptotic series from 12 on, recurrence below (Abramowitz and Stegun 1964, 6.4.12).
    double sum = 0.0;
    while (a < 12.0) {
        sum += 1.0 / (a * a);
        a += 1.0;
    }
    const double r = 1.0 / (a * a);
    double s = 7.0 / 6.0;
    s = s * r - 691.0 / 2730.0;
    s = s * r + 5.0 / 66.0;
    s = s * r - 1.0 / 30.0;
    s = s * r + 1.0 / 42.0;
    s = s * r - 1.0 / 30.0;
    s = s * r + 1.0 / 6.0;
    return sum + 1.0 / a + 0.5 * r + s * r / a;
}

double digamma(double a) noexcept {
    // Abramowitz and Stegun 1964, 6.3.18 and 6.3.5.
    double sum = 0.0;
    while (a < 12.0) {
        sum += 1.0 / a;
        a += 1.0;
    }
    const double r = 1.0 / (a * a);
    double s = 691.0 / 32760.0;
    s = 1.0 / 132.0 - s * r;
    s = 1.0 / 240.0 - s * r;
    s = 1.0 / 252.0 - s * r;
    s = 1.0 / 120.0 - s * r;
    s = 1.0 / 12.0 - s * r;
    return log(a) - 0.5 / a - s * r - sum;
}

double tetragamma(double a) noexcept {
    // Abramowitz and Stegun 1964, 6.4.13 and 6.4.6.
    double sum = 0.0;
    while (a < 12.0) {
        sum += 2.0 / (a * a * a);
        a += 1.0;
    }
    const double r = 1.0 / (a * a);
    double s = 691.0 / 210.0;
    s = 5.0 / 6.0 - s * r;
    s = 3.0 / 10.0 - s * r;
    s = 1.0 / 6.0 - s * r;
    s = 1.0 / 6.0 - s * r;
    s = 0.5 - s * r;
    return -(r + r / a + s * r * r) - sum;
}

double shape_of_deviation(double deviation) noexcept {
    const double variance = deviation * deviation;
    // 1 / v < a < 1 / v + 1 / sqrt v, since 1 / a < trigamma(a) < 1 / a + 1 / a^2.
    double low = 1.0 / variance;
    double high = low + 1.0 / deviation;
    while (true) {
        const double middle = 0.5 * (low + high);
        if (!(low < middle && middle < high)) return middle;
        (trigamma(middle) > variance ? low : high) = middle;
    }
}

GammaTails gamma_tails(double shape, double x) noexcept {
    const double density = exp(log_density(shape, x, log(x)));
    if (x < shape + 1.0) {
        const double below = density * series(shape, x);
        return {below, 1.0 - below};
    }
    const double above = density * fraction(shape, x);
    return {1.0 - above, above};
}

double normal_tail(double z) noexcept {
    return z == 0.0 ? 0.5 : 0.5 * gamma_tails(0.5, 0.5 * z * z).above;
}

double log_gamma_variate(double shape, double z) noexcept {
    const bool lower = z < 0.0;
    const double target = log(normal_tail(z));
    double y = first_guess(shape, z);
    for (int step = 0; step < 60; ++step) {
        const double x = exp(y);
        const GammaTails tails = gamma_tails(shape, x);
        const double tail = lower ? tails.below : tails.above;
        const double slope = exp(log_density(shape, x, y)) / tail;
        // Newton's step on the log of the tail, which is nearly straight in y.
        double move = (log(tail) - target) / slope;
        if (lower) move = -move;
        move = move > 1.0 ? 1.0 : (move < -1.0 ? -1.0 : move);
        y += move;
        if (std::abs(move) < 1e-14 * (1.0 + std::abs(y))) break;
    }
    return y;
}

}  // namespace kenesh::math
