#include "sim/engine/vector/vector_tiers.hpp"

#include <algorithm>
#include <variant>

namespace kenesh {
namespace {

/// Formulas that are exact in doubles for any votes below 2^31.
bool has_kernel(const ListRule& rule) {
    constexpr int kMostSeats = 1 << 18;
    if (!is_plain(rule) || rule.seats > kMostSeats) return false;
    if (const auto* quota = std::get_if<LargestRemainder>(&rule.formula)) {
        return quota->quota == Quota::hare && quota->rounding == QuotaRounding::exact;
    }
    const Divisor divisor = std::get<HighestAverages>(rule.formula).divisor;
    return divisor == Divisor::dhondt || divisor == Divisor::sainte_lague ||
           divisor == Divisor::danish;
}

}  // namespace

VectorDistrictTier vector_district_tier(const Plan& plan, const DistrictTierPlan& tier,
                                        std::size_t system, std::size_t position) {
    VectorDistrictTier out;
    out.system = system;
    out.tier = position;
    out.contest = tier.contest;
    const ContestPlan& contest = plan.contests[tier.contest];
    out.rerun = tier.against_all == AgainstAll::rerun && contest.against_all_on_ballot;
    for (std::size_t d = 0; d < tier.magnitude.size(); ++d) {
        VectorSeats seats;
        seats.magnitude = tier.magnitude[d];
        const int candidates =
            static_cast<int>(contest.first_candidate[d + 1] - contest.first_candidate[d]);
        const auto women = static_cast<int>(
            std::count_if(contest.candidates.begin() + contest.first_candidate[d],
                          contest.candidates.begin() + contest.first_candidate[d + 1],
                          [](const PlanCandidate& c) { return c.gender == Gender::woman; }));
        const int m = tier.magnitude[d];
        if (const auto* most = std::get_if<MaxSameGender>(&tier.gender[d]);
            most != nullptr && most->seats < m) {
            seats.rule = SeatRule::maximum;
            seats.bound = static_cast<std::uint32_t>(most->seats);
            const int free =
                std::min(most->seats, women) + std::min(most->seats, candidates - women);
            if (!contest.genders_drawn && free < std::min(m, candidates)) ++out.quota_unmet;
        } else if (const auto* least = std::get_if<MinWomen>(&tier.gender[d]); least != nullptr) {
            seats.rule = SeatRule::minimum;
            seats.bound = static_cast<std::uint32_t>(least->seats);
            if (!contest.genders_drawn && women < least->seats) ++out.quota_unmet;
        }
        out.quota_varies =
            out.quota_varies || (contest.genders_drawn && seats.rule != SeatRule::none);
        out.unfilled += std::max(0, m - candidates);
        out.seats.push_back(seats);
    }
    return out;
}

VectorListTier vector_list_tier(const Plan& plan, std::span<const std::uint32_t> slots,
                                const ListRule& rule, std::size_t system, std::size_t position) {
    VectorListTier one{system, position, has_kernel(rule), {}};
    for (const std::uint32_t k : slots) {
        one.threshold_ppm.push_back(threshold_of(rule.threshold, plan.choices[k].members).part());
    }
    return one;
}

std::string unsupported_tier(const Plan& plan, const DistrictTierPlan& tier) {
    const ContestPlan& contest = plan.contests[tier.contest];
    for (std::size_t d = 0; d < tier.gender.size(); ++d) {
        if (std::holds_alternative<NoGenderRule>(tier.gender[d])) continue;
        const auto* most = std::get_if<MaxSameGender>(&tier.gender[d]);
        if (most != nullptr && most->seats >= tier.magnitude[d]) continue;  // asks nothing
        if (const auto* least = std::get_if<MinWomen>(&tier.gender[d]);
            least != nullptr && least->seats > tier.magnitude[d]) {
            return "more women required than seats";
        }
        for (std::uint32_t c = contest.first_candidate[d]; c < contest.first_candidate[d + 1];
             ++c) {
            const PlanCandidate& one = contest.candidates[c];
            if (one.gender == Gender::unknown &&
                !(contest.genders_drawn && contest.choices[one.choice].women_drawn)) {
                return "candidates of unknown gender under a gender rule";
            }
        }
    }
    return {};
}

}  // namespace kenesh
