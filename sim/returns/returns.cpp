#include "sim/returns/returns.hpp"

#include <algorithm>

namespace kenesh {

ListReturns lists_from_candidates(const std::vector<DistrictReturn>& districts) {
    ListReturns lists;
    lists.regions = {""};
    lists.against_all = lists.unlisted = lists.invalid = {0};
    lists.from_candidates = true;
    std::vector<std::int64_t> votes;
    for (const DistrictReturn& district : districts) {
        lists.against_all[0] += district.against_all;
        lists.invalid[0] += district.invalid;
        for (const CandidateReturn& candidate : district.candidates) {
            if (candidate.choice == kIndependents) {
                lists.unlisted[0] += candidate.votes;
                continue;
            }
            const auto at = std::find(lists.lists.begin(), lists.lists.end(), candidate.choice);
            const auto list = static_cast<std::size_t>(at - lists.lists.begin());
            if (at == lists.lists.end()) {
                lists.lists.push_back(candidate.choice);
                votes.push_back(0);
            }
            votes[list] += candidate.votes;
        }
    }
    lists.votes = Grid<std::int64_t>(1, votes.size());
    lists.known = Grid<std::uint8_t>(1, votes.size(), 0);
    std::copy(votes.begin(), votes.end(), lists.votes.row(0).begin());
    return lists;
}

}  // namespace kenesh
