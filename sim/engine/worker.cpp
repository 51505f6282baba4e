#include "sim/engine/worker.hpp"

#include "sim/engine/reference/reference.hpp"
#include "sim/engine/tally/recorder.hpp"
#include "sim/engine/vector/vector_plan.hpp"
#include "sim/engine/vector/vector_worker.hpp"

namespace kenesh {
namespace {

class ReferenceWorker final : public Worker {
public:
    ReferenceWorker(const Plan& plan, const TallyLayout& layout, Normals normals, PairSteps pairs)
        : twins_(plan.antithetic ? 2 : 1),
          pairs_(pairs),
          engine_(plan, normals),
          recorder_(plan, layout) {}

    void run(std::int64_t first, std::int64_t last) override {
        for (std::int64_t r = first; r < last; ++r) {
            const auto pair = static_cast<std::int64_t>(
                pairs_.first + pairs_.step * static_cast<std::uint64_t>(r / twins_));
            recorder_.add(engine_.run(twins_ * pair + r % twins_));
        }
    }
    [[nodiscard]] Tallies tallies() override { return recorder_.tallies(); }

private:
    std::int64_t twins_;
    PairSteps pairs_;
    ReferenceEngine engine_;
    Recorder recorder_;
};

}  // namespace

Engine engine_for(const Plan& plan, Engine wanted, Normals normals) {
    const bool vector = wanted == Engine::vector && normals == Normals::counters;
    return vector && supported(plan) ? Engine::vector : Engine::reference;
}

std::string reason_for_reference(const Plan& plan, Engine wanted, Normals normals) {
    if (wanted != Engine::vector || engine_for(plan, wanted, normals) == Engine::vector) return {};
    if (normals != Normals::counters) return "normals of another generator";
    const std::string reason = unsupported(plan);
    return reason.empty() ? "no instruction set that it has kernels for" : reason;
}

std::unique_ptr<Worker> make_worker(const Plan& plan, const TallyLayout& layout, Engine engine,
                                    Normals normals, SimdTarget simd, PairSteps pairs) {
    if (engine_for(plan, engine, normals) == Engine::vector) {
        return make_vector_worker(plan, layout, simd, pairs);
    }
    return std::make_unique<ReferenceWorker>(plan, layout, normals, pairs);
}

}  // namespace kenesh
