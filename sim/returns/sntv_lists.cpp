#include "sim/returns/sntv_lists.hpp"

#include <map>

namespace kenesh {
namespace {

constexpr std::size_t kFewDistricts = 3;  // fewer say nothing of a name

SntvListDistrict lists_in(const SntvDistrict& district, IndependentsSplit independents) {
    SntvListDistrict sums{district.name, district.seats, district.min_women, {}};
    std::map<std::size_t, std::size_t> of_party;
    for (const SntvCandidate& candidate : district.candidates) {
        const bool alone =
            candidate.party == kIndependentsParty && independents == IndependentsSplit::each;
        const auto [at, is_new] = of_party.try_emplace(candidate.party, sums.lists.size());
        if (alone || is_new) {
            at->second = sums.lists.size();
            sums.lists.push_back({candidate.party, 0, 0, 0, 0});
        }
        SntvList& list = sums.lists[at->second];
        ++list.candidates;
        list.women += candidate.gender == Gender::woman ? 1 : 0;
        list.votes += candidate.votes;
        list.won += candidate.elected ? 1 : 0;
    }
    return sums;
}

}  // namespace

SntvLists lists_of(const SntvElection& election, IndependentsSplit independents) {
    SntvLists lists{election.parties, {}};
    for (const SntvDistrict& district : election.districts)
        lists.districts.push_back(lists_in(district, independents));
    return lists;
}

std::vector<CrowdedParty> crowded_parties(const SntvElection& election) {
    std::vector<CrowdedParty> parties;
    for (const std::string& name : election.parties)
        parties.push_back({name, 0, 0});
    for (const SntvDistrict& district : election.districts) {
        const SntvListDistrict sums = lists_in(district, IndependentsSplit::block);
        for (const SntvList& list : sums.lists) {
            ++parties[list.party].districts;
            parties[list.party].crowded += list.candidates > district.seats ? 1 : 0;
        }
    }
    std::vector<CrowdedParty> crowded;
    for (std::size_t p = 0; p < parties.size(); ++p)
        if (p != kIndependentsParty && parties[p].districts >= kFewDistricts &&
            2 * parties[p].crowded > parties[p].districts)
            crowded.push_back(parties[p]);
    return crowded;
}

}  // namespace kenesh
