#include "sim/summary/most_seats.hpp"

#include <algorithm>

namespace kenesh {
namespace {

int most_of(const Plan& plan, const DistrictTierPlan& tier, std::size_t k) {
    const ContestPlan& contest = plan.contests[tier.contest];
    int most = 0;
    for (std::size_t d = 0; d < tier.magnitude.size(); ++d)
        most += std::min<int>(tier.magnitude[d], contest.fielded(d, k));
    return most;
}

int most_of(const Plan& plan, const ListTierPlan& tier, std::size_t k) {
    if (!plan.choices[k].list) return 0;
    int most = tier.rule.seats;
    if (tier.rule.max_seats) most = std::min(most, *tier.rule.max_seats);
    if (k < tier.rule.caps.size()) most = std::min(most, tier.rule.caps[k]);
    return most;
}

}  // namespace

int most_seats(const Plan& plan, const SystemPlan& system, std::size_t k) {
    int most = 0;
    for (const TierPlan& tier : system.tiers)
        most += std::visit([&](const auto& one) { return most_of(plan, one, k); }, tier);
    return most;
}

}  // namespace kenesh
