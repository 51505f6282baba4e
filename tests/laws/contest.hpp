#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "sim/core/split_mix.hpp"
#include "sim/rules/apportionment.hpp"
#include "sim/rules/ranking.hpp"

namespace kenesh::laws {

/// The project's SplitMix64 for the standard library's shuffles: every contest has a seed of its
/// own.
class Draw {
public:
    using result_type = std::uint64_t;
    explicit Draw(std::uint64_t seed) noexcept : words_(seed) {}
    static constexpr result_type min() noexcept { return 0; }
    static constexpr result_type max() noexcept { return std::numeric_limits<result_type>::max(); }
    result_type operator()() noexcept { return words_.next(); }

private:
    SplitMix64 words_;
};

/// Random votes for lists, some of them 0: in every other contest small enough for remainders and
/// quotients to meet, else as in a national election.
struct ListContest {
    std::vector<std::int64_t> votes;
    int seats = 0;
};

/// Random votes for the candidates of a district.
struct DistrictContest {
    std::vector<std::int64_t> votes;
    std::vector<Gender> genders;
    int seats = 0;
};

inline std::int64_t below(Draw& draw, std::uint64_t n) {
    return static_cast<std::int64_t>(draw() % n);
}

inline ListContest draw_lists(Draw& draw) {
    ListContest contest;
    contest.votes.resize(1 + draw() % 9);
    const std::uint64_t scale = draw() % 2 == 0 ? 300 : 900'000;
    for (std::int64_t& v : contest.votes)
        v = draw() % 16 == 0 ? 0 : below(draw, scale);
    contest.seats = static_cast<int>(1 + draw() % 40);
    return contest;
}

inline DistrictContest draw_district(Draw& draw) {
    DistrictContest contest;
    const std::size_t candidates = 1 + draw() % 14;
    const std::uint64_t scale = draw() % 2 == 0 ? 200 : 60'000;
    const std::uint64_t women = draw() % 11;
    for (std::size_t c = 0; c < candidates; ++c) {
        contest.votes.push_back(below(draw, scale));
        contest.genders.push_back(draw() % 10 < women ? Gender::woman : Gender::man);
    }
    contest.seats = static_cast<int>(1 + draw() % 6);
    return contest;
}

/// What a law says of one contest. A contest where a tie decided, here or in the contest it is
/// compared with, is left out.
enum class Verdict : std::uint8_t { kept, broken, left_out };

}  // namespace kenesh::laws
