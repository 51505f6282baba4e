#include "sim/model/faults/transfer_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

constexpr double kRounding = 1e-9;  // parts that were rescaled sum to 1 but for rounding

/// `owner`: whose transfer it is, "" where of all choices.
void check_transfer(const Scenario& scenario, const std::optional<Transfer>& transfer,
                    const std::string& owner, const std::string& where, FaultList& faults) {
    if (!transfer) return;
    faults.number(where + ".abstain", transfer->abstain, kShare);
    faults.number(where + ".others", transfer->others, kShare);
    double sum = transfer->abstain + transfer->others;
    for (const auto& [id, part] : transfer->to) {
        if (std::ranges::find(scenario.choices, id, &Choice::id) == scenario.choices.end())
            faults.add(where, fmt::format("unknown choice '{}'", id));
        if (id == owner) faults.add(where, fmt::format("'{}' transfers votes to itself", id));
        faults.number(fmt::format("{}.{}", where, id), part, kShare);
        sum += part;
    }
    if (!(std::abs(sum - 1.0) <= kRounding))
        faults.add(where, fmt::format("the parts sum to {:.6g}, not to 1", sum));
}

}  // namespace

void check_transfers(const Scenario& scenario, FaultList& faults) {
    for (const Choice& choice : scenario.choices) {
        const std::string where = path_of(choice);
        if (choice.transfer && choice.kind == ChoiceKind::against_all)
            faults.add(where + ".transfer", "against all is no choice that stands somewhere");
        check_transfer(scenario, choice.transfer, choice.id, where + ".transfer", faults);
        for (const auto& [name, values] : choice.contests)
            check_transfer(scenario, values.transfer, choice.id,
                           fmt::format("{}.contest.{}.transfer", where, name), faults);
    }
    for (const auto& [name, contest] : scenario.contests)
        check_transfer(scenario, contest.values.transfer, "",
                       fmt::format("contest.{}.transfer", name), faults);
}

}  // namespace kenesh
