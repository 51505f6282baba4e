#include "sim/model/plan/transfers.hpp"

#include <algorithm>

#include "sim/model/contests.hpp"

namespace kenesh {
namespace {

std::size_t position_of(const Scenario& scenario, const std::string& id) {
    const auto found = std::ranges::find(scenario.choices, id, &Choice::id);
    return static_cast<std::size_t>(found - scenario.choices.begin());
}

/// Is a choice a line of the ballot in a district?
bool stands(const Scenario& scenario, const ContestPlan& contest, std::size_t d, std::size_t k) {
    if (scenario.choices[k].kind == ChoiceKind::against_all) return contest.against_all_on_ballot;
    return contest.fielded(d, k) > 0;
}

void add_moves(const Scenario& scenario, const Transfer& transfer, std::size_t d, std::size_t from,
               ContestPlan& contest) {
    const auto here = static_cast<std::uint32_t>(from);
    for (const auto& [id, part] : transfer.to) {
        const std::size_t k = position_of(scenario, id);
        if (part > 0.0 && stands(scenario, contest, d, k))
            contest.moves.push_back({here, static_cast<std::uint32_t>(k), part});
    }
    if (transfer.abstain > 0.0)
        contest.moves.push_back({here, TransferMove::kAbstain, transfer.abstain});
}

/// The given transfer among the lists that are present, rescaled; empty, so that the lists' own
/// votes decide, where none of them is.
std::vector<double> transfer_to_present(const Scenario& scenario, std::span<const double> shares) {
    std::vector<double> transfer = scenario.list_transfer;
    double total = 0.0;
    for (std::size_t k = 0; k < transfer.size(); ++k) {
        if (!scenario.choices[k].list || !(shares[k] > 0.0)) transfer[k] = 0.0;
        total += transfer[k];
    }
    if (!(total > 0.0)) return {};
    for (double& share : transfer)
        share /= total;
    return transfer;
}

ListTransfer list_transfer(const Scenario& scenario, const Transfer& transfer,
                           std::span<const double> shares, std::size_t from) {
    ListTransfer out;
    out.from = static_cast<std::uint32_t>(from);
    out.abstain = transfer.abstain;
    out.others = transfer.others;
    for (const auto& [id, part] : transfer.to) {
        const std::size_t k = position_of(scenario, id);
        const bool present = shares[k] > 0.0;
        if (present && scenario.choices[k].list)
            out.to.emplace_back(static_cast<std::uint32_t>(k), part);
        else if (present && scenario.choices[k].kind == ChoiceKind::against_all)
            out.no_list += part;
        else
            out.others += part;
    }
    return out;
}

}  // namespace

void plan_moves(const Scenario& scenario, std::span<const double> shares, ContestPlan& contest) {
    std::vector<std::optional<Transfer>> transfers;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        transfers.push_back(role_in_contest(scenario, contest.name, scenario.choices[k]).transfer);
        if (!(shares[k] > 0.0)) transfers.back().reset();
    }
    contest.first_move.push_back(0);
    for (std::size_t d = 0; d < contest.districts.size(); ++d) {
        for (std::size_t k = 0; k < shares.size(); ++k) {
            if (transfers[k] && contest.fielded(d, k) == 0)
                add_moves(scenario, *transfers[k], d, k, contest);
        }
        contest.first_move.push_back(static_cast<std::uint32_t>(contest.moves.size()));
    }
    if (contest.moves.empty()) contest.first_move.clear();
}

ListTransfers plan_list_transfers(const Scenario& scenario, const std::string& contest,
                                  std::span<const double> shares) {
    ListTransfers out;
    out.abstain = scenario.list_abstain;
    out.by_list = transfer_to_present(scenario, shares);
    out.is_own.assign(shares.size(), 0);
    for (std::size_t k = 0; k < shares.size(); ++k) {
        const Choice& choice = scenario.choices[k];
        if (choice.list || choice.kind == ChoiceKind::against_all || !(shares[k] > 0.0)) continue;
        const auto transfer =
            contest.empty() ? choice.transfer : role_in_contest(scenario, contest, choice).transfer;
        if (!transfer) continue;
        out.own.push_back(list_transfer(scenario, *transfer, shares, k));
        out.is_own[k] = 1;
    }
    return out;
}

}  // namespace kenesh
