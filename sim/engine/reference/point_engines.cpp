#include "sim/engine/reference/point_engines.hpp"

namespace kenesh {

const Election& PointEngines::run(std::int64_t run) {
    const std::size_t point = point_of(run);
    auto& engine = engines_[point];
    if (engine == nullptr) engine = std::make_unique<ReferenceEngine>(points_[point], normals_);
    return engine->run(run);
}

}  // namespace kenesh
