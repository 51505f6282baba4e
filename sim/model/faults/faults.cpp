#include "sim/model/faults/faults.hpp"

#include <fmt/format.h>

#include "sim/core/diagnostics.hpp"
#include "sim/model/faults/choice_faults.hpp"
#include "sim/model/faults/contest_faults.hpp"
#include "sim/model/faults/contest_settings_faults.hpp"
#include "sim/model/faults/fault_list.hpp"
#include "sim/model/faults/geography_faults.hpp"
#include "sim/model/faults/system_faults.hpp"
#include "sim/model/faults/transfer_faults.hpp"
#include "sim/model/parts.hpp"

namespace kenesh {

void FaultList::number(const std::string& where, double value, NumberRange range) {
    if (std::string fault = range_fault(value, range); !fault.empty()) add(where, std::move(fault));
}

void FaultList::whole(const std::string& where, std::int64_t value, std::int64_t low,
                      std::int64_t high) {
    if (value >= low && value <= high) return;
    add(where, fmt::format("must be from {} to {}, not {}", low, high, value));
}

std::string path_of(const Choice& choice) {
    switch (choice.kind) {
        case ChoiceKind::party:
            return "party." + choice.id;
        case ChoiceKind::independents:
            return "independents";
        case ChoiceKind::against_all:
            return "against_all";
    }
    return {};
}

namespace {

void check_parts(const Scenario& scenario, FaultList& list) {
    const std::vector<std::size_t> units = units_without_part(scenario);
    if (units.empty()) return;
    list.add(
        fmt::format("geography.unit.{}", units[0]),
        fmt::format("{} unit{} in no district of any tier, the first '{}'", units.size(),
                    units.size() == 1 ? " is" : "s are", scenario.geography.units[units[0]].id));
}

}  // namespace

std::vector<Fault> faults(const Scenario& scenario) {
    FaultList list;
    check_geography(scenario.geography, list);
    check_choices(scenario, list);
    check_transfers(scenario, list);
    check_contest_settings(scenario, list);
    check_systems(scenario, list);
    if (list.empty()) check_contests(scenario, list);
    if (list.empty()) check_parts(scenario, list);
    return list.take();
}

void require_valid(const Scenario& scenario) {
    Diagnostics mistakes;
    for (Fault& fault : faults(scenario))
        if (!fault.can_run) mistakes.error({std::move(fault.where), 0, 0}, std::move(fault.what));
    mistakes.throw_if_any();
}

}  // namespace kenesh
