#include "sim/returns/count_returns.hpp"

#include <catch2/catch.hpp>
#include <set>

namespace kenesh {
namespace {

constexpr Gender m = Gender::man;
constexpr Gender f = Gender::woman;

System system_of(std::vector<Tier> tiers) {
    return {"s", "S", std::move(tiers)};
}

DistrictTier districts(int seats, BallotRule rule) {
    DistrictTier tier;
    tier.seats = seats;
    tier.rule = rule;
    return tier;
}

ListTier lists(int seats, Threshold threshold = {}) {
    ListTier tier;
    tier.rule.seats = seats;
    tier.rule.threshold = std::move(threshold);
    return tier;
}

ListReturns list_returns(std::vector<std::string> names, std::vector<std::int64_t> votes) {
    ListReturns returns;
    returns.regions = {""};
    returns.lists = std::move(names);
    returns.votes = Grid<std::int64_t>(1, votes.size());
    returns.known = Grid<std::uint8_t>(1, votes.size(), 0);
    std::copy(votes.begin(), votes.end(), returns.votes.row(0).begin());
    returns.against_all = returns.unlisted = returns.invalid = {0};
    return returns;
}

int seats_of(const SystemOutcome& outcome, const std::string& choice) {
    for (const ChoiceOutcome& c : outcome.choices) {
        if (c.choice == choice) return c.district_seats + c.list_seats;
    }
    return -1;
}

const DistrictOutcome& first_district(const SystemOutcome& outcome) {
    return std::get<DistrictTierOutcome>(outcome.tiers[0]).districts[0];
}

const DistrictReturn kTied{
    "d",
    {{"A", "x", m, 50}, {"B", "y", m, 30}, {"C", "z", m, 30}, {"D", "x", f, 30}, {"E", "y", f, 10}},
    0,
    0};

TEST_CASE("districts are filled by their table, and those without votes are named") {
    DistrictTier tier = districts(1, Sntv{});
    tier.gender = MaxSameGender{1};
    tier.magnitudes = {{"d", 2, NoGenderRule{}}, {"e", 4, NoGenderRule{}}};
    const SystemOutcome outcome = count_returns(system_of({tier}), {{kTied}, {}, {}}, {});
    CHECK(first_district(outcome).seats == 2);
    CHECK(first_district(outcome).count.elected[1] == Elected{3, How::gender});
    CHECK(std::get<DistrictTierOutcome>(outcome.tiers[0]).missing == std::vector<std::string>{"e"});
    CHECK(seats_of(outcome, "x") == 2);
    CHECK(outcome.house == 2);
}

TEST_CASE("lots choose among equals only, the same for one seed, each of them for some") {
    const System system = system_of({districts(3, Sntv{})});
    std::set<std::uint32_t> last;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const SystemOutcome outcome = count_returns(system, {{kTied}, {}, {}}, {seed});
        const DistrictCount& count = first_district(outcome).count;
        CHECK(count.elected[0].candidate == 0);
        CHECK(count.tied == std::vector<std::uint32_t>{1, 2, 3});
        CHECK(count == first_district(count_returns(system, {{kTied}, {}, {}}, {seed})).count);
        last.insert(count.elected[2].candidate);
    }
    CHECK(last == std::set<std::uint32_t>{1, 2, 3});
}

TEST_CASE("lots among lists choose among equal votes, and names stay with their seats") {
    const System system = system_of({lists(3)});
    const Returns returns{{}, list_returns({"a", "b", "c", "d"}, {10, 25, 25, 40}), {}};
    std::set<int> seats_of_b;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        // Hare quota 33.3: remainders 10, 25, 25, 6.7; two seats are left for b and c.
        const SystemOutcome outcome = count_returns(system, returns, {seed});
        CHECK(seats_of(outcome, "d") == 1);
        CHECK(seats_of(outcome, "b") == 1);
        const Returns one_less{{}, returns.lists, {}};
        const SystemOutcome tied = count_returns(system_of({lists(2)}), one_less, {seed});
        CHECK(seats_of(tied, "b") + seats_of(tied, "c") == 1);
        seats_of_b.insert(seats_of(tied, "b"));
    }
    CHECK(seats_of_b == std::set<int>{0, 1});
}

TEST_CASE("a first round elects by more than half, against all among the valid votes") {
    DistrictTier tier = districts(1, TwoRound{});
    DistrictReturn district{"d", {{"A", "x", m, 50}, {"B", "y", m, 40}}, 10, 3};
    const auto pending = [&] {
        const SystemOutcome outcome = count_returns(system_of({tier}), {{district}, {}, {}}, {});
        return std::get<DistrictTierOutcome>(outcome.tiers[0]).pending;
    };
    CHECK(pending() == 1);
    tier.against_all = AgainstAll::absent;
    CHECK(pending() == 0);
    tier.against_all = AgainstAll::ignore;
    district.candidates[0].votes = 51;
    CHECK(pending() == 0);
}

TEST_CASE("against all with more than every candidate calls for a re-run where the law does") {
    DistrictTier tier = districts(1, Plurality{});
    const Returns returns{{{"d", {{"A", "x", m, 50}}, 51, 0}}, {}, {}};
    CHECK_FALSE(first_district(count_returns(system_of({tier}), returns, {})).rerun);
    tier.against_all = AgainstAll::rerun;
    CHECK(first_district(count_returns(system_of({tier}), returns, {})).rerun);
}

TEST_CASE("a system that wants lists gets sums of candidates' votes, without independents") {
    Returns returns{{kTied}, {}, {}};
    returns.districts[0].candidates.push_back({"F", "independents", m, 50});
    // x 80, y 40, z 30 of 200 valid votes: 21 % are 42.
    const SystemOutcome outcome =
        count_returns(system_of({lists(3, {.national = ppm(210'000)})}), returns, {});
    CHECK(outcome.lists.from_candidates);
    CHECK(seats_of(outcome, "x") == 3);
    CHECK(seats_of(outcome, "y") == 0);
    CHECK(outcome.lists.unlisted[0] == 50);
}

TEST_CASE("a compensatory tier counts last, whatever its place in the system") {
    ListTier tier = lists(4);
    tier.rule.compensatory = true;
    DistrictTier district = districts(2, BlockVote{});
    Returns returns{{{"d", {{"A1", "a", m, 60}, {"A2", "a", m, 59}, {"B1", "b", m, 40}}, 0, 0}},
                    list_returns({"a", "b"}, {60, 40}),
                    {}};
    // A house of 6: 3.6 and 2.4, so 4 and 2; a has 2 in the district.
    const SystemOutcome outcome = count_returns(system_of({tier, district}), returns, {});
    CHECK(std::get<ListTierOutcome>(outcome.tiers[0]).count.seats == std::vector<int>{2, 2});
    CHECK(outcome.house == 6);
}

TEST_CASE("joined lists by name, and divisions kept with the names in listing order") {
    ListTier tier = lists(4);
    tier.rule.formula = HighestAverages{};
    tier.joined = {{"c", "b"}};
    const Returns returns{{}, list_returns({"a", "b", "c"}, {59, 23, 18}), {}};
    for (const TieOrder& ties : {TieOrder{}, TieOrder{7}, TieOrder{8}}) {
        const SystemOutcome outcome = count_returns(system_of({tier}), returns, ties);
        CHECK(seats_of(outcome, "a") == 2);
        CHECK(seats_of(outcome, "b") == 1);
        CHECK(seats_of(outcome, "c") == 1);
        const auto& divisions = std::get<ListTierOutcome>(outcome.tiers[0]).steps.divisions;
        REQUIRE(divisions.size() == 2);
        CHECK(divisions[0].votes[0] == 59);
        CHECK(divisions[0].votes[1] + divisions[0].votes[2] == 41);
        CHECK(divisions[1].votes == std::vector<std::int64_t>{0, 23, 18});
    }
}

TEST_CASE("the bases of thresholds: what the file has, what is given, or nothing") {
    ListReturns returns = list_returns({"a"}, {100});
    returns.against_all = {5};
    const auto base = [&](ThresholdBase kind, const BaseReturns& bases) {
        return threshold_base({.national = ppm(1), .base = kind}, returns, bases);
    };
    using Base = std::vector<std::int64_t>;
    CHECK(base(ThresholdBase::valid, {}) == Base{105});
    CHECK_FALSE(base(ThresholdBase::votes_cast, {}));
    returns.invalid = {3};
    CHECK(base(ThresholdBase::votes_cast, {}) == Base{108});
    CHECK(base(ThresholdBase::votes_cast, {{120}, {}}) == Base{120});
    CHECK_FALSE(base(ThresholdBase::registered, {{120}, {}}));
    CHECK(base(ThresholdBase::registered, {{}, {300}}) == Base{300});
}

TEST_CASE("a number for the nation does for regions only where none is asked by its own") {
    ListReturns returns = list_returns({"a"}, {100});
    returns.regions = {"N", "S"};
    returns.votes = Grid<std::int64_t>(2, 1, 50);
    returns.known = Grid<std::uint8_t>(2, 1, 1);
    returns.against_all = returns.unlisted = returns.invalid = {0, 0};
    Threshold threshold{.regional = ppm(1), .base = ThresholdBase::registered};
    CHECK_FALSE(threshold_base(threshold, returns, {{}, {300}}));
    threshold.regional_base = RegionalBase::nation;
    CHECK(threshold_base(threshold, returns, {{}, {300}}) == std::vector<std::int64_t>{300, 0});
}

}  // namespace
}  // namespace kenesh
