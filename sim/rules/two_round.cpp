#include "sim/rules/two_round.hpp"

#include <cstddef>

#include "sim/rules/ranking.hpp"

namespace kenesh {

FirstRound count_first_round(std::span<const std::int64_t> votes, std::int64_t valid) {
    FirstRound round;
    round.valid = valid;
    if (votes.empty()) return round;
    const std::vector<Gender> genders(votes.size(), Gender::unknown);
    DistrictCount count;
    fill_seats(votes, genders, 2, NoGenderRule{}, count);
    const std::uint32_t first = count.elected.front().candidate;
    if (2 * votes[first] > valid) {
        round.elected = first;
        return round;
    }
    for (const Elected& e : count.elected)
        round.second_round.push_back(e.candidate);
    round.tied = count.tied;
    return round;
}

}  // namespace kenesh
