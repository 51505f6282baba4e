#include "sim/model/faults/faults.hpp"

#include <fmt/format.h>

#include "sim/core/diagnostics.hpp"
#include "sim/model/faults/choice_faults.hpp"
#include "sim/model/faults/contest_faults.hpp"
#include "sim/model/faults/contest_settings_faults.hpp"
#include "sim/model/faults/fault_list.hpp"
#include "sim/model/faults/geography_faults.hpp"
#include "sim/model/faults/system_faults.hpp"

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

std::vector<Fault> faults(const Scenario& scenario) {
    FaultList list;
    check_geography(scenario.geography, list);
    check_choices(scenario, list);
    check_contest_settings(scenario, list);
    check_systems(scenario, list);
    if (list.empty()) check_contests(scenario, list);
    return list.take();
}

void require_valid(const Scenario& scenario) {
    Diagnostics mistakes;
    for (Fault& fault : faults(scenario))
        if (!fault.can_run) mistakes.error({std::move(fault.where), 0, 0}, std::move(fault.what));
    mistakes.throw_if_any();
}

}  // namespace kenesh
