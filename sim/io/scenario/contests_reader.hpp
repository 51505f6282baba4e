#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>

#include "sim/io/reading/table_reader.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// The tables [contest.NAME] of a scenario.
[[nodiscard]] std::map<std::string, ContestSettings> read_contests(const TableReader& scenario,
                                                                   std::span<const Choice> choices);

/// The tables [party.contest.NAME] of one choice.
[[nodiscard]] std::map<std::string, ContestValues> read_choice_contests(const TableReader& choice);

/// The `transfer` of a choice or of a contest, its parts rescaled to sum to 1. Ids are checked when
/// all choices are known.
[[nodiscard]] std::optional<Transfer> read_transfer(const TableReader& table);

/// Records transfers to a choice that is not there, or to oneself.
void check_transfer_ids(const TableReader& scenario, std::span<const Choice> choices);

/// Records contests that no tier has, and numbers of candidates beside a table of candidates for
/// the same contest. `read`: the scenario with its systems, of which none was left out.
/// Where `systems` came from outside, contests of the file may be gone with its systems: no
/// mistake.
void check_contest_names(const TableReader& scenario, const Scenario& read);

/// Drops the settings of contests that are gone with systems which `systems` from outside replaced.
void drop_contests_set_aside(const TableReader& scenario, Scenario& read);

}  // namespace kenesh
