#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace kenesh {

/// Candidates of one party in a ward, or an independent: sums over them.
struct Slate {
    std::string party;
    std::size_t candidates = 0;
    std::int64_t votes = 0;
    double log_squares = 0.0;  ///< log_squares() of the candidates' votes
    int won = 0;
    friend bool operator==(const Slate&, const Slate&) = default;
};

/// Sum of squares of the logs about their mean. Nobody has less than half a vote.
[[nodiscard]] double log_squares(std::span<const std::int64_t> votes);

[[nodiscard]] Slate slate_of(std::string party, std::span<const std::int64_t> votes, int won);

/// A ward where voters had as many votes as there were seats.
struct BlockWard {
    std::string place;  ///< the borough
    std::string name;
    int seats = 0;
    std::vector<Slate> slates;
    friend bool operator==(const BlockWard&, const BlockWard&) = default;
};

/// A real election by block vote, with who was elected; wards of one place stand together.
struct BlockElection {
    std::vector<std::string> places;
    std::vector<BlockWard> wards;
    friend bool operator==(const BlockElection&, const BlockElection&) = default;
};

}  // namespace kenesh
