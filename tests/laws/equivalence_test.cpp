#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "sim/rules/table.hpp"
#include "sim/rules/two_round.hpp"
#include "tests/laws/contest.hpp"

/// Rules that are one another under some condition.
namespace kenesh::laws {
namespace {

std::uint32_t plurality_winner(const std::vector<std::int64_t>& votes) {
    return static_cast<std::uint32_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
}

TEST_CASE("with one seat every district rule is plurality, two rounds if there is a majority") {
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Draw draw(seed);
        const DistrictContest contest = draw_district(draw);
        const std::uint32_t winner = plurality_winner(contest.votes);
        INFO("seed " << seed);
        for (const NamedRule& rule : named_rules()) {
            if (const auto* ballot = std::get_if<BallotRule>(&rule.rule)) {
                REQUIRE(votes_per_voter(*ballot, 1) == 1);
            }
        }
        for (const GenderRule& rule :
             {GenderRule{NoGenderRule{}}, GenderRule{MaxSameGender{1}}, GenderRule{MinWomen{0}}}) {
            DistrictCount count;
            fill_seats(contest.votes, contest.genders, 1, rule, count);
            REQUIRE(count.elected.size() == 1);
            REQUIRE(count.elected.front().candidate == winner);
        }
        const std::int64_t valid =
            std::accumulate(contest.votes.begin(), contest.votes.end(), std::int64_t{0});
        const FirstRound round = count_first_round(contest.votes, valid);
        REQUIRE(round.elected.value_or(winner) == winner);
        REQUIRE(round.elected.has_value() == (2 * contest.votes[winner] > valid));
    }
}

/// Seats of party `who` that nominates `nominees` when the others nominate `plan`, all votes
/// divided evenly. Votes are multiples of every number of nominees.
int sntv_seats(const std::vector<std::int64_t>& party_votes, std::vector<int> plan, std::size_t who,
               int nominees, int seats) {
    plan[who] = nominees;
    std::vector<std::int64_t> votes;
    std::vector<std::size_t> party;
    for (std::size_t p = 0; p < plan.size(); ++p) {
        for (int n = 0; n < plan[p]; ++n) {
            votes.push_back(party_votes[p] / plan[p]);
            party.push_back(p);
        }
    }
    const std::vector<Gender> genders(votes.size(), Gender::unknown);
    DistrictCount count;
    fill_seats(votes, genders, seats, NoGenderRule{}, count);
    return static_cast<int>(
        std::count_if(count.elected.begin(), count.elected.end(),
                      [&](const Elected& e) { return party[e.candidate] == who; }));
}

// Cox 1991, SNTV and d'Hondt are "equivalent", Electoral Studies 10: parties that nominate as many
// as D'Hondt gives them and divide their votes evenly get them, and none gets more by nominating
// otherwise.
TEST_CASE("SNTV with optimal nomination and even division gives D'Hondt's seats") {
    int contests = 0;
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        Draw draw(seed);
        const int seats = static_cast<int>(1 + draw() % 6);
        std::vector<std::int64_t> votes(2 + draw() % 4);
        for (std::int64_t& v : votes)
            v = 60 * (1 + below(draw, 500));
        Apportionment dhondt;
        apportion(HighestAverages{}, votes, seats, dhondt);
        if (!dhondt.tied.empty()) continue;
        ++contests;
        std::vector<int> plan = dhondt.seats;
        for (int& nominees : plan)
            nominees = std::max(nominees, 1);
        INFO("seed " << seed);
        for (std::size_t p = 0; p < votes.size(); ++p) {
            REQUIRE(sntv_seats(votes, plan, p, plan[p], seats) == dhondt.seats[p]);
            for (int nominees = 1; nominees <= 6; ++nominees) {
                REQUIRE(sntv_seats(votes, plan, p, nominees, seats) <= dhondt.seats[p]);
            }
        }
    }
    CHECK(contests > 2500);
}

}  // namespace
}  // namespace kenesh::laws
