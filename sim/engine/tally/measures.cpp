#include "sim/engine/tally/measures.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/whole.hpp"

namespace kenesh {
namespace {

/// Sum over independents' candidates of squared votes, and votes for candidates not elected.
struct CandidateSums {
    double independents_squared = 0.0;
    std::int64_t wasted = 0;
};

CandidateSums sum_candidates(const Plan& plan, const DistrictTierPlan& tier,
                             const DistrictTierResult& result, const ContestVotes& votes,
                             std::vector<std::int64_t>& by_choice) {
    const ContestPlan& contest = plan.contests[tier.contest];
    CandidateSums sums;
    for (std::size_t c = 0; c < votes.candidate.size(); ++c) {
        const std::size_t k = contest.candidates[c].choice;
        by_choice[k] += votes.candidate[c];
        sums.wasted += votes.candidate[c];
        if (!is_actor(plan, k)) {
            const auto v = static_cast<double>(votes.candidate[c]);
            sums.independents_squared += v * v;
        }
    }
    for (std::size_t d = 0; d < result.districts.size(); ++d) {
        for (const Elected& elected : result.districts[d].elected) {
            sums.wasted -= votes.candidate[contest.first_candidate[d] + elected.candidate];
        }
    }
    return sums;
}

/// V of the system: its list votes if it has a list tier, otherwise candidate votes.
CandidateSums fill_votes(const Plan& plan, const SystemPlan& system, const Election& election,
                         const SystemResult& result, SystemMeasures& out) {
    CandidateSums sums;
    out.votes.assign(plan.choices.size(), 0);
    if (system.list_seats > 0) {
        const Grid<std::int64_t>& votes = ballots_of(election, system).votes;
        for (std::size_t r = 0; r < votes.rows(); ++r) {
            for (std::size_t k = 0; k < out.votes.size(); ++k) {
                out.votes[k] += votes(r, k);
            }
        }
        for (std::size_t k = 0; k < out.votes.size(); ++k) {
            if (out.list_seats[k] == 0) sums.wasted += out.votes[k];
        }
        return sums;
    }
    for (std::size_t t = 0; t < system.tiers.size(); ++t) {
        const auto& tier = std::get<DistrictTierPlan>(system.tiers[t]);
        const CandidateSums one =
            sum_candidates(plan, tier, std::get<DistrictTierResult>(result.tiers[t]),
                           election.contests[tier.contest], out.votes);
        sums.independents_squared += one.independents_squared;
        sums.wasted += one.wasted;
    }
    return sums;
}

/// Gallagher's and Loosemore and Hanby's index of seats against votes.
struct Disproportion {
    double squares = 0.0;
    double distance = 0.0;
    void add(double vote_share, double seat_share) noexcept {
        const double d = vote_share - seat_share;
        squares += d * d;
        distance += std::abs(d);
    }
    [[nodiscard]] std::int64_t gallagher() const noexcept {
        return whole(kShareUnit * std::sqrt(squares / 2.0));
    }
    [[nodiscard]] std::int64_t loosemore_hanby() const noexcept {
        return whole(kShareUnit * distance / 2.0);
    }
};

std::int64_t effective_number(double total, double squares,
                              std::int64_t most = kMostEffective) noexcept {
    if (squares <= 0.0) return 0;
    // The bound before R(), whose argument has one too.
    return whole(std::min(kEffectiveUnit * (total * total / squares), static_cast<double>(most)));
}

void fill_indices(const Plan& plan, const Election& election, const CandidateSums& sums,
                  SystemMeasures& out) {
    double votes = 0.0, votes_squared = sums.independents_squared, seats_squared = 0.0;
    double filled = 0.0, preferences = 0.0, preferences_squared = 0.0;
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        votes += static_cast<double>(out.votes[k]);
        filled += static_cast<double>(out.seats[k]);
        if (plan.choices[k].kind != ChoiceKind::against_all) preferences += election.preference[k];
    }
    Disproportion by_votes, by_preference;
    PerMeasure<std::int64_t>& of = out.house;
    const auto house = static_cast<double>(of[HouseMeasure::house]);
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        const auto v = static_cast<double>(out.votes[k]);
        const auto s = static_cast<double>(out.seats[k]);
        out.vote_share[k] = share_units(v, votes);
        if (!is_actor(plan, k)) {
            // Each independent member is a party of one seat.
            seats_squared += s;
            continue;
        }
        const double preference = preferences > 0.0 ? election.preference[k] / preferences : 0.0;
        const double seat_share = s / house;
        votes_squared += v * v;
        seats_squared += s * s;
        preferences_squared += preference * preference;
        by_votes.add(votes > 0.0 ? v / votes : 0.0, seat_share);
        by_preference.add(preference, seat_share);
    }
    of[HouseMeasure::gallagher] = by_votes.gallagher();
    of[HouseMeasure::loosemore_hanby] = by_votes.loosemore_hanby();
    of[HouseMeasure::gallagher_pref] = by_preference.gallagher();
    of[HouseMeasure::loosemore_hanby_pref] = by_preference.loosemore_hanby();
    of[HouseMeasure::effective_votes] = effective_number(votes, votes_squared);
    of[HouseMeasure::effective_seats] = effective_number(filled, seats_squared);
    of[HouseMeasure::effective_pref] =
        effective_number(1.0, preferences_squared, most_preferred(plan));
    of[HouseMeasure::wasted] = share_units(static_cast<double>(sums.wasted), votes);
}

void fill_largest(const Plan& plan, SystemMeasures& out) {
    out.largest.reset();
    bool tied = false, inversion = false;
    std::int64_t most = 0;
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        if (!is_actor(plan, k) || out.seats[k] < most || out.seats[k] == 0) continue;
        tied = out.seats[k] == most;
        out.largest = tied ? std::nullopt : std::optional(k);
        most = out.seats[k];
    }
    for (std::size_t k = 0; out.largest && k < plan.choices.size(); ++k)
        inversion = inversion || (is_actor(plan, k) && out.votes[k] > out.votes[*out.largest]);
    out.events[HouseEvent::tied_largest] = tied;
    out.events[HouseEvent::inversion] = inversion;
}

/// Sums over members. Shares were rounded one by one: together they may be a little above 1.
void fill_bloc(const Plan& plan, std::size_t b, SystemMeasures& out) {
    const PlanBloc& bloc = plan.blocs[b];
    for (const auto values :
         {&ChoiceMeasures::seats, &ChoiceMeasures::list_seats, &ChoiceMeasures::district_seats,
          &ChoiceMeasures::vote_share, &ChoiceMeasures::list_transfer}) {
        for (std::size_t k = 0; k < plan.choices.size(); ++k)
            if (bloc.member[k] != 0) (out.blocs.*values)[b] += (out.*values)[k];
    }
    std::int64_t& share = out.blocs.vote_share[b];
    share = std::min(share, kShareUnit);
    std::int64_t most_outside = 0;
    for (std::size_t k = 0; k < plan.choices.size(); ++k)
        if (bloc.member[k] == 0 && is_actor(plan, k))
            most_outside = std::max(most_outside, out.seats[k]);
    out.largest_bloc[b] = out.blocs.seats[b] > most_outside;
}

void fill_blocs(const Plan& plan, SystemMeasures& out) {
    const std::size_t blocs = plan.blocs.size();
    ChoiceMeasures& sums = out.blocs;
    for (auto* values : {&sums.seats, &sums.list_seats, &sums.district_seats, &sums.vote_share,
                         &sums.list_transfer})
        values->assign(blocs, 0);
    out.largest_bloc.assign(blocs, false);
    for (std::size_t b = 0; b < blocs; ++b)
        fill_bloc(plan, b, out);
}

void fill_events(const SystemResult& result, PerMeasure<std::int64_t>& of) {
    for (const HouseMeasure event :
         {HouseMeasure::gender_replacement, HouseMeasure::gender_quota_unmet, HouseMeasure::rerun,
          HouseMeasure::deciding_ties})
        of[event] = 0;
    for (const TierResult& tier : result.tiers) {
        if (const auto* list = std::get_if<ListCount>(&tier)) {
            if (!list->tied.empty()) ++of[HouseMeasure::deciding_ties];
            continue;
        }
        if (const auto* lists = std::get_if<ListDistrictsResult>(&tier)) {
            for (const ListCount& district : lists->districts)
                of[HouseMeasure::deciding_ties] += district.tied.empty() ? 0 : 1;
            continue;
        }
        const auto& districts = std::get<DistrictTierResult>(tier);
        of[HouseMeasure::rerun] += districts.reruns;
        for (const DistrictCount& district : districts.districts) {
            of[HouseMeasure::gender_replacement] += district.gender_replacement;
            of[HouseMeasure::gender_quota_unmet] += district.gender_quota_unmet ? 1 : 0;
            of[HouseMeasure::deciding_ties] += district.tied.empty() ? 0 : 1;
        }
    }
    of[HouseMeasure::unfilled] = result.unfilled;
}

}  // namespace

std::int64_t most_preferred(const Plan& plan) noexcept {
    const auto counted = [](const PlanChoice& choice) {
        return choice.present && choice.kind != ChoiceKind::against_all;
    };
    return std::min<std::int64_t>(std::ranges::count_if(plan.choices, counted) * kEffectiveUnit,
                                  kMostEffective);
}

std::int64_t share_units(double part, double all) noexcept {
    return all > 0.0 ? whole(kShareUnit * (part / all)) : 0;
}

void measure(const Plan& plan, const SystemPlan& system, const Election& election,
             const SystemResult& result, SystemMeasures& out) {
    const std::size_t choices = plan.choices.size();
    for (auto* values :
         {&out.seats, &out.list_seats, &out.district_seats, &out.vote_share, &out.list_transfer}) {
        values->assign(choices, 0);
    }
    // Counted, not assumed: the summary checks it against the law's number in every run.
    std::int64_t& house = out.house[HouseMeasure::house];
    house = result.unfilled;
    for (std::size_t k = 0; k < choices; ++k) {
        out.list_seats[k] = result.list_seats[k];
        out.district_seats[k] = result.district_seats[k];
        out.seats[k] = result.list_seats[k] + result.district_seats[k];
        house += out.seats[k];
    }
    out.house[HouseMeasure::women] = result.women;
    const CandidateSums sums = fill_votes(plan, system, election, result, out);
    fill_indices(plan, election, sums, out);
    if (system.list_seats > 0) {
        double all = 0.0;
        for (const std::int64_t v : out.votes)
            all += static_cast<double>(v);
        for (std::size_t k = 0; k < choices; ++k) {
            out.list_transfer[k] = share_units(ballots_of(election, system).transferred[k], all);
        }
    }
    fill_largest(plan, out);
    fill_blocs(plan, out);
    fill_events(result, out.house);
}

}  // namespace kenesh
