#include "sim/engine/simulate.hpp"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <memory>
#include <vector>

#include "sim/core/crew.hpp"
#include "sim/engine/worker.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kFirstTest = std::int64_t{1} << 14;
/// Runs after which the error reached is worth telling: about a second's work.
constexpr std::int64_t kFirstTold = std::int64_t{1} << 18;

std::int64_t even(std::int64_t runs, bool twins) noexcept {
    return twins ? runs + runs % 2 : runs;
}

/// Deals out blocks of runs in order. Every block dealt is finished, so that what is done has no
/// gap however early it stops.
class Dealer {
public:
    Dealer(std::int64_t first, std::int64_t last, std::int64_t block, StopFlag stop)
        : next_(first), first_(first), last_(last), block_(block), stop_(stop) {}

    struct Block {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };
    [[nodiscard]] Block deal() noexcept {
        if (stop_.raised()) return {};
        const std::int64_t first = next_.fetch_add(block_);
        return first >= last_ ? Block{} : Block{first, std::min(first + block_, last_)};
    }
    void finished(std::int64_t runs) noexcept { done_.fetch_add(runs); }
    [[nodiscard]] std::int64_t done() const noexcept { return done_.load(); }
    [[nodiscard]] bool complete() const noexcept { return done() == last_ - first_; }

private:
    std::atomic<std::int64_t> next_;
    std::int64_t first_, last_, block_;
    std::atomic<std::int64_t> done_{0};
    StopFlag stop_;
};

/// The workers of one simulation: they keep their counts from stage to stage. Each is made by the
/// thread that needs it first, so that many threads cost nothing where few find work.
class Workers {
public:
    Workers(const Plan& plan, const TallyLayout& layout, const SimulationSettings& settings,
            int threads)
        : plan_(plan),
          layout_(layout),
          settings_(settings),
          workers_(static_cast<std::size_t>(threads)) {
        workers_.front() = make();
    }

    /// Runs [first, last); false if stopped before the end.
    bool work(std::int64_t first, std::int64_t last, Progress progress);

    [[nodiscard]] Tallies merged() {
        Tallies sum = workers_.front()->tallies();
        for (std::size_t w = 1; w < workers_.size(); ++w) {
            if (workers_[w]) sum += workers_[w]->tallies();
        }
        return sum;
    }
    [[nodiscard]] SimdTarget ran_on() const noexcept {
        for (const auto& worker : workers_) {
            if (worker && worker->ran_on() != SimdTarget::automatic) return worker->ran_on();
        }
        return SimdTarget::automatic;
    }
    [[nodiscard]] int threads() const noexcept { return threads_; }

private:
    [[nodiscard]] std::unique_ptr<Worker> make() const {
        return make_worker(plan_, layout_, settings_.engine, settings_.normals, settings_.simd);
    }
    [[nodiscard]] std::int64_t block_size(std::int64_t runs) const noexcept;

    const Plan& plan_;
    const TallyLayout& layout_;
    const SimulationSettings& settings_;
    std::vector<std::unique_ptr<Worker>> workers_;
    int threads_ = 1;
};

std::int64_t Workers::block_size(std::int64_t runs) const noexcept {
    if (settings_.block > 0) return settings_.block + settings_.block % 2;
    // Small enough that all threads end together, large enough that dealing costs nothing.
    const auto shares = static_cast<std::int64_t>(16 * workers_.size());
    return std::clamp<std::int64_t>(runs / shares / 64 * 64, 64, 4096);
}

bool Workers::work(std::int64_t first, std::int64_t last, Progress progress) {
    const std::int64_t block = block_size(last - first);
    Dealer dealer(first, last, block, settings_.stop);
    const auto blocks = static_cast<std::size_t>((last - first + block - 1) / block);
    Crew crew(std::min(workers_.size(), std::max<std::size_t>(blocks, 1)));
    const auto step = [&](std::size_t member) {
        const auto dealt = dealer.deal();
        if (dealt.first == dealt.last) return false;
        if (!workers_[member]) workers_[member] = make();
        workers_[member]->run(dealt.first, dealt.last);
        dealer.finished(dealt.last - dealt.first);
        return true;
    };
    Crew::Attend tell;
    const std::int64_t before = progress.done;
    if (settings_.progress) {
        tell = [&] {
            progress.done = before + dealer.done();
            settings_.progress(progress);
        };
    }
    threads_ = std::max(threads_, static_cast<int>(crew.work(step, tell)));
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
    return wanted > 0 ? wanted : processors();
}

Simulation simulate(const Plan& plan, const SimulationSettings& settings) {
    assert((!plan.antithetic || settings.first_run % 2 == 0) && "a shard begins with a whole pair");
    const TallyLayout layout = tally_layout(plan);
    Simulation result;
    result.first_run = settings.first_run;
    result.engine = engine_for(plan, settings.engine, settings.normals);
    const std::int64_t total = even(settings.runs, plan.antithetic);
    Workers workers(plan, layout, settings, thread_count(settings.threads));
    Progress progress;
    progress.total = settings.precision > 0.0 ? 0 : total;
    std::int64_t done = 0;
    std::int64_t stage = first_stage(settings, total);
    while (true) {
        const std::int64_t first = settings.first_run;
        result.interrupted = !workers.work(first + done, first + stage, progress);
        done = stage;
        if (result.interrupted || done == total) break;
        progress.done = done;
        progress.standard_error = worst_error(plan, layout, workers.merged());
        if (settings.precision > 0.0) {
            if (*progress.standard_error <= settings.precision) break;
            progress.total =
                expected_runs(done, total, *progress.standard_error / settings.precision);
        }
        stage = std::min(2 * stage, total);
    }
    result.tallies = workers.merged();
    result.threads = workers.threads();
    result.simd = workers.ran_on();
    return result;
}

}  // namespace kenesh
