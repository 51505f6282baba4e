#include "sim/sweep/run_sweep.hpp"

#include <algorithm>
#include <cassert>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/sweep/point_result.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kMostChecked = 2000;
/// Neighbouring points often share their calibration: a thread takes some in a row.
constexpr std::size_t kMostInARow = 8;

Scenario scenario_of(const DesignPoint& point, const SweepSettings& settings) {
    std::vector<std::string> all = settings.settings;
    all.insert(all.end(), point.settings.begin(), point.settings.end());
    return read_scenario(settings.scenario, all);
}

bool raised(const std::atomic<bool>* flag) noexcept {
    return flag != nullptr && flag->load();
}

/// Points still to be begun and results still to be kept: what the threads share. Keeping a result
/// waits for the disk, so another thread does it.
class Desk {
public:
    Desk(std::span<const std::int64_t> points, std::size_t threads)
        : points_(points),
          in_a_row_(std::clamp<std::size_t>(points.size() / (8 * threads), 1, kMostInARow)),
          active_(threads) {}

    /// The next points for a thread; none at the end.
    std::span<const std::int64_t> deal() {
        const std::lock_guard lock(mutex_);
        if (failure_ || next_ == points_.size()) return {};
        const std::size_t count = std::min(in_a_row_, points_.size() - next_);
        const auto dealt = points_.subspan(next_, count);
        next_ += count;
        return dealt;
    }
    void put(SweepPointResult result) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return results_.size() < kMostWaiting || failure_; });
        results_.push_back(std::move(result));
        news_.notify_one();
    }
    void fail(std::exception_ptr failure) {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::move(failure);
        room_.notify_all();
    }
    void leave() {
        const std::lock_guard lock(mutex_);
        --active_;
        news_.notify_one();
    }
    [[nodiscard]] bool failed() {
        const std::lock_guard lock(mutex_);
        return failure_ != nullptr;
    }

    /// Keeps results as they come, until all threads have left; how many.
    std::size_t keep(const std::function<void(const SweepPointResult&)>& finished) {
        std::size_t kept = 0;
        std::unique_lock lock(mutex_);
        while (true) {
            news_.wait(lock, [this] { return !results_.empty() || active_ == 0; });
            if (results_.empty()) return kept;
            const SweepPointResult result = std::move(results_.front());
            results_.pop_front();
            room_.notify_one();
            if (failure_ && !keeps_) continue;
            lock.unlock();
            try {
                if (finished) finished(result);
                ++kept;
            } catch (...) {
                keeps_ = false;
                fail(std::current_exception());
            }
            lock.lock();
        }
    }
    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    static constexpr std::size_t kMostWaiting = 16;
    std::mutex mutex_;
    std::condition_variable news_, room_;
    std::span<const std::int64_t> points_;
    std::size_t in_a_row_;
    std::size_t next_ = 0;
    std::size_t active_;
    std::deque<SweepPointResult> results_;
    bool keeps_ = true;  ///< nothing went wrong in keeping
    std::exception_ptr failure_;
};

/// Nothing if it was stopped.
std::optional<SweepPointResult> run_point(const DesignPoint& point, const SweepSettings& settings,
                                          int threads, Calibrator& calibrator) {
    const Scenario scenario = scenario_of(point, settings);
    const Plan plan = make_plan(scenario, calibrator);
    SimulationSettings simulation = settings.simulation;
    simulation.threads = threads;
    simulation.stop = settings.stop;
    if (simulation.precision <= 0.0) simulation.runs = scenario.runs;
    const Simulation result = simulate(plan, simulation);
    if (result.interrupted) return std::nullopt;
    SweepPointResult out = point_result(plan, tally_layout(plan), result.tallies);
    out.values = point.values;
    return out;
}

void work(const Design& design, const SweepSettings& settings, int threads, Calibrator& calibrator,
          Desk& desk) {
    for (auto dealt = desk.deal(); !dealt.empty(); dealt = desk.deal()) {
        for (const std::int64_t number : dealt) {
            if (raised(settings.stop) || raised(settings.finish) || desk.failed()) return;
            const DesignPoint& point = design.points[static_cast<std::size_t>(number)];
            auto result = run_point(point, settings, threads, calibrator);
            if (!result) return;
            result->point = number;
            desk.put(std::move(*result));
        }
    }
}

}  // namespace

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

void check_points(const Design& design, const SweepSettings& settings) {
    const std::size_t step = (design.points.size() + kMostChecked - 1) / kMostChecked;
    for (std::size_t p = 0; p < design.points.size(); p += std::max<std::size_t>(step, 1))
        (void)scenario_of(design.points[p], settings);
    if (!design.points.empty()) (void)scenario_of(design.points.back(), settings);
}

bool run_points(const Design& design, std::span<const std::int64_t> points,
                const SweepSettings& settings) {
    if (points.empty()) return true;
    const int wanted = thread_count(settings.simulation.threads);
    // A thread a point; the last few points of a small sweep share what there is.
    const auto threads = std::min<std::size_t>(static_cast<std::size_t>(wanted), points.size());
    const int each = std::max(1, wanted / static_cast<int>(threads));
    Desk desk(points, threads);
    const Calibrator calibrator;
    std::size_t kept = 0;
    {
        std::vector<std::jthread> crew;
        for (std::size_t t = 0; t < threads; ++t) {
            crew.emplace_back([&, own = calibrator.sibling()]() mutable {
                try {
                    work(design, settings, each, own, desk);
                } catch (...) {
                    desk.fail(std::current_exception());
                }
                desk.leave();
            });
        }
        kept = desk.keep(settings.finished);
    }
    desk.rethrow();
    return kept == points.size();
}

}  // namespace kenesh
