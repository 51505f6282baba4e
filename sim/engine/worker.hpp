#pragma once

#include <cstdint>
#include <memory>

#include "sim/engine/simulate.hpp"
#include "sim/engine/tallies.hpp"

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

/// plan and layout must outlive the worker.
[[nodiscard]] std::unique_ptr<Worker> make_worker(const Plan& plan, const TallyLayout& layout,
                                                  Engine engine, Normals normals);

}  // namespace kenesh
