#include "sim/report/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace kenesh {
namespace {

/// Decimals of a percentage whose interval has this half width (as a share).
int percent_decimals(double half_width) {
    return std::max(1, decimals_for(100.0 * half_width));
}

double half_width(const Probability& p) {
    return (p.high - p.low) / 2.0;
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
    int decimals = 0;
    for (const double error : standard_errors)
        decimals = std::max(decimals, decimals_for(error, most));
    return decimals;
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
    return "\xc2\xb1" + number(standard_error, decimals);
}

std::string chance(const Probability& probability) {
    const int decimals = percent_decimals(half_width(probability));
    if (probability.p <= 0.0) return "< " + percent(probability.high, decimals);
    if (probability.p >= 1.0) return "> " + percent(probability.low, decimals);
    return percent(probability.p, decimals);
}

std::string chance_interval(const Probability& probability) {
    const int decimals = percent_decimals(half_width(probability));
    return number(100.0 * probability.low, decimals) + " to " +
           number(100.0 * probability.high, decimals);
}

std::string interval(const Quantiles& quantiles, int decimals, bool sign) {
    return number(quantiles.q05, decimals, sign) + " to " + number(quantiles.q95, decimals, sign);
}

}  // namespace kenesh
