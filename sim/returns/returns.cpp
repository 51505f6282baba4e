#include "sim/returns/returns.hpp"

#include <algorithm>
#include <unordered_map>

namespace kenesh {

ListReturns lists_from_candidates(const std::vector<DistrictReturn>& districts) {
    ListReturns lists;
    lists.regions = {""};
    lists.against_all = lists.unlisted = lists.invalid = {0};
    lists.from_candidates = true;
    std::vector<std::int64_t> votes;
    std::unordered_map<std::string, std::size_t> position;
    for (const DistrictReturn& district : districts) {
        lists.against_all[0] += district.against_all;
        lists.invalid[0] += district.invalid;
        for (const CandidateReturn& candidate : district.candidates) {
            if (candidate.choice == kIndependents) {
                lists.unlisted[0] += candidate.votes;
                continue;
            }
            const auto [at, is_new] = position.try_emplace(candidate.choice, votes.size());
            if (is_new) {
                lists.lists.push_back(candidate.choice);
                votes.push_back(0);
            }
            votes[at->second] += candidate.votes;
        }
    }
    lists.votes = Grid<std::int64_t>(1, votes.size());
    lists.known = Grid<std::uint8_t>(1, votes.size(), 0);
    std::copy(votes.begin(), votes.end(), lists.votes.row(0).begin());
    return lists;
}

}  // namespace kenesh
