#include "sim/report/run/brief/told.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/paper/numbers.hpp"
#include "sim/summary/shown_systems.hpp"

namespace kenesh {
namespace {

/// A difference of fewer standard errors than these is not told.
constexpr double kSure = 3.0;

/// "4 in 1,000", "4 in 100": a chance that so many runs only bound, to the careful side, at
/// least 1.
std::string bound(double chance, bool from_above) {
    const int whole = chance < 0.01 ? 1000 : 100;
    const int most = std::max(1, static_cast<int>(std::ceil(whole * chance - 1e-9)));
    return fmt::format("{} in {}", from_above ? most : whole - most, grouped(whole));
}

}  // namespace

int seat_decimals(const Spread& seats) {
    if (!seats.quantiles || seats.quantiles->q95 - seats.quantiles->q05 > 1.0) return 0;
    return std::abs(seats.mean - std::round(seats.mean)) < 0.05 ? 0 : 1;
}

Told told_number(double value, int decimals) {
    Told out;
    out.words = number(value, decimals);
    out.value = std::stod(out.words);
    return out;
}

ToldPair told_pair(double now, double then, int decimals) {
    ToldPair out{told_number(now, decimals), told_number(then, decimals), {}, decimals};
    out.change.words = number(out.now.value - out.then.value, decimals, true);
    out.change.value = std::stod(out.change.words);
    return out;
}

ToldPair told_seats(const Spread& now, const Spread& then) {
    return told_pair(now.mean, then.mean, std::max(seat_decimals(now), seat_decimals(then)));
}

bool moved(const ToldPair& pair, double change, double standard_error) {
    const double unit = std::pow(10.0, -pair.decimals);
    return pair.change.value != 0.0 && std::abs(change) >= 0.5 * unit &&
           std::abs(change) > kSure * standard_error;
}

double known_within(const Summary& summary) {
    double error = 0.0;
    for (std::size_t s = 0; s < shown_systems(summary); ++s)
        for (const ChoiceSummary& choice : summary.systems[s].choices)
            error = std::max(error, choice.seats.standard_error);
    return 2.0 * error;
}

std::string seats_of(const Told& seats) {
    return seats.words + (seats.words == "1" ? " seat" : " seats");
}

std::string in_hundred(const Probability& chance) {
    if (chance.p <= 0.0) return "less than " + bound(chance.high, true);
    if (chance.p >= 1.0) return "more than " + bound(1.0 - chance.low, false);
    if (chance.p < 0.0005) return "less than 1 in 1,000";
    if (chance.p > 0.9995) return "more than 999 in 1,000";
    if (chance.p < 0.0095 || chance.p > 0.9905) return number(1000.0 * chance.p, 0) + " in 1,000";
    return number(100.0 * chance.p, 0) + " in 100";
}

std::string in_brackets(const Spread& spread, int decimals) {
    return spread.quantiles ? " (90 %: " + interval(*spread.quantiles, decimals) + ")" : "";
}

}  // namespace kenesh
