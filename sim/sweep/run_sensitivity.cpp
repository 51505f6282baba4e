#include "sim/sweep/run_sensitivity.hpp"

#include <atomic>
#include <vector>

#include "sim/core/crew.hpp"
#include "sim/engine/point_runs.hpp"
#include "sim/engine/tally/measures.hpp"
#include "sim/engine/worker.hpp"
#include "sim/summary/measures.hpp"
#include "sim/summary/probability.hpp"
#include "sim/sweep/point_plan.hpp"
#include "sim/sweep/sensitivity.hpp"

namespace kenesh {
namespace {

/// A measure's mean and the variance of single elections, at one point.
struct Seen {
    double mean = 0.0, variance = 0.0;
};

/// Calls one(name, Seen) for every headline measure, in one order. `name`: MeasureShares without
/// shares.
template <class One>
void for_each_headline(const Plan& plan, const TallyLayout& layout, const Tallies& tallies,
                       const One& one) {
    const auto spread = [&](const MeasureSlot& slot) {
        const double sd = deviation(tallies, slot);
        return Seen{estimate(tallies, slot).mean, sd * sd};
    };
    const auto chance = [&](const EventSlot& slot) {
        const double p = probability(tallies, slot).p;
        return Seen{p, p * (1.0 - p)};
    };
    const auto wins = [&](std::size_t k) {
        return plan.choices[k].present && plan.choices[k].kind != ChoiceKind::against_all;
    };
    for (std::size_t s = 0; s < plan.systems.size(); ++s)
        for (std::size_t k = 0; k < plan.choices.size(); ++k) {
            if (!wins(k)) continue;
            const ChoiceSlots& slots = layout.systems[s].choices[k];
            const std::string &system = plan.systems[s].id, &choice = plan.choices[k].id;
            one(system, choice, kSeats.name, spread(slots.seats));
            if (is_actor(plan, k)) one(system, choice, kMajority.name, chance(slots.majority));
        }
    for (const ComparisonSlots& comparison : layout.comparisons)
        for (std::size_t k = 0; k < plan.choices.size(); ++k)
            if (wins(k))
                one(plan.systems.front().id + " - " + plan.systems[comparison.other].id,
                    plan.choices[k].id, kDifference, spread(comparison.choices[k].all));
}

VarianceShare share_of(const SobolIndex& index) {
    return {index.value, index.low, index.high};
}

/// One measure over all points.
void add_shares(std::span<const std::vector<Seen>> points, std::size_t m,
                std::span<const Prior> keys, MeasureShares& to) {
    std::vector<double> means, variances;
    for (const std::vector<Seen>& point : points) {
        means.push_back(point[m].mean);
        variances.push_back(point[m].variance);
        to.mean += point[m].mean / static_cast<double>(points.size());
    }
    const auto indices = sobol_indices(means, keys.size());
    for (std::size_t k = 0; k < keys.size(); ++k)
        to.keys.push_back({keys[k].key, share_of(indices[k].first), share_of(indices[k].total)});
    to.chance = share_of(chance_share(means, variances, keys.size()));
}

/// The headline measures at every point.
std::vector<std::vector<Seen>> seen_at_points(const TallyLayout& layout, const Design& design,
                                              std::int64_t pairs,
                                              const ScenarioAtPoint& scenario_at,
                                              const SimulationSettings& settings) {
    const std::vector<std::int64_t> places = places_of(layout);
    std::vector<std::vector<Seen>> seen(design.points.size());
    const Calibrator calibrator(settings.stop);
    std::vector<Calibrator> members;
    while (members.size() < static_cast<std::size_t>(thread_count(settings.threads)))
        members.push_back(calibrator.sibling());
    std::atomic<std::size_t> next{0};
    std::atomic<std::int64_t> done{0};
    const auto step = [&](std::size_t member) {
        const std::size_t point = next.fetch_add(1);
        if (point >= design.points.size()) return false;
        settings.stop.check();
        const Plan plan = plan_at(design, scenario_at, point, places, members[member]);
        const PointRuns runs = simulate_point(plan, layout, 0, 1, pairs,
                                              engine_for(plan, settings.engine, Normals::counters),
                                              settings.simd, settings.stop);
        for_each_headline(plan, layout, runs.tallies,
                          [&](const std::string&, const std::string&, std::string_view,
                              const Seen& one) { seen[point].push_back(one); });
        done.fetch_add(1);
        return true;
    };
    Crew::Attend tell;
    if (settings.progress)
        tell = [&] {
            settings.progress(
                {done.load(), static_cast<std::int64_t>(design.points.size()), {}, "points"});
        };
    Crew(members.size()).work(step, tell);
    return seen;
}

}  // namespace

VarianceShares run_sensitivity(const Plan& central, std::span<const Prior> keys, std::uint64_t seed,
                               const SensitivitySize& size, const ScenarioAtPoint& scenario_at,
                               const SimulationSettings& settings) {
    const Design design = prior_saltelli_design(keys, size.base, seed);
    const TallyLayout layout = tally_layout(central);
    const auto seen = seen_at_points(layout, design, size.pairs, scenario_at, settings);
    VarianceShares out;
    for (const Prior& key : keys)
        out.keys.push_back(describe(key));
    out.points = static_cast<std::int64_t>(design.points.size());
    out.runs = size.pairs * (central.antithetic ? 2 : 1);
    for_each_headline(
        central, layout, Tallies(layout.size, central.antithetic),
        [&](const std::string& system, const std::string& choice, std::string_view measure,
            const Seen&) {
            out.measures.push_back({system, choice, std::string(measure), 0.0, {}, {}});
        });
    for (std::size_t m = 0; m < out.measures.size(); ++m)
        add_shares(seen, m, keys, out.measures[m]);
    return out;
}

}  // namespace kenesh
