#pragma once

#include <memory>

#include "sim/engine/tally/engine_worker.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// Can the vector engine run the plan on this machine? unsupported() of vector_plan.hpp
/// tells why a plan cannot.
[[nodiscard]] bool supported(const Plan& plan);

/// The instruction set that `wanted` means here.
/// Precondition: `wanted` is automatic or one of simd_targets(), which is not empty.
[[nodiscard]] SimdTarget chosen_target(SimdTarget wanted);

/// One thread's vector engine. The counts do not depend on the target.
/// Precondition: supported(plan); plan and layout outlive the worker; target as chosen_target().
[[nodiscard]] std::unique_ptr<Worker> make_vector_worker(const Plan& plan,
                                                         const TallyLayout& layout,
                                                         SimdTarget target, PairSteps pairs = {});

}  // namespace kenesh
