#include "sim/engine/vector_poll.hpp"

#include "sim/core/math.hpp"

namespace kenesh {

void draw_poll_factors(const VectorPlan& plan, VectorState& state) {
    const PollPlan& poll = plan.plan->poll;
    const std::size_t lanes = state.lanes;
    for (std::size_t slot = 0; slot < plan.slots(); ++slot) {
        const std::size_t category = poll.categories.category[plan.choice[slot]];
        const float* z = state.z.data() + (plan.z_poll + poll.categories.place[category]) * lanes;
        for (std::size_t t = 0; t < plan.twins; ++t) {
            float* out = state.poll.data() + (slot * plan.twins + t) * lanes;
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                const double signed_z = t == 0 ? z[lane] : -z[lane];
                out[lane] = static_cast<float>(math::exp(poll.noise[category](signed_z)));
            }
        }
    }
}

}  // namespace kenesh
