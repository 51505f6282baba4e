#pragma once

#include <vector>

#include "sim/returns/count_returns.hpp"

namespace kenesh {

/// One system's count of an election.
struct CountedSystem {
    System system;
    SystemOutcome outcome;
};

/// A real election counted under one system or more; the first is the one asked for, the second
/// what it is compared with.
struct CountedElection {
    Returns returns;
    std::vector<CountedSystem> systems;
    TieOrder ties;
};

}  // namespace kenesh
