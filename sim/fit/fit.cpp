#include "sim/fit/fit.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "sim/fit/bootstrap.hpp"
#include "sim/fit/minimise.hpp"
#include "sim/fit/trials.hpp"

namespace kenesh {
namespace {

constexpr int kStartsPerKey = 12;
constexpr std::size_t kRefined = 2;   ///< starts that are followed to their minimum
constexpr int kReportRuns = 4;        ///< times as many runs behind the reported means
constexpr double kDifference = 0.05;  ///< step of the first derivatives, in ranges
constexpr double kReach = 3.5;        ///< standard errors that the emulator reaches
constexpr double kLeastReach = 0.03;  ///< in ranges
constexpr double kMostOfRange = 0.5;  ///< a 90 % interval longer than this pins nothing down
constexpr double kNormal90 = 3.29;    ///< length of a normal's 90 % interval
constexpr double kAtEnd = 0.005;      ///< in ranges
constexpr double kAlone = 0.3;        ///< a direction with only one key above this is that key

/// A coarse look over the whole range, so that no local minimum near the start is taken for the
/// least; the best of it are followed down.
Point closest_point(Trials& trials, const FitSettings& settings) {
    const std::int64_t few = std::max(Trials::kFewestRuns, settings.runs / 4);
    const int starts =
        settings.starts > 0 ? settings.starts : kStartsPerKey * static_cast<int>(trials.keys());
    std::vector<Point> points{trials.start()};
    for (Point& point : sobol_points(static_cast<std::size_t>(starts), trials.keys()))
        points.push_back(std::move(point));
    std::vector<Minimum> looked;
    for (const Point& point : points)
        looked.push_back({point, trials.misses_at(point, few)});
    std::stable_sort(looked.begin(), looked.end(),
                     [](const Minimum& a, const Minimum& b) { return a.value < b.value; });
    Minimum best{{}, std::numeric_limits<double>::infinity()};
    const auto misses = [&](std::span<const double> point) {
        return trials.misses_at(point, settings.runs);
    };
    for (std::size_t i = 0; i < std::min(kRefined, looked.size()); ++i) {
        const Minimum found = minimise(misses, looked[i].point);
        if (found.value < best.value) best = found;
    }
    return best.point;
}

/// Standard errors of the keys from differences about the fitted point, in ranges.
Point linear_errors(Trials& trials, const Point& fitted, std::int64_t runs) {
    Grid<double> slopes(trials.targets(), trials.keys());
    for (std::size_t k = 0; k < trials.keys(); ++k) {
        Point below = fitted, above = fitted;
        below[k] = std::max(0.0, fitted[k] - kDifference);
        above[k] = std::min(1.0, fitted[k] + kDifference);
        const Point low = trials.means_at(below, runs);
        const Point high = trials.means_at(above, runs);
        for (std::size_t m = 0; m < trials.targets(); ++m)
            slopes(m, k) = (high[m] - low[m]) / (above[k] - below[k]) / trials.tolerances()[m];
    }
    Point errors(trials.keys(), 0.0);
    for (const Direction& direction : directions(slopes)) {
        for (std::size_t k = 0; k < errors.size(); ++k) {
            // A direction without effect reaches over the whole range.
            const double error = direction.change[k] / std::max(direction.effect, 0.1);
            errors[k] += error * error;
        }
    }
    for (double& error : errors)
        error = std::sqrt(error);
    return errors;
}

struct Neighbourhood {
    Point low, high;
    Emulator emulator;
};

Neighbourhood emulate_near(Trials& trials, const Point& fitted, std::int64_t runs) {
    const Point errors = linear_errors(trials, fitted, runs);
    const std::size_t keys = trials.keys();
    Point low, high;
    for (std::size_t k = 0; k < keys; ++k) {
        const double reach = std::max(kLeastReach, kReach * errors[k]);
        low.push_back(std::max(0.0, fitted[k] - reach));
        high.push_back(std::min(1.0, fitted[k] + reach));
    }
    const std::size_t terms = 1 + 2 * keys + keys * (keys - 1) / 2;
    std::vector<Point> points = sobol_points(3 * terms, keys);
    points.emplace_back();
    Grid<double> design(points.size(), keys);
    Grid<double> means(points.size(), trials.targets());
    for (std::size_t p = 0; p < points.size(); ++p) {
        for (std::size_t k = 0; k < keys; ++k)
            design(p, k) =
                points[p].empty() ? fitted[k] : low[k] + points[p][k] * (high[k] - low[k]);
        const Point at = trials.means_at(design.row(p), runs);
        std::copy(at.begin(), at.end(), means.row(p).begin());
    }
    return {low, high, Emulator(design, means)};
}

/// A value with so few digits that a thousandth of the key's range is the last.
double rounded(double value, const FreeKey& key) {
    const double digits = std::clamp(std::ceil(3.0 - std::log10(key.high - key.low)), 0.0, 15.0);
    const double scale = std::pow(10.0, digits);
    return std::clamp(std::round(value * scale) / scale, key.low, key.high);
}

Point rounded_point(const Trials& trials, const Point& fitted, std::span<const FreeKey> keys) {
    const Point values = trials.values_at(fitted);
    Point out;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        out.push_back((rounded(values[k], keys[k]) - keys[k].low) / (keys[k].high - keys[k].low));
    }
    return out;
}

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::nearbyint(share * last))];
}

void report_keys(const Trials& trials, const Point& fitted, const Grid<double>& replicates,
                 std::span<const FreeKey> keys, Fit& out) {
    const Point values = trials.values_at(fitted);
    for (std::size_t k = 0; k < keys.size(); ++k) {
        std::vector<double> drawn;
        for (std::size_t r = 0; r < replicates.rows(); ++r)
            drawn.push_back(replicates(r, k));
        const double low = quantile(drawn, 0.05);
        const double high = quantile(drawn, 0.95);
        const double range = keys[k].high - keys[k].low;
        out.keys.push_back(
            {keys[k], rounded(values[k], keys[k]), rounded(keys[k].low + low * range, keys[k]),
             rounded(keys[k].low + high * range, keys[k]),
             fitted[k] < kAtEnd || fitted[k] > 1.0 - kAtEnd, high - low > kMostOfRange});
    }
}

/// A predictive check (Gelman, Meng and Stern 1996): figures of one election hang together, so that
/// the sum of their squares is compared with that of simulated elections and not with a chi-square
/// law.
std::optional<OverallCheck> overall_check(const Grid<double>& runs,
                                          std::span<const FittedTarget> checks) {
    OverallCheck out;
    std::vector<double> of_run(runs.rows(), 0.0);
    for (std::size_t m = 0; m < checks.size(); ++m) {
        const FittedTarget& one = checks[m];
        if (one.target.put_in || !(one.tolerance > 0.0)) continue;
        ++out.figures;
        out.misses += one.miss * one.miss;
        for (std::size_t run = 0; run < runs.rows(); ++run) {
            const double away = (runs(run, m) - one.mean) / one.tolerance;
            of_run[run] += away * away;
        }
    }
    if (out.figures == 0) return std::nullopt;
    double as_far = 0.0;
    for (const double sum : of_run) {
        out.expected += sum / static_cast<double>(of_run.size());
        as_far += sum >= out.misses ? 1.0 : 0.0;
    }
    out.chance = as_far / static_cast<double>(of_run.size());
    return out;
}

/// What is known beside the targets: compared, not fitted.
void report_checks(const ScenarioAt& scenario_at, std::span<const FreeKey> keys,
                   std::span<const Target> checks, const FitSettings& settings, const Point& fitted,
                   Fit& out) {
    if (checks.empty()) return;
    Trials trials(scenario_at, keys, checks, settings);
    const Grid<double> runs = trials.runs_at(fitted, kReportRuns * settings.runs);
    for (std::size_t m = 0; m < checks.size(); ++m) {
        const Moments moments = moments_of(runs, m, trials.antithetic());
        const double off = moments.mean - checks[m].value;
        out.checks.push_back({checks[m], moments.deviation, moments.mean, moments.standard_error,
                              moments.low, moments.high,
                              moments.deviation > 0.0 ? off / moments.deviation : 0.0});
    }
    out.overall = overall_check(runs, out.checks);
}

void report_targets(const Trials& trials, const Grid<double>& runs, std::span<const Target> targets,
                    Fit& out) {
    for (std::size_t m = 0; m < targets.size(); ++m) {
        const Moments moments = moments_of(runs, m, trials.antithetic());
        const double tolerance = trials.tolerances()[m];
        const double miss = (moments.mean - targets[m].value) / tolerance;
        out.targets.push_back({targets[m], tolerance, moments.mean, moments.standard_error,
                               moments.low, moments.high, miss});
        out.misses += miss * miss;
    }
}

/// Directions along which two keys or more make up for one another.
void report_flat(const Trials& trials, const Neighbourhood& near, const Point& fitted, Fit& out) {
    Grid<double> slopes(trials.targets(), trials.keys());
    for (std::size_t m = 0; m < trials.targets(); ++m) {
        for (std::size_t k = 0; k < trials.keys(); ++k)
            slopes(m, k) = near.emulator.slope(fitted, m, k) / trials.tolerances()[m];
    }
    for (const Direction& direction : directions(slopes)) {
        if (direction.effect * kMostOfRange >= kNormal90) continue;
        FlatDirection change = direction.change;
        const double most = *std::max_element(change.begin(), change.end(), [](double a, double b) {
            return std::abs(a) < std::abs(b);
        });
        for (double& one : change)
            one /= most;
        const auto together = std::count_if(change.begin(), change.end(),
                                            [](double one) { return std::abs(one) > kAlone; });
        if (together > 1) out.flat.push_back(std::move(change));
    }
}

Fit fit_all(Trials& trials, std::span<const FreeKey> keys, std::span<const Target> targets,
            const FitSettings& settings, Point& fitted) {
    trials.take_tolerances(trials.start());
    fitted = closest_point(trials, settings);
    if (trials.needs_tolerances()) {
        // The deviation of one election at the fitted values, not at the start.
        trials.take_tolerances(fitted);
        const auto misses = [&](std::span<const double> point) {
            return trials.misses_at(point, settings.runs);
        };
        fitted = minimise(misses, fitted).point;
        trials.take_tolerances(fitted);
    }
    fitted = rounded_point(trials, fitted, keys);
    const Neighbourhood near = emulate_near(trials, fitted, settings.runs);
    const Grid<double> runs = trials.runs_at(fitted, kReportRuns * settings.runs);
    BootstrapSettings boot;
    boot.fitted = fitted;
    boot.low = near.low;
    boot.high = near.high;
    boot.tolerances = trials.tolerances();
    boot.runs = &runs;
    for (const Target& target : targets)
        boot.of_one_election.push_back(!target.tolerance);
    boot.replicates = settings.replicates;
    boot.seed = settings.seed;
    Fit out;
    report_keys(trials, fitted, bootstrap(near.emulator, boot), keys, out);
    report_targets(trials, runs, targets, out);
    report_flat(trials, near, fitted, out);
    out.runs = settings.runs;
    out.evaluations = trials.evaluations();
    out.replicates = settings.replicates;
    return out;
}

}  // namespace

Fit fit(const ScenarioAt& scenario_at, std::span<const FreeKey> keys,
        std::span<const Target> targets, std::span<const Target> checks,
        const FitSettings& settings) {
    assert(!keys.empty() && !targets.empty() && "a fit needs a key and a target");
    Trials trials(scenario_at, keys, targets, settings);
    // Looked up before the work, so that a misspelt name costs no minutes.
    if (!checks.empty()) Trials(scenario_at, keys, checks, settings);
    Point fitted;
    Fit out = fit_all(trials, keys, targets, settings, fitted);
    report_checks(scenario_at, keys, checks, settings, fitted, out);
    return out;
}

}  // namespace kenesh
