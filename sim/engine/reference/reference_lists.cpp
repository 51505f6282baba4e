#include "sim/engine/reference/reference_lists.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "sim/core/whole.hpp"

namespace kenesh {
namespace {

/// Real-valued list votes and bases of places, summed over their units.
struct PlaceBallots {
    Grid<double> votes;         ///< places x K
    std::vector<double> valid;  ///< per place
    std::vector<double> cast;
    std::vector<double> registered;
};

/// Who has a list on the ballot, and what it is worth.
struct Lists {
    std::vector<double> strength;  ///< K; 0 of choices that are absent
    const ListTransfers* transfers = nullptr;
    double total = 0.0;  ///< strength of those with a list
};

Lists lists_of(const Plan& plan, const OwnStrengths* own) {
    Lists out;
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        out.strength.push_back(own != nullptr ? own->share[k] : plan.choices[k].strength);
        if (plan.choices[k].list) out.total += out.strength.back();
    }
    out.transfers = own != nullptr ? &own->transfers : &plan.list_transfers;
    return out;
}

/// A list's part of votes that divide as the lists' own votes in the unit do; where there are none,
/// by national strength.
double share_of_lists(const Lists& lists, const Electorate& electorate, std::size_t u,
                      std::size_t k, double own_total) {
    if (own_total > 0.0) return electorate.votes(k, u) / own_total;
    return lists.total > 0.0 ? lists.strength[k] / lists.total : 0.0;
}

/// Share of a unit's homeless list votes that goes to each list: by the given transfer, else as
/// the lists' own votes.
double transfer_share(const Lists& lists, const Electorate& electorate, std::size_t u,
                      std::size_t k, double own_total) {
    const std::vector<double>& given = lists.transfers->by_list;
    return given.empty() ? share_of_lists(lists, electorate, u, k, own_total) : given[k];
}

/// Adds the list votes of those whose choice has a `transfer`.
void add_own_transfers(const Plan& plan, const Electorate& electorate, std::size_t u,
                       std::size_t place, const Lists& lists, double own_total, PlaceBallots& sums,
                       std::vector<double>& transferred) {
    double others = 0.0;
    for (const ListTransfer& one : lists.transfers->own) {
        const double supporters = electorate.votes(one.from, u);
        sums.valid[place] -= one.abstain * supporters;
        transferred[one.from] += (1.0 - one.abstain - one.no_list) * supporters;
        others += one.others * supporters;
        for (const auto& [list, part] : one.to)
            sums.votes(place, list) += part * supporters;
    }
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        if (plan.choices[k].list && lists.strength[k] > 0.0)
            sums.votes(place, k) += others * share_of_lists(lists, electorate, u, k, own_total);
    }
}

void add_unit(const Plan& plan, const Electorate& electorate, std::size_t u, std::size_t place,
              const Lists& lists, PlaceBallots& sums, std::vector<double>& transferred) {
    double own_total = 0.0;
    double homeless = 0.0;
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        const PlanChoice& choice = plan.choices[k];
        if (!(lists.strength[k] > 0.0) || choice.kind == ChoiceKind::against_all) continue;
        if (lists.transfers->is_own[k] != 0) continue;
        (choice.list ? own_total : homeless) += electorate.votes(k, u);
    }
    const double abstain = lists.transfers->abstain;
    const double moved = (1.0 - abstain) * homeless;
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        const PlanChoice& choice = plan.choices[k];
        if (!(lists.strength[k] > 0.0)) continue;
        if (choice.list) {
            sums.votes(place, k) +=
                electorate.votes(k, u) + moved * transfer_share(lists, electorate, u, k, own_total);
        } else if (choice.kind != ChoiceKind::against_all && lists.transfers->is_own[k] == 0) {
            transferred[k] += (1.0 - abstain) * electorate.votes(k, u);
        }
    }
    sums.valid[place] += electorate.valid[u] - abstain * homeless;
    sums.cast[place] += electorate.cast[u];
    sums.registered[place] += plan.registered[u];
    if (!lists.transfers->own.empty())
        add_own_transfers(plan, electorate, u, place, lists, own_total, sums, transferred);
}

/// Sums the units' list votes by place; `place_of`: per unit, or kNowhere of who takes no part.
void vote_by_place(const Plan& plan, const Electorate& electorate, const Lists& lists,
                   std::span<const std::uint32_t> place_of, std::size_t places, ListBallots& out) {
    const std::size_t choices = plan.choices.size();
    PlaceBallots sums{Grid<double>(places, choices), std::vector<double>(places),
                      std::vector<double>(places), std::vector<double>(places)};
    out.transferred.assign(choices, 0.0);
    for (std::size_t u = 0; u < place_of.size(); ++u) {
        if (place_of[u] != ListDistricting::kNowhere)
            add_unit(plan, electorate, u, place_of[u], lists, sums, out.transferred);
    }
    if (out.votes.rows() != places) out.votes = Grid<std::int64_t>(places, choices);
    out.valid.resize(places);
    out.cast.resize(places);
    out.registered.resize(places);
    for (std::size_t r = 0; r < places; ++r) {
        std::transform(sums.votes.row(r).begin(), sums.votes.row(r).end(), out.votes.row(r).begin(),
                       whole);
        out.valid[r] = whole(sums.valid[r]);
        out.cast[r] = whole(sums.cast[r]);
        out.registered[r] = whole(sums.registered[r]);
    }
}

}  // namespace

void vote_for_lists(const Plan& plan, const Electorate& electorate, const OwnStrengths* own,
                    ListVoting& out) {
    const Lists lists = lists_of(plan, own);
    vote_by_place(plan, electorate, lists, plan.region, plan.regions.size(), out.nation);
    out.districts.resize(plan.list_districtings.size());
    out.parts.resize(plan.list_districtings.size());
    for (std::size_t i = 0; i < plan.list_districtings.size(); ++i) {
        const ListDistricting& by = plan.list_districtings[i];
        vote_by_place(plan, electorate, lists, by.district_of, by.districts.size(),
                      out.districts[i]);
        if (!by.partial) continue;
        std::vector<std::uint32_t> region_of = plan.region;
        for (std::size_t u = 0; u < region_of.size(); ++u)
            if (by.district_of[u] == ListDistricting::kNowhere)
                region_of[u] = ListDistricting::kNowhere;
        vote_by_place(plan, electorate, lists, region_of, plan.regions.size(), out.parts[i]);
    }
}

}  // namespace kenesh
