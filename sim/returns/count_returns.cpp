#include "sim/returns/count_returns.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <span>
#include <string_view>
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

/// Counts the tiers of one system in turn.
class Counter {
public:
    Counter(const System& system, const Returns& returns, const TieOrder& ties)
        : system_(system), shapes_(system), returns_(returns), ties_(ties) {
        out_.tiers.resize(system.tiers.size());
        for (const DistrictReturn& district : returns.districts)
            district_names_.insert(district.district);
        for (const DrawnLot& lot : ties_.drawn)
            lots_[lot.district].push_back(&lot);
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
            out_.house += choice.seats();
        return std::move(out_);
    }

private:
    ChoiceOutcome& choice(const std::string& name) {
        const auto [found, is_new] = choice_at_.try_emplace(name, out_.choices.size());
        if (is_new) out_.choices.push_back({name});
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
            std::vector<std::string> names;
            for (const CandidateReturn& candidate : district.candidates)
                names.push_back(candidate.name);
            const std::uint64_t contest = (std::uint64_t{number} << 32U) | d;
            out.districts.push_back(count_district(tier, *shape, district,
                                                   order_of(contest, district.district, names)));
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

    /// Equals as listed or by lot, then as the lots that were drawn say.
    std::vector<std::uint32_t> order_of(std::uint64_t contest, const std::string& district,
                                        const std::vector<std::string>& names) const {
        std::vector<std::uint32_t> order = order_of_equals(ties_.lot_seed, contest, names.size());
        const auto drawn = lots_.find(district);
        if (drawn == lots_.end()) return order;
        std::unordered_map<std::string_view, std::uint32_t> position;
        for (std::uint32_t i = 0; i < names.size(); ++i)
            position.try_emplace(names[i], i);
        std::vector<Before> before;
        for (const DrawnLot* lot : drawn->second) {
            const auto first = position.find(lot->first);
            const auto second = position.find(lot->second);
            if (first != position.end() && second != position.end())
                before.push_back({first->second, second->second});
        }
        auto settled = with_lots(order, before);
        assert(settled && "the reader refuses lots that contradict one another");
        return *settled;
    }

    ListTierOutcome count_tier(std::size_t number, const ListTier& tier) {
        const ListReturns& lists = out_.lists;
        std::vector<int> elsewhere;
        for (const std::string& list : lists.lists) {
            const ChoiceOutcome& row = choice(list);
            elsewhere.push_back(row.district_seats + row.list_seats);
        }
        ListTierOutcome out = count_lists(tier, lists, returns_.bases, std::move(elsewhere),
                                          [&](const std::string& district, std::size_t n) {
                                              return order_of((std::uint64_t{number} << 32U) | n,
                                                              district, lists.lists);
                                          });
        for (std::size_t l = 0; l < lists.lists.size(); ++l) {
            ChoiceOutcome& row = choice(lists.lists[l]);
            row.list_seats += out.count.seats[l];
            if (!out.count.dropped.empty()) row.dropped_seats += out.count.dropped[l];
        }
        return out;
    }

    const System& system_;
    SystemDistricts shapes_;
    const Returns& returns_;
    TieOrder ties_;
    std::unordered_map<std::string, std::vector<const DrawnLot*>> lots_;  ///< by district
    std::unordered_set<std::string> district_names_;
    std::unordered_map<std::string, std::size_t> choice_at_;  ///< in out_.choices
    SystemOutcome out_;
};

}  // namespace

SystemOutcome count_returns(const System& system, const Returns& returns, const TieOrder& ties) {
    return Counter(system, returns, ties).count();
}

}  // namespace kenesh
