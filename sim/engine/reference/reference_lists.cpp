#include "sim/engine/reference/reference_lists.hpp"

#include <algorithm>

#include "sim/core/whole.hpp"

namespace kenesh {
namespace {

/// Real-valued list votes and bases of one region, summed over its units.
struct RegionalBallots {
    Grid<double> votes;         ///< R x K
    std::vector<double> valid;  ///< R
    std::vector<double> cast;   ///< R
    std::vector<double> registered;
};

/// Share of a unit's homeless list votes that goes to each list: by the given transfer, else by
/// the lists' own votes in the unit, else by national strength.
double transfer_share(const Plan& plan, const Electorate& electorate, std::size_t u, std::size_t k,
                      double own_total, double strength_total) {
    if (!plan.list_transfer.empty()) return plan.list_transfer[k];
    if (own_total > 0.0) return electorate.votes(k, u) / own_total;
    return strength_total > 0.0 ? plan.choices[k].strength / strength_total : 0.0;
}

void add_unit(const Plan& plan, const Electorate& electorate, std::size_t u, double strength_total,
              RegionalBallots& sums, std::vector<double>& transferred) {
    const std::size_t r = plan.region[u];
    double own_total = 0.0;
    double homeless = 0.0;
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        const PlanChoice& choice = plan.choices[k];
        if (!choice.present || choice.kind == ChoiceKind::against_all) continue;
        (choice.list ? own_total : homeless) += electorate.votes(k, u);
    }
    const double moved = (1.0 - plan.list_abstain) * homeless;
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        const PlanChoice& choice = plan.choices[k];
        if (choice.list) {
            sums.votes(r, k) +=
                electorate.votes(k, u) +
                moved * transfer_share(plan, electorate, u, k, own_total, strength_total);
        } else if (choice.present && choice.kind != ChoiceKind::against_all) {
            transferred[k] += (1.0 - plan.list_abstain) * electorate.votes(k, u);
        }
    }
    sums.valid[r] += electorate.valid[u] - plan.list_abstain * homeless;
    sums.cast[r] += electorate.cast[u];
    sums.registered[r] += plan.registered[u];
}

}  // namespace

void vote_for_lists(const Plan& plan, const Electorate& electorate, ListBallots& out) {
    const std::size_t regions = plan.regions.size();
    const std::size_t choices = plan.choices.size();
    RegionalBallots sums{Grid<double>(regions, choices), std::vector<double>(regions),
                         std::vector<double>(regions), std::vector<double>(regions)};
    out.transferred.assign(choices, 0.0);
    double strength_total = 0.0;
    for (const PlanChoice& choice : plan.choices) {
        if (choice.list) strength_total += choice.strength;
    }
    for (std::size_t u = 0; u < plan.region.size(); ++u) {
        add_unit(plan, electorate, u, strength_total, sums, out.transferred);
    }
    if (out.votes.rows() != regions) out.votes = Grid<std::int64_t>(regions, choices);
    out.valid.resize(regions);
    out.cast.resize(regions);
    out.registered.resize(regions);
    for (std::size_t r = 0; r < regions; ++r) {
        std::transform(sums.votes.row(r).begin(), sums.votes.row(r).end(), out.votes.row(r).begin(),
                       whole);
        out.valid[r] = whole(sums.valid[r]);
        out.cast[r] = whole(sums.cast[r]);
        out.registered[r] = whole(sums.registered[r]);
    }
}

}  // namespace kenesh
