#pragma once

#include <memory>
#include <string>

#include "sim/engine/tally/engine_worker.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// The engine that runs a plan where `wanted` is asked for: the reference engine takes over what
/// the vector engine has no kernels for (unsupported() of vector/vector_plan.hpp) and Boost's
/// normals.
[[nodiscard]] Engine engine_for(const Plan& plan, Engine wanted, Normals normals);

/// Why the reference engine runs a plan that the vector engine was asked for; empty where it does
/// not.
[[nodiscard]] std::string reason_for_reference(const Plan& plan, Engine wanted, Normals normals);

/// Its runs are those of `pairs`. plan and layout must outlive the worker.
/// Precondition: simd is automatic or one of simd_targets().
[[nodiscard]] std::unique_ptr<Worker> make_worker(const Plan& plan, const TallyLayout& layout,
                                                  Engine engine, Normals normals,
                                                  SimdTarget simd = SimdTarget::automatic,
                                                  PairSteps pairs = {});

}  // namespace kenesh
