#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/returns/sntv_election.hpp"

// An election by single non-transferable vote without its candidates: what a forecast of the split
// of votes is given, and the seats that came.
namespace kenesh {

/// `each`: an independent is a list of one, whose votes are known as a party's are. `block`: the
/// independents of a district are one list, as scenarios have them.
enum class IndependentsSplit : std::uint8_t { each, block };

struct SntvList {
    std::size_t party = 0;  ///< position in SntvLists::parties
    int candidates = 0;
    int women = 0;
    std::int64_t votes = 0;
    int won = 0;
    friend bool operator==(const SntvList&, const SntvList&) = default;
};

struct SntvListDistrict {
    std::string name;
    int seats = 0;
    int min_women = 0;
    std::vector<SntvList> lists;  ///< by their first candidate's number on the ballot
    friend bool operator==(const SntvListDistrict&, const SntvListDistrict&) = default;
};

struct SntvLists {
    std::vector<std::string> parties;  ///< [0]: the independents
    std::vector<SntvListDistrict> districts;
    friend bool operator==(const SntvLists&, const SntvLists&) = default;
};

/// The sums over candidates.
[[nodiscard]] SntvLists lists_of(const SntvElection& election, IndependentsSplit independents);

/// A "party" with more candidates than seats in most of the districts where it stands: no party
/// nominates so; it is another word for independents.
struct CrowdedParty {
    std::string name;
    std::size_t crowded = 0;  ///< districts with more of its candidates than seats
    std::size_t districts = 0;
    friend bool operator==(const CrowdedParty&, const CrowdedParty&) = default;
};

/// Of parties that stand in three districts and more, by name as listed.
[[nodiscard]] std::vector<CrowdedParty> crowded_parties(const SntvElection& election);

}  // namespace kenesh
