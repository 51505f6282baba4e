#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/engine/reference/reference.hpp"

namespace kenesh {

/// Single elections of a simulation whose pairs belong to points by turns (simulate_point()): pair
/// p, a run without twins, is one of the plan of point p mod points. One point: its plan's runs.
class PointEngines {
public:
    /// The plans must outlive it. Precondition: there is one; all have twins or none has.
    explicit PointEngines(std::span<const Plan> points, Normals normals = Normals::counters)
        : points_(points), normals_(normals), engines_(points.size()) {}

    [[nodiscard]] std::size_t point_of(std::int64_t run) const {
        const std::int64_t pair = points_.front().antithetic ? run / 2 : run;
        return static_cast<std::size_t>(pair) % points_.size();
    }
    /// As ReferenceEngine::run().
    [[nodiscard]] const Election& run(std::int64_t run);

private:
    std::span<const Plan> points_;
    Normals normals_;
    std::vector<std::unique_ptr<ReferenceEngine>> engines_;  ///< made when first asked for
};

}  // namespace kenesh
