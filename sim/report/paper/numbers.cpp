#include "sim/report/paper/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace kenesh {
namespace {

/// Decimals of a percentage: one; near 0 and 100 those that its error or its bound needs.
int percent_decimals(const Probability& p) {
    // Importance sampling knows chances that plain runs would show as 0.
    if (p.effective_sample_size > 0.0) return decimals_for(100.0 * p.standard_error, 9);
    if (p.p >= 0.01 && p.p <= 0.99) return 1;
    const double known = p.standard_error > 0.0 ? p.standard_error : (p.high - p.low) / 2.0;
    return std::max(1, decimals_for(100.0 * known));
}

}  // namespace

int decimals_for(double standard_error, int most) {
    if (!(standard_error > 0.0)) return 0;
    int decimals = 0;
    for (double scaled = standard_error; scaled < 0.95 && decimals < most; scaled *= 10.0)
        ++decimals;
    return decimals;
}

int decimals_for(std::span<const double> standard_errors, int most) {
    double largest = 0.0;
    for (const double error : standard_errors)
        largest = std::max(largest, error);
    return decimals_for(largest, most);
}

std::string number(double value, int decimals, bool sign) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    const bool zero = text.find_first_not_of("-0.") == std::string::npos;
    if (zero && text.front() == '-') text.erase(0, 1);
    if (sign && !zero && value > 0.0) text.insert(0, "+");
    return text;
}

std::string grouped(long long value) {
    std::string text = std::to_string(value);
    const std::size_t first = value < 0 ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string percent(double share, int decimals) {
    return number(100.0 * share, decimals) + " %";
}

std::string plus_minus(double standard_error, int decimals) {
    double scale = 1.0;
    for (int i = 0; i < decimals; ++i)
        scale *= 10.0;
    // What is a hair above a whole number of digits only by rounding stays where it is.
    const double up = std::ceil(standard_error * scale - 1e-6) / scale;
    return "\xc2\xb1" + number(up, decimals);
}

std::string chance(const Probability& probability) {
    const int decimals = percent_decimals(probability);
    if (probability.p <= 0.0) return "< " + percent(probability.high, decimals);
    if (probability.p >= 1.0) return "> " + percent(probability.low, decimals);
    return percent(probability.p, decimals);
}

std::string chance_error(const Probability& probability) {
    if (probability.p <= 0.0 || probability.p >= 1.0) return {};
    return plus_minus(100.0 * probability.standard_error, percent_decimals(probability));
}

std::string interval(const Quantiles& quantiles, int decimals, bool sign) {
    return number(quantiles.q05, decimals, sign) + " to " + number(quantiles.q95, decimals, sign);
}

}  // namespace kenesh
