#include "sim/engine/worker.hpp"

#include "sim/engine/recorder.hpp"
#include "sim/engine/reference.hpp"

namespace kenesh {
namespace {

class ReferenceWorker final : public Worker {
public:
    ReferenceWorker(const Plan& plan, const TallyLayout& layout, Normals normals)
        : engine_(plan, normals), recorder_(plan, layout) {}

    void run(std::int64_t first, std::int64_t last) override {
        for (std::int64_t r = first; r < last; ++r)
            recorder_.add(engine_.run(r));
    }
    [[nodiscard]] const Tallies& tallies() const override { return recorder_.tallies(); }

private:
    ReferenceEngine engine_;
    Recorder recorder_;
};

}  // namespace

std::unique_ptr<Worker> make_worker(const Plan& plan, const TallyLayout& layout, Engine,
                                    Normals normals) {
    return std::make_unique<ReferenceWorker>(plan, layout, normals);
}

}  // namespace kenesh
