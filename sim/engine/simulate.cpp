#include "sim/engine/simulate.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "sim/engine/worker.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kFirstTest = std::int64_t{1} << 14;
/// Runs after which the error reached is worth telling: about a second's work.
constexpr std::int64_t kFirstTold = std::int64_t{1} << 18;
constexpr std::chrono::milliseconds kProgressInterval{100};

std::int64_t even(std::int64_t runs, bool twins) noexcept {
    return twins ? runs + runs % 2 : runs;
}

/// Deals out blocks of runs in order. Every block dealt is finished, so that what is done has no
/// gap however early it stops.
class Dealer {
public:
    Dealer(std::int64_t first, std::int64_t last, std::int64_t block, const std::atomic<bool>* stop)
        : next_(first), first_(first), last_(last), block_(block), stop_(stop) {}

    struct Block {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };
    [[nodiscard]] Block deal() noexcept {
        if (stopped()) return {};
        const std::int64_t first = next_.fetch_add(block_);
        return first >= last_ ? Block{} : Block{first, std::min(first + block_, last_)};
    }
    void finished(std::int64_t runs) noexcept { done_.fetch_add(runs); }
    [[nodiscard]] std::int64_t done() const noexcept { return done_.load(); }
    [[nodiscard]] bool complete() const noexcept { return done() == last_ - first_; }
    void abandon() noexcept { failed_.store(true); }

private:
    [[nodiscard]] bool stopped() const noexcept {
        return failed_.load() || (stop_ != nullptr && stop_->load(std::memory_order_relaxed));
    }
    std::atomic<std::int64_t> next_;
    std::int64_t first_, last_, block_;
    std::atomic<std::int64_t> done_{0};
    std::atomic<bool> failed_{false};
    const std::atomic<bool>* stop_;
};

/// The threads of one simulation; each keeps its worker from stage to stage.
class Crew {
public:
    Crew(const Plan& plan, const TallyLayout& layout, const SimulationSettings& settings,
         int threads)
        : settings_(settings), workers_(static_cast<std::size_t>(threads)) {
        for (auto& worker : workers_) {
            worker = make_worker(plan, layout, settings.engine, settings.normals, settings.simd);
        }
    }

    /// Runs [first, last); false if stopped before the end.
    bool work(std::int64_t first, std::int64_t last, Progress progress);

    [[nodiscard]] Tallies merged() {
        Tallies sum = workers_.front()->tallies();
        for (std::size_t w = 1; w < workers_.size(); ++w)
            sum += workers_[w]->tallies();
        return sum;
    }
    [[nodiscard]] SimdTarget ran_on() const noexcept {
        for (const auto& worker : workers_) {
            if (worker->ran_on() != SimdTarget::automatic) return worker->ran_on();
        }
        return SimdTarget::automatic;
    }

private:
    [[nodiscard]] std::int64_t block_size(std::int64_t runs) const noexcept;

    const SimulationSettings& settings_;
    std::vector<std::unique_ptr<Worker>> workers_;
};

std::int64_t Crew::block_size(std::int64_t runs) const noexcept {
    if (settings_.block > 0) return settings_.block + settings_.block % 2;
    // Small enough that all threads end together, large enough that dealing costs nothing.
    const auto shares = static_cast<std::int64_t>(16 * workers_.size());
    return std::clamp<std::int64_t>(runs / shares / 64 * 64, 64, 4096);
}

bool Crew::work(std::int64_t first, std::int64_t last, Progress progress) {
    Dealer dealer(first, last, block_size(last - first), settings_.stop);
    std::mutex mutex;
    std::condition_variable ended;
    std::size_t active = workers_.size();
    std::exception_ptr failure;
    const auto body = [&](Worker& worker) {
        try {
            for (auto block = dealer.deal(); block.first != block.last; block = dealer.deal()) {
                worker.run(block.first, block.last);
                dealer.finished(block.last - block.first);
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            dealer.abandon();
        }
        const std::lock_guard lock(mutex);
        --active;
        ended.notify_one();
    };
    {
        std::vector<std::jthread> threads;
        for (auto& worker : workers_)
            threads.emplace_back(body, std::ref(*worker));
        const std::int64_t before = progress.done;
        std::unique_lock lock(mutex);
        while (!ended.wait_for(lock, kProgressInterval, [&] { return active == 0; })) {
            progress.done = before + dealer.done();
            lock.unlock();
            if (settings_.progress) settings_.progress(progress);
            lock.lock();
        }
    }
    if (failure) std::rethrow_exception(failure);
    return dealer.complete();
}

/// Largest standard error of the parties' mean seats in any system.
double worst_error(const Plan& plan, const TallyLayout& layout, const Tallies& tallies) {
    double worst = 0.0;
    for (const SystemSlots& system : layout.systems) {
        for (std::size_t k = 0; k < system.choices.size(); ++k) {
            if (plan.choices[k].kind != ChoiceKind::party) continue;
            worst = std::max(worst, estimate(tallies, system.choices[k].seats).standard_error);
        }
    }
    return worst;
}

std::int64_t first_stage(const SimulationSettings& settings, std::int64_t total) {
    if (settings.precision > 0.0) return std::min(kFirstTest, total);
    return settings.errors_in_progress ? std::min(kFirstTold, total) : total;
}

/// Runs at which an error that is `excess` times the wanted one will have been tested small enough:
/// errors shrink with the square root of the runs, tests come at each doubling.
std::int64_t expected_runs(std::int64_t done, std::int64_t total, double excess) {
    std::int64_t runs = done;
    for (double reached = 1.0; reached < excess * excess && runs < total; reached *= 2.0)
        runs *= 2;
    return std::min(runs, total);
}

}  // namespace

int thread_count(int wanted) noexcept {
    if (wanted > 0) return wanted;
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

Simulation simulate(const Plan& plan, const SimulationSettings& settings) {
    assert((!plan.antithetic || settings.first_run % 2 == 0) && "a shard begins with a whole pair");
    const TallyLayout layout = tally_layout(plan);
    Simulation result;
    result.first_run = settings.first_run;
    result.threads = thread_count(settings.threads);
    result.engine = engine_for(plan, settings.engine, settings.normals);
    const std::int64_t total = even(settings.runs, plan.antithetic);
    Crew crew(plan, layout, settings, result.threads);
    Progress progress;
    progress.total = settings.precision > 0.0 ? 0 : total;
    std::int64_t done = 0;
    std::int64_t stage = first_stage(settings, total);
    while (true) {
        const std::int64_t first = settings.first_run;
        result.interrupted = !crew.work(first + done, first + stage, progress);
        done = stage;
        if (result.interrupted || done == total) break;
        progress.done = done;
        progress.standard_error = worst_error(plan, layout, crew.merged());
        if (settings.precision > 0.0) {
            if (*progress.standard_error <= settings.precision) break;
            progress.total =
                expected_runs(done, total, *progress.standard_error / settings.precision);
        }
        stage = std::min(2 * stage, total);
    }
    result.tallies = crew.merged();
    result.simd = crew.ran_on();
    return result;
}

}  // namespace kenesh
