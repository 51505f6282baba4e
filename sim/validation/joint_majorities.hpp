#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/interrupted.hpp"
#include "sim/engine/tally/settings.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// How many runs had these holders of a majority, a party's id or "" for nobody per system.
struct MajorityHolders {
    std::vector<std::string> holders;
    std::int64_t runs = 0;
    friend bool operator==(const MajorityHolders&, const MajorityHolders&) = default;
};

/// How many runs gave two parties together more than half of a system's house.
struct MajorityOfTwo {
    std::string system, first, second;
    std::int64_t runs = 0;
    friend bool operator==(const MajorityOfTwo&, const MajorityOfTwo&) = default;
};

/// Chances that tallies of single numbers do not hold.
struct JointMajorities {
    std::int64_t runs = 0;
    std::vector<MajorityHolders> systems;  ///< by holders; those that occurred
    std::vector<MajorityOfTwo> pairs;      ///< of every system and pair of parties
    friend bool operator==(const JointMajorities&, const JointMajorities&) = default;
};

/// Of the first so many runs, counted by the reference engine: the same for any number of threads.
/// Throws Interrupted. Precondition: threads >= 1, runs even and positive.
[[nodiscard]] JointMajorities joint_majorities(const Plan& plan, std::int64_t runs, Normals normals,
                                               int threads, StopFlag stop = {});

}  // namespace kenesh
