#pragma once

#include <string>

#include "tests/support/scenarios.hpp"

namespace kenesh::made {

/// Every text that a user chooses is as bad as it can be.
inline Scenario hostile() {
    const std::string script = "<script>alert(1)</script>";
    Scenario scenario = lively();
    scenario.title = "</title>" + script;
    for (Choice& choice : scenario.choices) {
        choice.name =
            (choice.id == "a" ? "=1+1" : "") + script + "\" onload=\"alert(2)' =cmd & " + choice.id;
        choice.color = "red;\"><img src=x onerror=alert(3)>";
    }
    for (System& system : scenario.systems)
        system.name = "<img src=x onerror=alert(4)>" + system.id;
    for (Districting& districting : scenario.geography.districtings)
        for (std::string& name : districting.districts)
            name = "=cmd|' /C calc'!A0,<b>&\"'" + name;
    return scenario;
}

}  // namespace kenesh::made
