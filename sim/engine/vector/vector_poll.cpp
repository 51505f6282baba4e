#include "sim/engine/vector/vector_poll.hpp"

#include <algorithm>

#include "sim/core/math.hpp"

namespace kenesh {

void draw_poll_factors(const VectorPlan& plan, VectorState& state) {
    const PollPlan& poll = plan.plan->poll;
    const std::size_t lanes = state.lanes;
    float* rest = nullptr;  // all choices outside the poll have one draw
    for (std::size_t slot = 0; slot < plan.slots(); ++slot) {
        const std::size_t category = poll.categories.category[plan.choice[slot]];
        float* factors = state.poll.data() + slot * plan.twins * lanes;
        const bool outside = poll.categories.place[category] == 0;
        if (outside && rest != nullptr) {
            std::copy_n(rest, plan.twins * lanes, factors);
            continue;
        }
        if (outside) rest = factors;
        const float* z = state.z.data() + (plan.z_poll + poll.categories.place[category]) * lanes;
        for (std::size_t t = 0; t < plan.twins; ++t) {
            float* out = factors + t * lanes;
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                const double signed_z = t == 0 ? z[lane] : -z[lane];
                out[lane] = static_cast<float>(math::exp(poll.noise[category](signed_z)));
            }
        }
    }
}

}  // namespace kenesh
