#include "sim/engine/vector/vector_worker.hpp"

#include <algorithm>
#include <cassert>

#include "sim/engine/vector/kernels/kernels_batch.hpp"
#include "sim/engine/vector/kernels/simd_targets.hpp"

namespace kenesh {
namespace {

class VectorWorker final : public Worker {
public:
    VectorWorker(const Plan& plan, const TallyLayout& layout, SimdTarget target, PairSteps pairs)
        : pairs_(pairs),
          plan_(stepped(plan, pairs)),
          kernels_(batch_kernels(target)),
          counts_(plan_, layout, kernels_.lanes),
          state_(vector_state(plan_, kernels_.lanes, counts_.places().sources.size())) {}

    void run(std::int64_t first, std::int64_t last) override {
        const auto twins = static_cast<std::int64_t>(plan_.twins);
        assert(first % twins == 0 && last % twins == 0 && "whole pairs");
        const auto run_batch = plan_.twins == 2 ? kernels_.twins : kernels_.single;
        const auto end = static_cast<std::uint64_t>(last / twins);
        for (auto own = static_cast<std::uint64_t>(first / twins); own < end;) {
            const std::uint64_t pair = pairs_.first + pairs_.step * own;
            // The lanes of a batch share the upper half of their pair's number.
            const std::uint64_t same_half =
                ((std::uint64_t{1} << 32) - (pair & 0xffffffff) + pairs_.step - 1) / pairs_.step;
            const std::uint64_t live =
                std::min({std::uint64_t{kernels_.lanes}, end - own, same_half});
            counts_.add(twins * static_cast<std::int64_t>(live), [&](BatchCounters& counters) {
                leave_wide_registers();
                run_batch(plan_, counts_.places(), pair, live, state_, counters);
            });
            own += live;
        }
    }

    [[nodiscard]] Tallies tallies() override { return counts_.finish(); }

    [[nodiscard]] SimdTarget ran_on() const noexcept override { return state_.ran_on; }

private:
    static VectorPlan stepped(const Plan& plan, PairSteps pairs) {
        VectorPlan out = vector_plan(plan);
        out.pair_step = static_cast<std::uint32_t>(pairs.step);
        return out;
    }

    PairSteps pairs_;
    VectorPlan plan_;
    BatchKernels kernels_;
    VectorTallies counts_;
    VectorState state_;
};

}  // namespace

bool supported(const Plan& plan) {
    return !simd_targets().empty() && unsupported(plan).empty();
}

SimdTarget chosen_target(SimdTarget wanted) {
    return wanted == SimdTarget::automatic ? simd_targets().front() : wanted;
}

std::unique_ptr<Worker> make_vector_worker(const Plan& plan, const TallyLayout& layout,
                                           SimdTarget target, PairSteps pairs) {
    return std::make_unique<VectorWorker>(plan, layout, chosen_target(target), pairs);
}

}  // namespace kenesh
