#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

namespace kenesh {

/// One thing that is wrong with a scenario.
struct Fault {
    /// Path of the key at fault, as settings write it (party.red.strength,
    /// system.new.tier.0.seats), or of the table that it should stand in. Rows of tables are
    /// numbered from 0 (geography.unit.3, system.new.tier.0.candidates.12).
    std::string where;
    std::string what;
    /// It can be simulated all the same (docs/methods.md: seats without a candidate stay unfilled);
    /// in a file it is surely a mistake.
    bool can_run = false;
    friend bool operator==(const Fault&, const Fault&) = default;
};

/// Everything that is wrong with a scenario, whoever built it; make_plan() takes what has none but
/// those that can run.
[[nodiscard]] std::vector<Fault> faults(const Scenario& scenario);

/// The path of a choice's table: party.<id>, independents, against_all.
[[nodiscard]] std::string path_of(const Choice& choice);

/// Throws InputError with all faults that keep it from being simulated, the place of each its path.
void require_valid(const Scenario& scenario);

}  // namespace kenesh
