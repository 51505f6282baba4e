#include "sim/returns/count_returns.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "sim/returns/listing_order.hpp"

namespace kenesh {
namespace {

/// Elected in a first round, or the seat waits for the second.
void count_two_rounds(const DistrictTier& tier, const DistrictReturn& district,
                      std::span<const std::int64_t> votes, DistrictOutcome& out) {
    const bool against = tier.against_all != AgainstAll::absent;
    const std::int64_t valid =
        std::accumulate(votes.begin(), votes.end(), against ? district.against_all : 0);
    out.first_round = count_first_round(votes, valid);
    if (!out.first_round->elected) out.count.elected.clear();
    out.count.tied = out.first_round->tied;
}

void to_listing(const std::vector<std::uint32_t>& order, DistrictOutcome& out) {
    for (Elected& elected : out.count.elected)
        elected.candidate = order[elected.candidate];
    for (std::uint32_t& c : out.count.skipped)
        c = order[c];
    relabel(out.count.tied, order);
    if (!out.first_round) return;
    FirstRound& round = *out.first_round;
    if (round.elected) round.elected = order[*round.elected];
    for (std::uint32_t& c : round.second_round)
        c = order[c];
    relabel(round.tied, order);
}

DistrictOutcome count_district(const DistrictTier& tier, const DistrictShape& shape,
                               const DistrictReturn& district,
                               const std::vector<std::uint32_t>& order) {
    DistrictOutcome out;
    out.seats = shape.seats;
    out.gender = shape.gender;
    std::vector<std::int64_t> votes;
    std::vector<Gender> genders;
    for (const std::uint32_t c : order) {
        votes.push_back(district.candidates[c].votes);
        genders.push_back(district.candidates[c].gender);
    }
    fill_seats(votes, genders, shape.seats, shape.gender, out.count);
    if (std::holds_alternative<TwoRound>(tier.rule)) count_two_rounds(tier, district, votes, out);
    const std::int64_t most = votes.empty() ? 0 : *std::max_element(votes.begin(), votes.end());
    out.rerun = tier.against_all == AgainstAll::rerun && district.against_all > most;
    to_listing(order, out);
    return out;
}

std::vector<std::vector<std::uint32_t>> joined_positions(const ListTier& tier,
                                                         const ListReturns& lists) {
    std::unordered_map<std::string, std::uint32_t> position;
    for (std::uint32_t l = 0; !tier.joined.empty() && l < lists.lists.size(); ++l)
        position.try_emplace(lists.lists[l], l);
    std::vector<std::vector<std::uint32_t>> groups;
    for (const auto& names : tier.joined) {
        std::vector<std::uint32_t> group;
        for (const std::string& name : names) {
            const auto list = position.find(name);
            if (list != position.end()) group.push_back(list->second);
        }
        if (group.size() > 1) groups.push_back(std::move(group));
    }
    return groups;
}

/// Counts the tiers of one system in turn.
class Counter {
public:
    Counter(const System& system, const Returns& returns, const TieOrder& ties)
        : system_(system), shapes_(system), returns_(returns), ties_(ties) {
        out_.tiers.resize(system.tiers.size());
        for (const DistrictReturn& district : returns.districts)
            district_names_.insert(district.district);
    }

    SystemOutcome count() && {
        add_choices();
        for (std::size_t t = 0; t < system_.tiers.size(); ++t) {
            if (const auto* tier = std::get_if<DistrictTier>(&system_.tiers[t])) {
                out_.tiers[t] = count_tier(t, *tier);
            }
        }
        for (const bool compensatory : {false, true}) {
            for (std::size_t t = 0; t < system_.tiers.size(); ++t) {
                const auto* tier = std::get_if<ListTier>(&system_.tiers[t]);
                if (tier != nullptr && tier->rule.compensatory == compensatory) {
                    out_.tiers[t] = count_tier(t, *tier);
                }
            }
        }
        for (const ChoiceOutcome& choice : out_.choices)
            out_.house += choice.district_seats + choice.list_seats;
        return std::move(out_);
    }

private:
    ChoiceOutcome& choice(const std::string& name) {
        const auto [found, is_new] = choice_at_.try_emplace(name, out_.choices.size());
        if (is_new) out_.choices.push_back({name, 0, 0, 0, 0});
        return out_.choices[found->second];
    }

    void add_choices() {
        for (const DistrictReturn& district : returns_.districts) {
            for (const CandidateReturn& candidate : district.candidates)
                choice(candidate.choice).candidate_votes += candidate.votes;
        }
        const bool wants_lists =
            std::any_of(system_.tiers.begin(), system_.tiers.end(),
                        [](const Tier& tier) { return std::holds_alternative<ListTier>(tier); });
        if (!wants_lists) return;
        out_.lists = returns_.lists ? *returns_.lists : lists_from_candidates(returns_.districts);
        for (std::size_t l = 0; l < out_.lists.lists.size(); ++l) {
            ChoiceOutcome& row = choice(out_.lists.lists[l]);
            for (std::size_t r = 0; r < out_.lists.regions.size(); ++r)
                row.list_votes += out_.lists.votes(r, l);
        }
    }

    DistrictTierOutcome count_tier(std::size_t number, const DistrictTier& tier) {
        DistrictTierOutcome out;
        for (std::size_t d = 0; d < returns_.districts.size(); ++d) {
            const DistrictReturn& district = returns_.districts[d];
            const auto shape = shapes_.shape(number, district.district);
            if (!shape) continue;
            const std::uint64_t contest = (std::uint64_t{number} << 32U) | d;
            out.districts.push_back(
                count_district(tier, *shape, district,
                               order_of_equals(ties_, contest, district.candidates.size())));
            DistrictOutcome& outcome = out.districts.back();
            outcome.district = d;
            for (const Elected& elected : outcome.count.elected)
                ++choice(district.candidates[elected.candidate].choice).district_seats;
            out.seats += static_cast<int>(outcome.count.elected.size());
            out.pending += outcome.first_round && !outcome.first_round->elected ? 1 : 0;
        }
        for (const DistrictMagnitude& row : tier.magnitudes) {
            if (!district_names_.contains(row.district)) out.missing.push_back(row.district);
        }
        return out;
    }

    ListTierOutcome count_tier(std::size_t number, const ListTier& tier) {
        const ListReturns& lists = out_.lists;
        ListTierOutcome out;
        out.rule = tier.rule;
        out.rule.joined = joined_positions(tier, lists);
        const auto base = threshold_base(tier.rule.threshold, lists, returns_.bases);
        assert(base && "the reader refuses returns without the thresholds' base");
        out.base = *base;
        for (const std::string& list : lists.lists) {
            const ChoiceOutcome& row = choice(list);
            out.elsewhere.push_back(row.district_seats + row.list_seats);
        }
        const std::vector<std::uint32_t> order =
            order_of_equals(ties_, std::uint64_t{number} << 32U, lists.lists.size());
        const ReorderedLists in = reorder(out, lists, order);
        count_list_tier(in.rule,
                        {in.votes.view(), out.base, in.elsewhere, in.members, in.known.view()},
                        work_, out.count, &out.steps);
        to_listing(order, out);
        for (std::size_t l = 0; l < lists.lists.size(); ++l)
            choice(lists.lists[l]).list_seats += out.count.seats[l];
        return out;
    }

    const System& system_;
    SystemDistricts shapes_;
    const Returns& returns_;
    TieOrder ties_;
    ListWork work_;
    std::unordered_set<std::string> district_names_;
    std::unordered_map<std::string, std::size_t> choice_at_;  ///< in out_.choices
    SystemOutcome out_;
};

}  // namespace

std::optional<std::vector<std::int64_t>> threshold_base(const Threshold& threshold,
                                                        const ListReturns& lists,
                                                        const BaseReturns& bases) {
    const std::size_t regions = lists.regions.size();
    std::vector<std::int64_t> valid(regions, 0);
    for (std::size_t r = 0; r < regions; ++r) {
        const auto votes = lists.votes.row(r);
        valid[r] =
            std::accumulate(votes.begin(), votes.end(), lists.against_all[r] + lists.unlisted[r]);
    }
    const bool asked = !threshold.national.is_zero() || !threshold.regional.is_zero() ||
                       !threshold.coalitions.empty();
    if (threshold.base == ThresholdBase::valid || !asked) return valid;
    std::vector<std::int64_t> base =
        threshold.base == ThresholdBase::votes_cast ? bases.votes_cast : bases.registered;
    const bool invalid_told = std::any_of(lists.invalid.begin(), lists.invalid.end(),
                                          [](std::int64_t v) { return v > 0; });
    if (base.empty() && threshold.base == ThresholdBase::votes_cast && invalid_told) {
        std::transform(valid.begin(), valid.end(), lists.invalid.begin(), valid.begin(),
                       std::plus<>());
        return valid;
    }
    const bool regional =
        !threshold.regional.is_zero() && threshold.regional_base == RegionalBase::region;
    if (base.empty() || (base.size() < regions && regional)) return std::nullopt;
    base.resize(regions, 0);  // a number for the nation stands with the first region
    return base;
}

SystemOutcome count_returns(const System& system, const Returns& returns, const TieOrder& ties) {
    return Counter(system, returns, ties).count();
}

}  // namespace kenesh
