#include "sim/engine/vector/vector_worker.hpp"

#include <algorithm>
#include <cassert>

#include "sim/engine/vector/kernels/kernels_batch.hpp"

namespace kenesh {
namespace {

class VectorWorker final : public Worker {
public:
    VectorWorker(const Plan& plan, const TallyLayout& layout, SimdTarget target)
        : layout_(layout),
          plan_(vector_plan(plan)),
          kernels_(batch_kernels(target)),
          counts_(vector_tallies(plan_, layout, kernels_.lanes)),
          state_(vector_state(plan_, kernels_.lanes, counts_.sources.size())) {}

    void run(std::int64_t first, std::int64_t last) override {
        const auto twins = static_cast<std::int64_t>(plan_.twins);
        assert(first % twins == 0 && last % twins == 0 && "whole pairs");
        const auto run_batch = plan_.twins == 2 ? kernels_.twins : kernels_.single;
        leave_wide_registers();
        const auto end = static_cast<std::uint64_t>(last / twins);
        for (auto pair = static_cast<std::uint64_t>(first / twins); pair < end;) {
            // The lanes of a batch share the upper half of their pair's number.
            const std::uint64_t same_half = (std::uint64_t{1} << 32) - (pair & 0xffffffff);
            const std::uint64_t live =
                std::min({std::uint64_t{kernels_.lanes}, end - pair, same_half});
            if (counts_.batches == VectorTallies::kBatches) {
                flush(plan_, counts_);
                leave_wide_registers();
            }
            run_batch(plan_, pair, live, state_, counts_);
            pair += live;
        }
        stale_ = true;
    }

    [[nodiscard]] const Tallies& tallies() const override {
        if (stale_) {
            flush(plan_, counts_);
            tallies_ = finish(plan_, layout_, counts_);
            stale_ = false;
        }
        return tallies_;
    }

private:
    const TallyLayout& layout_;
    VectorPlan plan_;
    BatchKernels kernels_;
    mutable VectorTallies counts_;
    VectorState state_;
    mutable Tallies tallies_;
    mutable bool stale_ = true;
};

}  // namespace

bool supported(const Plan& plan) {
    return !simd_targets().empty() && unsupported(plan).empty();
}

SimdTarget chosen_target(SimdTarget wanted) {
    return wanted == SimdTarget::automatic ? simd_targets().front() : wanted;
}

std::unique_ptr<Worker> make_vector_worker(const Plan& plan, const TallyLayout& layout,
                                           SimdTarget target) {
    return std::make_unique<VectorWorker>(plan, layout, chosen_target(target));
}

}  // namespace kenesh
