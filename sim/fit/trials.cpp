#include "sim/fit/trials.hpp"

#include <algorithm>

#include "sim/model/plan/plan.hpp"

namespace kenesh {

Trials::Trials(const ScenarioAt& scenario_at, std::span<const FreeKey> keys,
               std::span<const Target> targets, const FitSettings& settings)
    : scenario_at_(scenario_at),
      keys_(keys),
      targets_(targets),
      settings_(settings),
      calibrator_(settings.stop) {
    const Plan plan = make_plan(scenario_at_(values_at(start())), calibrator_);
    Diagnostics mistakes;
    for (const Target& target : targets_) {
        if (auto measure = find_measure(plan, target.measure, target.place, mistakes))
            measures_.push_back(std::move(*measure));
        tolerances_.push_back(target.tolerance.value_or(0.0));
    }
    mistakes.throw_if_any();
    antithetic_ = plan.antithetic;
}

Point Trials::start() const {
    Point point;
    for (const FreeKey& key : keys_)
        point.push_back(std::clamp((key.start - key.low) / (key.high - key.low), 0.0, 1.0));
    return point;
}

Point Trials::values_at(std::span<const double> point) const {
    Point values;
    for (std::size_t k = 0; k < keys_.size(); ++k)
        values.push_back(keys_[k].low + point[k] * (keys_[k].high - keys_[k].low));
    return values;
}

Grid<double> Trials::runs_at(std::span<const double> point, std::int64_t runs) {
    const std::int64_t many = std::max(kFewestRuns, runs / 2 * 2);
    const Plan plan = make_plan(scenario_at_(values_at(point)), calibrator_);
    Grid<double> out = observe(plan, measures_, many, settings_.threads, settings_.stop);
    runs_done_ += many;
    ++evaluations_;
    if (settings_.progress) settings_.progress(runs_done_);
    return out;
}

Point Trials::means_at(std::span<const double> point, std::int64_t runs) {
    const Grid<double> values = runs_at(point, runs);
    Point means(measures_.size(), 0.0);
    for (std::size_t run = 0; run < values.rows(); ++run) {
        for (std::size_t m = 0; m < means.size(); ++m)
            means[m] += values(run, m) / static_cast<double>(values.rows());
    }
    return means;
}

double Trials::misses_at(std::span<const double> point, std::int64_t runs) {
    const Point means = means_at(point, runs);
    double sum = 0.0;
    for (std::size_t m = 0; m < means.size(); ++m) {
        const double miss = (means[m] - targets_[m].value) / tolerances_[m];
        sum += miss * miss;
    }
    return sum;
}

void Trials::take_tolerances(std::span<const double> point) {
    if (!needs_tolerances()) return;
    const Grid<double> values = runs_at(point, settings_.runs);
    Diagnostics mistakes;
    for (std::size_t m = 0; m < targets_.size(); ++m) {
        if (targets_[m].tolerance) continue;
        tolerances_[m] = moments_of(values, m, antithetic_).deviation;
        if (tolerances_[m] > 0.0) continue;
        mistakes.error(targets_[m].place,
                       "the measure is the same in every run: give the target a tolerance");
    }
    mistakes.throw_if_any();
}

bool Trials::needs_tolerances() const {
    return std::any_of(targets_.begin(), targets_.end(),
                       [](const Target& target) { return !target.tolerance; });
}

}  // namespace kenesh
