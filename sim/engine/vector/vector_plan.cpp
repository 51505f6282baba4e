#include "sim/engine/vector/vector_plan.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/core/math.hpp"
#include "sim/engine/random/normals.hpp"
#include "sim/engine/tally/measures.hpp"

namespace kenesh {
namespace {

constexpr double kLog2e = 0x1.71547652b82fep0;

/// Of log shares against the region's greatest: less is no voter (VectorPlan::kMostNoise).
constexpr double kLeastMean = -28.0;

float in_base_2(double exponent) noexcept {
    return static_cast<float>(exponent * kLog2e);
}

/// Appends the blocks of `places` places of one stream; says at which vector they begin.
class Blocks {
public:
    Blocks(const RoundKeys& keys, std::vector<BlockState>& list) : keys_(keys), list_(list) {}
    std::size_t add(Stream stream, std::size_t choice, std::size_t places) {
        const std::size_t first = 4 * list_.size();
        for (std::size_t block = 0; 4 * block < places; ++block)
            add_one(stream, choice, block);
        return first;
    }
    void add_one(Stream stream, std::size_t choice, std::size_t block) {
        list_.push_back(
            block_state(keys_, block_counter(stream, 0, static_cast<std::uint32_t>(choice),
                                             static_cast<std::uint32_t>(block), 0)));
    }

private:
    const RoundKeys& keys_;
    std::vector<BlockState>& list_;
};

void fill_head(const Plan& plan, VectorPlan& out) {
    Blocks head(out.keys, out.head);
    head.add(Stream::national, 0, plan.choices.size());
    out.z_tail = head.add(Stream::tail, 0, static_cast<std::size_t>(plan.tails));
    if (!plan.poll.empty()) out.z_poll = head.add(Stream::poll, 0, plan.choices.size() + 1);
    out.z_turnout = head.add(Stream::turnout_national, 0, 1);
    out.z_turnout_region = head.add(Stream::turnout_region, 0, out.regions);
    for (const std::uint32_t k : out.choice) {
        out.z_region.push_back(head.add(Stream::region, k, out.regions));
        for (std::size_t j = 0; j < plan.choices.size(); ++j) {
            out.national.push_back(j <= k ? in_base_2(plan.national_factor(k, j)) : 0.0f);
        }
        out.region_sd.push_back(in_base_2(plan.choices[k].region_sd));
        out.unit_sd.push_back(in_base_2(plan.choices[k].unit_sd));
    }
    for (std::size_t p = 0; p < plan.mean_preference.rows(); ++p) {
        double greatest = -std::numeric_limits<double>::infinity();
        for (const std::uint32_t k : out.choice)
            greatest = std::max(greatest, plan.mean_preference(p, k));
        for (const std::uint32_t k : out.choice) {
            const double mean = plan.mean_preference(p, k) - greatest;
            out.mean_factor.push_back(static_cast<float>(math::exp(std::max(mean, kLeastMean))));
        }
    }
}

void fill_units(const Plan& plan, VectorPlan& out) {
    Blocks blocks(out.keys, out.unit_blocks);
    for (std::size_t block = 0; 4 * block < out.units; ++block) {
        blocks.add_one(Stream::turnout_unit, 0, block);
        for (const std::uint32_t k : out.choice)
            blocks.add_one(Stream::unit, k, block);
    }
    out.region = plan.region;
    out.lean_place = plan.lean_place;
    out.turnout_full = plan.turnout_full;
    out.turnout_national = in_base_2(plan.turnout.national);
    out.turnout_region = in_base_2(plan.turnout.region);
    out.turnout_unit = in_base_2(plan.turnout.unit);
    out.valid_share = static_cast<float>(1.0 - plan.turnout.invalid);
    std::vector<double> by_region(out.regions, 0.0);
    double all = 0.0;
    for (std::size_t u = 0; u < out.units; ++u) {
        const double t = plan.turnout_full[u] != 0 ? 0.0 : math::exp(-plan.turnout_logit[u]);
        out.odds_against_turnout.push_back(static_cast<float>(t));
        out.registered.push_back(static_cast<float>(plan.registered[u]));
        by_region[plan.region[u]] += plan.registered[u];
        all += plan.registered[u];
    }
    out.all_registered = static_cast<float>(all);
    for (const double voters : by_region) {
        out.region_registered.push_back(static_cast<std::int32_t>(voters));
        out.wide_lists = out.wide_lists || voters >= 0x1p24;
    }
}

void fill_list_moves(const ListTransfers& lists, VectorPlan& out) {
    const auto slot_of = [&](std::uint32_t choice) {
        const auto at = std::find(out.choice.begin(), out.choice.end(), choice);
        return static_cast<std::size_t>(at - out.choice.begin());
    };
    for (const ListTransfer& one : lists.own) {
        VectorListMove move;
        move.from = static_cast<std::uint32_t>(slot_of(one.from));
        move.abstain = static_cast<float>(one.abstain);
        move.others = static_cast<float>(one.others);
        out.list_moves.push_back(move);
        out.moved[move.from] = static_cast<float>(1.0 - one.abstain - one.no_list);
        move.abstain = move.others = 0.0f;
        for (const auto& [list, part] : one.to) {
            move.to = OptionalIndex(slot_of(list));
            move.part = static_cast<float>(part);
            out.list_moves.push_back(move);
        }
    }
}

void fill_lists(const Plan& plan, VectorPlan& out) {
    const ListTransfers& lists = plan.list_transfers;
    out.abstain = static_cast<float>(lists.abstain);
    for (const std::uint32_t k : out.choice) {
        const PlanChoice& choice = plan.choices[k];
        out.list.push_back(choice.list ? 1 : 0);
        out.homeless.push_back(!choice.list && choice.kind != ChoiceKind::against_all ? 1 : 0);
        out.scattered.push_back(out.homeless.back() != 0 && lists.is_own[k] == 0 ? 1 : 0);
        out.moved.push_back(1.0f - out.abstain);
        if (!lists.by_list.empty()) out.transfer.push_back(static_cast<float>(lists.by_list[k]));
    }
    fill_list_moves(lists, out);
}

/// The tiers of a system in the order of the count; the plan receives them.
std::vector<VectorStep> vector_steps(const Plan& plan, std::size_t s, VectorPlan& out) {
    std::vector<VectorStep> steps;
    for (const bool last : {false, true}) {
        for (std::size_t t = 0; t < plan.systems[s].tiers.size(); ++t) {
            const TierPlan& tier = plan.systems[s].tiers[t];
            const auto* list = std::get_if<ListTierPlan>(&tier);
            if ((list != nullptr && list->rule.compensatory) != last) continue;
            if (list != nullptr) {
                steps.push_back({true, out.list_tiers.size()});
                out.list_tiers.push_back(vector_list_tier(plan, out.choice, list->rule, s, t));
            } else {
                steps.push_back({false, out.district_tiers.size()});
                out.district_tiers.push_back(
                    vector_district_tier(plan, std::get<DistrictTierPlan>(tier), s, t));
            }
        }
    }
    return steps;
}

void fill_systems(const Plan& plan, VectorPlan& out) {
    for (std::size_t s = 0; s < plan.systems.size(); ++s) {
        VectorSystem system;
        system.lists = plan.systems[s].list_seats > 0;
        system.steps = vector_steps(plan, s, out);
        out.lists = out.lists || system.lists;
        out.systems.push_back(std::move(system));
    }
}

/// What tiers and their contests need to know of each other.
void join_tiers(VectorPlan& out) {
    std::size_t districts = 0;
    for (std::size_t t = 0; t < out.district_tiers.size(); ++t) {
        VectorDistrictTier& tier = out.district_tiers[t];
        tier.first_district = districts;
        districts += tier.seats.size();
        VectorContest& contest = out.contests[tier.contest];
        contest.tiers.push_back(t);
        contest.most_seats.resize(tier.seats.size(), 0);
        for (std::size_t d = 0; d < tier.seats.size(); ++d) {
            contest.most_seats[d] = std::max(contest.most_seats[d], tier.seats[d].magnitude);
            contest.most_in_state =
                std::max<std::size_t>(contest.most_in_state, contest.most_seats[d]);
        }
        contest.sums = contest.sums || !out.systems[tier.system].lists;
        for (const VectorSeats& seats : tier.seats) {
            contest.by_gender = contest.by_gender || seats.rule != SeatRule::none;
        }
    }
}

}  // namespace

VectorPlan vector_plan(const Plan& plan) {
    VectorPlan out;
    out.plan = &plan;
    out.twins = plan.antithetic ? 2 : 1;
    out.keys = round_keys(plan.seed);
    out.most_preferred = most_preferred(plan);
    out.regions = plan.regions.size();
    out.units = plan.region.size();
    for (std::uint32_t k = 0; k < plan.choices.size(); ++k) {
        const PlanChoice& choice = plan.choices[k];
        if (!choice.present) continue;
        out.choice.push_back(k);
        out.party.push_back(is_actor(plan, k) ? 1 : 0);
    }
    fill_head(plan, out);
    fill_units(plan, out);
    fill_lists(plan, out);
    for (std::size_t c = 0; c < plan.contests.size(); ++c) {
        out.contests.push_back(vector_contest(plan, out.choice, out.keys, c));
    }
    fill_systems(plan, out);
    join_tiers(out);
    return out;
}

namespace {

/// Deviation of what is common to the units of a region; heavy tails reach further.
double common_sd(const Plan& plan, std::size_t k) {
    double variance = plan.choices[k].region_sd * plan.choices[k].region_sd;
    for (const double cell : plan.national_factor.row(k))
        variance += cell * cell;
    return (plan.tails > 0 ? 2.0 : 1.0) * std::sqrt(variance);
}

/// Why preferences leave the range of float32; empty where they do not.
std::string beyond_range(const Plan& plan) {
    // What is no voter at kLeastMean could be one if its noise were as large as this together.
    constexpr double kLiftsNobody = 6.5;
    double widest = 0.0, most_total = 0.0;
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        if (!plan.choices[k].present) continue;
        const double common = common_sd(plan, k);
        const double unit = plan.choices[k].unit_sd;
        widest = std::max(widest, common);
        most_total = std::max(most_total, std::sqrt(common * common + unit * unit));
    }
    if (kMostNormal * widest * kLog2e > VectorPlan::kMostNoise)
        return "national or regional noise beyond e^27";
    if (2.0 * kMostNormal * most_total <= kLiftsNobody) return {};
    for (std::size_t r = 0; r < plan.mean_preference.rows(); ++r) {
        double least = std::numeric_limits<double>::infinity(), greatest = -least;
        for (std::size_t k = 0; k < plan.choices.size(); ++k) {
            if (!plan.choices[k].present) continue;
            least = std::min(least, plan.mean_preference(r, k));
            greatest = std::max(greatest, plan.mean_preference(r, k));
        }
        if (least - greatest < kLeastMean)
            return "a choice below e^-28 of another, with noise that can lift it";
    }
    return {};
}

}  // namespace

std::string unsupported(const Plan& plan) {
    for (const PlanChoice& choice : plan.choices)
        if (choice.present && !(choice.strength > 0.0)) return "a choice of one contest alone";
    for (const SystemPlan& system : plan.systems) {
        for (const TierPlan& tier : system.tiers) {
            const auto* list = std::get_if<ListTierPlan>(&tier);
            if (list != nullptr && list->ballot) return "strengths or transfers of lists' own";
        }
    }
    if (!plan.list_districtings.empty()) return "lists by district";
    const double all = std::accumulate(plan.registered.begin(), plan.registered.end(), 0.0);
    if (all >= 0x1p31) return "2^31 voters or more";
    const Turnout& t = plan.turnout;
    const double least = *std::min_element(plan.turnout_logit.begin(), plan.turnout_logit.end());
    double most = kMostNormal * (t.national + t.region + t.unit) + std::max(0.0, -least);
    for (const PlanChoice& choice : plan.choices)
        most = std::max(most, kMostNormal * choice.unit_sd);
    if (most * kLog2e > VectorPlan::kMostNoise) return "noise of units or turnout beyond e^27";
    if (auto reason = beyond_range(plan); !reason.empty()) return reason;
    for (std::size_t c = 0; c < plan.contests.size(); ++c) {
        if (auto reason = unsupported_contest(plan, c); !reason.empty()) return reason;
    }
    for (const SystemPlan& system : plan.systems) {
        for (const TierPlan& tier : system.tiers) {
            const auto* district = std::get_if<DistrictTierPlan>(&tier);
            if (district == nullptr) continue;
            if (auto reason = unsupported_tier(plan, *district); !reason.empty()) return reason;
        }
    }
    return {};
}

}  // namespace kenesh
