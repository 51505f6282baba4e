#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/rules/ranking.hpp"

namespace kenesh {

struct SntvCandidate {
    std::size_t party = 0;  ///< position in SntvElection::parties
    Gender gender = Gender::unknown;
    std::int64_t votes = 0;
    bool elected = false;
};

struct SntvDistrict {
    std::string name;
    int seats = 0;
    int min_women = 0;
    std::vector<SntvCandidate> candidates;  ///< by their number on the ballot
};

/// A real election by single non-transferable vote, with who was elected.
struct SntvElection {
    std::vector<std::string> parties;     ///< [0]: the independents, each standing alone
    std::vector<SntvDistrict> districts;  ///< by level and name
};

inline constexpr std::size_t kIndependentsParty = 0;

}  // namespace kenesh
