#pragma once

#include "sim/engine/vector/vector_plan.hpp"
#include "sim/engine/vector/vector_state.hpp"

namespace kenesh {

/// Fills state.poll from the normals of the poll in state.z: scalar and in double precision, the
/// same on every instruction set. Precondition: the plan has a poll; the head's normals are drawn.
void draw_poll_factors(const VectorPlan& plan, VectorState& state);

}  // namespace kenesh
