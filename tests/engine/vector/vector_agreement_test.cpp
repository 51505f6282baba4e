#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "sim/engine/reference/reference.hpp"
#include "sim/engine/vector/kernels/kernels_batch.hpp"
#include "tests/support/republic.hpp"
#include "tests/support/targets.hpp"
#include "tests/support/wide_variants.hpp"

using namespace kenesh;

namespace {

/// Batches of the vector engine laid open, run by run.
class Batches {
public:
    Batches(const Plan& plan, SimdTarget target)
        : plan_(vector_plan(plan)),
          layout_(tally_layout(plan)),
          kernels_(batch_kernels(target)),
          tallies_(plan_, layout_, kernels_.lanes),
          state_(vector_state(plan_, kernels_.lanes, tallies_.places().sources.size())) {
        std::size_t candidates = 0;
        for (const VectorContest& contest : plan_.contests) {
            place_.emplace_back(contest.nominees.size());
            for (const VectorDistrict& district : contest.districts) {
                for (std::uint32_t i = 0; i < district.candidates; ++i) {
                    const VectorNominee& one = contest.nominees[district.first_candidate + i];
                    place_.back()[district.first_candidate + one.position] =
                        candidates + district.first_candidate + one.place;
                }
            }
            candidates += contest.nominees.size();
        }
        keys_ = LaneArray<std::int32_t>(candidates * plan_.twins * kernels_.lanes);
    }
    void run(std::uint64_t pair) {
        state_.trace = keys_.data();
        const auto run = plan_.twins == 2 ? kernels_.twins : kernels_.single;
        tallies_.add(static_cast<std::int64_t>(plan_.twins * kernels_.lanes),
                     [&](BatchCounters& counters) {
                         run(plan_, tallies_.places(), pair, kernels_.lanes, state_, counters);
                     });
    }
    [[nodiscard]] std::size_t lanes() const { return kernels_.lanes; }
    [[nodiscard]] const VectorPlan& plan() const { return plan_; }
    [[nodiscard]] VectorState& state() { return state_; }
    template <class T>
    [[nodiscard]] T at(const LaneArray<T>& array, std::size_t entry, std::size_t twin,
                       std::size_t lane) const {
        return array[(entry * plan_.twins + twin) * kernels_.lanes + lane];
    }
    [[nodiscard]] std::int64_t votes(std::size_t contest, std::size_t candidate, std::size_t twin,
                                     std::size_t lane) const {
        return at(keys_, place_[contest][candidate], twin, lane) >>
               plan_.contests[contest].key_shift;
    }

private:
    VectorPlan plan_;
    TallyLayout layout_;
    BatchKernels kernels_;
    VectorTallies tallies_;
    VectorState state_;
    std::vector<std::vector<std::size_t>> place_;  ///< of each candidate's key
    LaneArray<std::int32_t> keys_;
};

/// What the scalar rule makes of the votes that the kernels counted.
struct TierCount {
    std::vector<std::int64_t> seats;
    std::int64_t women = 0, replaced = 0, unmet = 0, ties = 0, elected_votes = 0;
    std::vector<std::vector<std::uint32_t>> elected;  ///< per district, sorted
};

std::vector<std::uint32_t> sorted_elected(const DistrictCount& count) {
    std::vector<std::uint32_t> list;
    for (const Elected& e : count.elected)
        list.push_back(e.candidate);
    std::sort(list.begin(), list.end());
    return list;
}

TierCount count_scalar(const Plan& plan, const DistrictTierPlan& tier, const Batches& batches,
                       std::size_t twin, std::size_t lane,
                       const std::vector<Gender>& drawn_genders) {
    const ContestPlan& contest = plan.contests[tier.contest];
    TierCount out;
    out.seats.assign(plan.choices.size(), 0);
    DistrictCount count;
    for (std::size_t d = 0; d < contest.districts.size(); ++d) {
        std::vector<std::int64_t> votes;
        std::vector<Gender> genders;
        const std::size_t first = contest.first_candidate[d];
        for (std::size_t c = first; c < contest.first_candidate[d + 1]; ++c) {
            votes.push_back(batches.votes(tier.contest, c, twin, lane));
            genders.push_back(drawn_genders[c]);
        }
        fill_seats(votes, genders, tier.magnitude[d], tier.gender[d], count);
        for (const Elected& e : count.elected) {
            ++out.seats[contest.candidates[first + e.candidate].choice];
            out.women += genders[e.candidate] == Gender::woman ? 1 : 0;
            out.elected_votes += votes[e.candidate];
        }
        out.replaced += count.gender_replacement;
        out.unmet += count.gender_quota_unmet ? 1 : 0;
        out.ties += count.tied.empty() ? 0 : 1;
        out.elected.push_back(sorted_elected(count));
    }
    return out;
}

struct Disagreement {
    std::int64_t districts = 0, other_elected = 0;
    std::int64_t lists = 0, other_lists = 0;
    double worst_vote = 0.0;  ///< largest difference of whole votes, in bounds
};

/// Whole votes of both engines differ by half a vote's rounding on both sides and by float32's
/// error, stated relative to the valid votes of the district or region.
constexpr double kRelative = 4e-6;

void compare_tier(const Plan& plan, const DistrictTierPlan& tier, std::size_t number,
                  Batches& batches, std::size_t twin, std::size_t lane,
                  const DistrictTierResult& expected, const std::vector<Gender>& genders,
                  Disagreement& out) {
    const TierCount count = count_scalar(plan, tier, batches, twin, lane, genders);
    const VectorPlan& vp = batches.plan();
    const VectorState& state = batches.state();
    for (std::size_t slot = 0; slot < vp.slots(); ++slot) {
        REQUIRE(batches.at(state.district_seats, number * vp.slots() + slot, twin, lane) ==
                count.seats[vp.choice[slot]]);
    }
    REQUIRE(batches.at(state.district_women, number, twin, lane) == count.women);
    REQUIRE(batches.at(state.replaced, number, twin, lane) == count.replaced);
    REQUIRE(batches.at(state.unmet, number, twin, lane) + vp.district_tiers[number].quota_unmet ==
            count.unmet);
    REQUIRE(batches.at(state.district_ties, number, twin, lane) == count.ties);
    REQUIRE(batches.at(state.elected_votes, number, twin, lane) == count.elected_votes);
    for (std::size_t d = 0; d < count.elected.size(); ++d) {
        ++out.districts;
        if (count.elected[d] != sorted_elected(expected.districts[d])) ++out.other_elected;
    }
}

void compare_votes(const Plan& plan, Batches& batches, std::size_t twin, std::size_t lane,
                   const Election& expected, Disagreement& out) {
    for (std::size_t t = 0; t < plan.contests.size(); ++t) {
        const ContestPlan& contest = plan.contests[t];
        for (std::size_t d = 0; d < contest.districts.size(); ++d) {
            // Supporters are whole numbers too: one more of them has as many votes more.
            const int votes = contest.votes_per_voter[d];
            const double bound = votes + kRelative * expected.contests[t].valid[d];
            for (std::size_t c = contest.first_candidate[d]; c < contest.first_candidate[d + 1];
                 ++c) {
                const auto difference = static_cast<double>(batches.votes(t, c, twin, lane) -
                                                            expected.contests[t].candidate[c]);
                out.worst_vote = std::max(out.worst_vote, std::abs(difference) / bound);
            }
        }
    }
}

void compare_lists(const Plan& plan, std::size_t tier, Batches& batches, std::size_t twin,
                   std::size_t lane, const Election& expected, Disagreement& out) {
    VectorState& state = batches.state();
    const VectorPlan& vp = batches.plan();
    const VectorListTier& one = vp.list_tiers[tier];
    for (std::size_t slot = 0; slot < vp.slots(); ++slot) {
        for (std::size_t r = 0; r < plan.regions.size(); ++r) {
            const double bound =
                1.0 + kRelative * static_cast<double>(expected.lists.nation.valid[r]);
            const auto difference = static_cast<double>(
                batches.at(state.whole_list_votes, r * vp.slots() + slot, twin, lane) -
                expected.lists.nation.votes(r, vp.choice[slot]));
            out.worst_vote = std::max(out.worst_vote, std::abs(difference) / bound);
        }
    }
    std::vector<std::int32_t> seats;
    const auto kept = [&](auto& array, std::size_t entry) {
        return batches.at(array, entry, twin, lane);
    };
    for (std::size_t slot = 0; slot < vp.slots(); ++slot) {
        seats.push_back(kept(state.list_seats, tier * vp.slots() + slot));
    }
    const std::vector<std::int32_t> others{kept(state.list_women, tier), kept(state.overhang, tier),
                                           kept(state.list_unfilled, tier),
                                           kept(state.list_ties, tier)};
    // The scalar rule on the same votes: exactly the same seats. The tier was the last of its
    // system, so that its own seats stand among those elsewhere by now.
    for (std::size_t slot = 0; slot < vp.slots(); ++slot) {
        state.elsewhere[(slot * vp.twins + twin) * batches.lanes() + lane] -= seats[slot];
    }
    count_list_lane(vp, tier, twin, lane, state);
    for (std::size_t slot = 0; slot < vp.slots(); ++slot) {
        REQUIRE(kept(state.list_seats, tier * vp.slots() + slot) == seats[slot]);
    }
    REQUIRE(others == std::vector<std::int32_t>{
                          kept(state.list_women, tier), kept(state.overhang, tier),
                          kept(state.list_unfilled, tier), kept(state.list_ties, tier)});
    const auto& reference = std::get<ListCount>(expected.systems[one.system].tiers[one.tier]).seats;
    ++out.lists;
    bool same = true;
    for (std::size_t slot = 0; slot < vp.slots(); ++slot) {
        same = same && seats[slot] == reference[vp.choice[slot]];
    }
    if (!same) ++out.other_lists;
}

Disagreement compare(const Plan& plan, SimdTarget target, std::uint64_t pairs) {
    Batches batches(plan, target);
    ReferenceEngine engine(plan);
    const std::size_t twins = batches.plan().twins;
    Disagreement out;
    for (std::uint64_t pair = 0; pair < pairs; pair += batches.lanes()) {
        batches.run(pair);
        for (std::size_t lane = 0; lane < batches.lanes(); ++lane) {
            for (std::size_t t = 0; t < twins; ++t) {
                const Election& expected =
                    engine.run(static_cast<std::int64_t>((pair + lane) * twins + t));
                compare_votes(plan, batches, t, lane, expected, out);
                for (std::size_t n = 0; n < batches.plan().district_tiers.size(); ++n) {
                    const VectorDistrictTier& tier = batches.plan().district_tiers[n];
                    compare_tier(
                        plan,
                        std::get<DistrictTierPlan>(plan.systems[tier.system].tiers[tier.tier]), n,
                        batches, t, lane,
                        std::get<DistrictTierResult>(
                            expected.systems[tier.system].tiers[tier.tier]),
                        expected.contests[tier.contest].gender, out);
                }
                // Bases stand for the tier counted last: one list tier per plan here.
                if (batches.plan().list_tiers.size() == 1) {
                    compare_lists(plan, 0, batches, t, lane, expected, out);
                }
            }
        }
    }
    return out;
}

/// Votes that differ by one or two can exchange candidates only where the margin is as small: with
/// thousands of votes between neighbours a few in ten thousand.
void check(const Disagreement& found) {
    INFO("districts " << found.districts << ", other elected " << found.other_elected << ", lists "
                      << found.lists << ", other seats " << found.other_lists
                      << ", worst vote difference over its bound " << found.worst_vote);
    CHECK(found.worst_vote <= 1.0);
    CHECK(static_cast<double>(found.other_elected) <= 2e-3 * static_cast<double>(found.districts));
    CHECK(static_cast<double>(found.other_lists) <= 5e-3 * static_cast<double>(found.lists));
}

}  // namespace

TEST_CASE("run by run the vector engine elects whom the reference engine elects") {
    for (const made::Variant& variant : made::kVariants) {
        Scenario s = made::lively();
        variant.change(s);
        INFO(variant.name);
        check(compare(make_plan(s), test::tested_targets().front(), 256));
    }
}

TEST_CASE("run by run they agree on several votes, drawn genders and millions of voters") {
    for (const made::Variant& variant : made::kWideVariants) {
        Scenario s = made::lively();
        variant.change(s);
        const Plan plan = make_plan(s);
        INFO(variant.name << ' ' << unsupported(plan));
        REQUIRE(unsupported(plan).empty());
        for (const SimdTarget target : test::tested_targets())
            check(compare(plan, target, 64));
    }
}

TEST_CASE("the same on every instruction set, in a scenario of a real one's size") {
    const Plan plan = make_plan(made::republic());
    for (const SimdTarget target : test::tested_targets())
        check(compare(plan, target, 512));
}
