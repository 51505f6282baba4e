#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "sim/sweep/run_sweep.hpp"

namespace kenesh {

/// Processes that share the points of a sweep, if there are several (sim/mpi). All of them read the
/// same command line and files; one leads: it alone has the store. `digest`: of everything that
/// decides a number, as each process read it.
class Fleet {
public:
    virtual ~Fleet() = default;
    [[nodiscard]] virtual bool leads() const = 0;
    /// In place of run_points() for the leader.
    [[nodiscard]] virtual bool lead(const Design& design, std::span<const std::int64_t> points,
                                    const SweepSettings& settings, const std::string& digest) = 0;
    /// For the others: simulates the points that the leader deals until it has no more.
    /// Throws std::runtime_error where the leader's digest is another: it read other files.
    virtual void follow(const Design& design, const SweepSettings& settings,
                        const std::string& digest) = 0;
};

}  // namespace kenesh
