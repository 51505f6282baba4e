#pragma once

#include <cstdint>

#include "sim/engine/tally/settings.hpp"
#include "sim/engine/tally/tallies.hpp"

namespace kenesh {

/// One thread's engine with its own counts: called once per block of runs.
class Worker {
public:
    virtual ~Worker() = default;
    /// Adds the runs [first, last); with twins both even.
    virtual void run(std::int64_t first, std::int64_t last) = 0;
    /// Everything added so far.
    [[nodiscard]] virtual Tallies tallies() = 0;
    /// The instruction set that the runs so far were made on, as the code that made them says;
    /// `automatic` where it was scalar code or nothing has run.
    [[nodiscard]] virtual SimdTarget ran_on() const noexcept { return SimdTarget::automatic; }
};

}  // namespace kenesh
