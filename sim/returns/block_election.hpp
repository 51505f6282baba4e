#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kenesh {

/// Candidates of one party in a ward, or an independent.
struct Slate {
    std::string party;
    std::vector<std::int64_t> votes;  ///< per candidate, as listed
    int won = 0;
};

/// A ward where voters had as many votes as there were seats.
struct BlockWard {
    std::string place;  ///< the borough
    std::string name;
    int seats = 0;
    std::vector<Slate> slates;
};

/// A real election by block vote, with who was elected; wards of one place stand together.
struct BlockElection {
    std::vector<std::string> places;
    std::vector<BlockWard> wards;
};

}  // namespace kenesh
