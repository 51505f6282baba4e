#include "sim/rules/system.hpp"

#include <algorithm>

namespace kenesh {

int votes_per_voter(const BallotRule& rule, int magnitude) noexcept {
    if (const auto* limited = std::get_if<LimitedVote>(&rule); limited != nullptr) {
        return std::min(limited->votes, magnitude);
    }
    return std::holds_alternative<BlockVote>(rule) ? magnitude : 1;
}

}  // namespace kenesh
