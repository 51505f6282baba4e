#pragma once

#include <cstdint>
#include <memory>

#include "sim/engine/simulate.hpp"
#include "sim/engine/tally/tallies.hpp"
#include "sim/engine/vector/kernels/kernels.hpp"

namespace kenesh {

/// One thread's engine with its own counts: called once per block of runs.
class Worker {
public:
    virtual ~Worker() = default;
    /// Adds the runs [first, last); with twins both even.
    virtual void run(std::int64_t first, std::int64_t last) = 0;
    /// Everything added so far.
    [[nodiscard]] virtual const Tallies& tallies() const = 0;
};

/// The engine that runs a plan where `wanted` is asked for: the reference engine takes over what
/// the vector engine has no kernels for (unsupported() of engine/vector_plan.hpp) and Boost's
/// normals.
[[nodiscard]] Engine engine_for(const Plan& plan, Engine wanted, Normals normals);

/// plan and layout must outlive the worker.
/// Precondition: simd is automatic or one of simd_targets().
[[nodiscard]] std::unique_ptr<Worker> make_worker(const Plan& plan, const TallyLayout& layout,
                                                  Engine engine, Normals normals,
                                                  SimdTarget simd = SimdTarget::automatic);

}  // namespace kenesh
