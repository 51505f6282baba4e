#include "sim/returns/sntv_lists.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

namespace {

SntvDistrict district(int seats, std::size_t party, int candidates) {
    SntvDistrict d{"d", seats, 0, {}};
    for (int c = 0; c < candidates; ++c)
        d.candidates.push_back({party, Gender::man, 10, c < seats});
    return d;
}

}  // namespace

TEST_CASE("Sums over a list's candidates; independents one by one, or together") {
    const SntvElection election{{"independents", "a"},
                                {{"d",
                                  2,
                                  1,
                                  {{0, Gender::woman, 50, true},
                                   {1, Gender::man, 40, false},
                                   {0, Gender::man, 30, false},
                                   {1, Gender::woman, 60, true}}}}};
    const SntvLists block = lists_of(election, IndependentsSplit::block);
    CHECK(block.districts[0].lists == std::vector<SntvList>{{0, 2, 1, 80, 1}, {1, 2, 1, 100, 1}});
    const SntvLists each = lists_of(election, IndependentsSplit::each);
    CHECK(each.districts[0].lists ==
          std::vector<SntvList>{{0, 1, 1, 50, 1}, {1, 2, 1, 100, 1}, {0, 1, 0, 30, 0}});
}

TEST_CASE("A party with more candidates than seats in most districts is no party") {
    SntvElection election{{"independents", "a", "none"}, {}};
    for (int d = 0; d < 3; ++d)
        election.districts.push_back(district(2, 2, d == 0 ? 2 : 3));
    for (int d = 0; d < 3; ++d)
        election.districts.push_back(district(2, 1, d == 0 ? 3 : 2));
    election.districts.push_back(district(1, 0, 9));
    CHECK(crowded_parties(election) == std::vector<CrowdedParty>{{"none", 2, 3}});
}
