#include "sim/sweep/run_sweep.hpp"

#include <algorithm>
#include <cassert>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "sim/core/crew.hpp"
#include "sim/engine/point_runs.hpp"
#include "sim/engine/worker.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/summary/measures.hpp"
#include "sim/summary/probability.hpp"
#include "sim/sweep/point_plan.hpp"
#include "sim/sweep/point_result.hpp"
#include "sim/sweep/prior_ranges.hpp"

namespace kenesh {
namespace {

/// Neighbouring points often share their calibration: a thread takes some in a row.
constexpr std::size_t kMostInARow = 8;

/// Points still to be begun and results still to be kept: what the threads share. Keeping a result
/// waits for the disk, so another thread does it.
class Desk {
public:
    Desk(std::span<const std::int64_t> points, std::size_t threads)
        : points_(points),
          in_a_row_(std::clamp<std::size_t>(points.size() / (8 * threads), 1, kMostInARow)) {}

    /// The next points for a thread; none at the end.
    std::span<const std::int64_t> deal() {
        const std::lock_guard lock(mutex_);
        const std::size_t count = std::min(in_a_row_, points_.size() - next_);
        const auto dealt = points_.subspan(next_, count);
        next_ += count;
        return dealt;
    }
    /// Waits while too many results are waiting.
    void put(SweepPointResult result) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return results_.size() < kMostWaiting || closed_; });
        results_.push_back(std::move(result));
    }
    /// Keeps what has been put so far.
    void keep(const std::function<void(const SweepPointResult&)>& finished) {
        try {
            while (const auto result = take()) {
                if (finished) finished(*result);
                ++kept_;
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            closed_ = true;  // nobody waits for room that will not come
            room_.notify_all();
            throw;
        }
    }
    [[nodiscard]] std::size_t kept() const noexcept { return kept_; }

private:
    static constexpr std::size_t kMostWaiting = 16;

    std::optional<SweepPointResult> take() {
        const std::lock_guard lock(mutex_);
        if (results_.empty()) return std::nullopt;
        std::optional result(std::move(results_.front()));
        results_.pop_front();
        room_.notify_one();
        return result;
    }

    std::mutex mutex_;
    std::condition_variable room_;
    std::span<const std::int64_t> points_;
    std::size_t in_a_row_;
    std::size_t next_ = 0;
    std::size_t kept_ = 0;
    std::deque<SweepPointResult> results_;
    bool closed_ = false;
};

/// Errors become those of the points of parameters, and the headline's ranges over them are told.
void take_ranges(std::span<const PriorRange> ranges, SweepPointResult& to) {
    const std::size_t measures = to.measures.size();
    for (std::size_t m = 0; m < measures; ++m) {
        const SweepMeasure of = to.measures[m];
        const auto range = std::ranges::find_if(ranges, [&](const PriorRange& one) {
            return one.system == of.system && one.choice == of.choice && one.measure == of.measure;
        });
        if (!of.error || range == ranges.end()) continue;
        to.measures[m].error = range->error;
        if (of.low && range->error > 0.0 && of.value > 0.0 && of.value < 1.0) {
            const double worth = of.value * (1.0 - of.value) / (range->error * range->error);
            const Probability chance = wilson_interval(of.value, worth);
            to.measures[m].low = chance.low;
            to.measures[m].high = chance.high;
        }
        if (of.measure != kSeats.name && of.measure != kMajority.name && of.measure != kDifference)
            continue;
        for (const auto& [end, value] :
             {std::pair{kPriorLow, range->low}, std::pair{kPriorHigh, range->high}})
            to.measures.push_back(
                {of.system, of.choice, of.measure + std::string(end), value, {}, {}, {}});
    }
}

/// One point at all points of the parameters. Throws Interrupted.
SweepPointResult run_at_priors(const DesignPoint& point, const SweepSettings& settings,
                               Calibrator& calibrator) {
    const Scenario scenario = settings.scenario_at(point);
    const Plan own = make_plan(scenario, calibrator);
    const TallyLayout layout = tally_layout(own);
    const std::vector<std::int64_t> places = places_of(layout);
    Design design{"prior", {}, {}};
    for (const DesignPoint& prior : settings.priors)
        design.points.push_back(with_prior(point, prior));
    const auto count = static_cast<std::int64_t>(design.points.size());
    const std::int64_t twins = own.antithetic ? 2 : 1;
    const std::int64_t pairs = std::max(count, (scenario.runs + twins - 1) / twins);
    Tallies tallies(layout.size, own.antithetic);
    std::vector<SweepPointResult> each;
    for (std::size_t p = 0; p < design.points.size(); ++p) {
        settings.stop.check();
        const Plan plan = plan_at(design, settings.scenario_at, p, places, calibrator);
        const SimulationSettings& how = settings.simulation;
        const PointRuns runs =
            simulate_point(plan, layout, static_cast<std::int64_t>(p), count, pairs,
                           engine_for(plan, how.engine, how.normals), how.simd, settings.stop);
        tallies += runs.tallies;
        each.push_back(point_result(plan, layout, runs.tallies));
        each.back().histogram.clear();
    }
    SweepPointResult out = point_result(own, layout, tallies);
    out.values = point.values;
    take_ranges(prior_ranges(each), out);
    return out;
}

/// Throws Interrupted.
SweepPointResult run_point(const DesignPoint& point, const SweepSettings& settings, int threads,
                           Calibrator& calibrator) {
    if (!settings.priors.empty()) return run_at_priors(point, settings, calibrator);
    const Scenario scenario = settings.scenario_at(point);
    const Plan plan = make_plan(scenario, calibrator);
    SimulationSettings simulation = settings.simulation;
    simulation.threads = threads;
    simulation.stop = settings.stop;
    if (simulation.precision <= 0.0) simulation.runs = scenario.runs;
    const Simulation result = simulate(plan, simulation);
    if (result.interrupted) throw Interrupted();
    SweepPointResult out = point_result(plan, tally_layout(plan), result.tallies);
    out.values = point.values;
    return out;
}

/// What a thread has in hand.
struct Hand {
    Calibrator calibrator;
    std::span<const std::int64_t> dealt;
};

/// One point of a thread's own; false where none is left or it was stopped.
bool next_point(const Design& design, const SweepSettings& settings, int threads, Hand& hand,
                Desk& desk) {
    if (settings.stop.raised() || settings.finish.raised()) return false;
    if (hand.dealt.empty()) hand.dealt = desk.deal();
    if (hand.dealt.empty()) return false;
    const std::int64_t number = hand.dealt.front();
    hand.dealt = hand.dealt.subspan(1);
    const DesignPoint& point = design.points[static_cast<std::size_t>(number)];
    try {
        SweepPointResult result = run_point(point, settings, threads, hand.calibrator);
        result.point = number;
        desk.put(std::move(result));
        return true;
    } catch (const Interrupted&) {
        return false;  // what others have finished is kept
    }
}

}  // namespace

DesignPoint with_prior(const DesignPoint& point, const DesignPoint& prior) {
    DesignPoint both = point;
    both.settings.insert(both.settings.end(), prior.settings.begin(), prior.settings.end());
    return both;
}

std::vector<std::int64_t> points_to_run(std::int64_t points, const Shard& shard,
                                        std::span<const std::int64_t> done) {
    assert(shard.number >= 1 && shard.number <= shard.count && "a shard is one of its parts");
    std::vector<std::int64_t> sorted(done.begin(), done.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::int64_t> out;
    for (std::int64_t p = shard.number - 1; p < points; p += shard.count) {
        if (!std::binary_search(sorted.begin(), sorted.end(), p)) out.push_back(p);
    }
    return out;
}

bool run_points(const Design& design, std::span<const std::int64_t> points,
                const SweepSettings& settings) {
    if (points.empty()) return true;
    const int wanted = thread_count(settings.simulation.threads);
    // A thread a point; the last few points of a small sweep share what there is.
    const auto threads = std::min<std::size_t>(static_cast<std::size_t>(wanted), points.size());
    const int each = std::max(1, wanted / static_cast<int>(threads));
    Desk desk(points, threads);
    const Calibrator calibrator(settings.stop);
    std::vector<Hand> hands;
    for (std::size_t t = 0; t < threads; ++t)
        hands.push_back({calibrator.sibling(), {}});
    Crew crew(threads);
    const auto step = [&](std::size_t member) {
        const bool goes_on = next_point(design, settings, each, hands[member], desk);
        crew.call();
        return goes_on;
    };
    crew.work(step, [&] { desk.keep(settings.finished); });
    return desk.kept() == points.size();
}

}  // namespace kenesh
