#pragma once

#include <optional>
#include <string>

#include "sim/io/text/toml_writer.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

void write_nominees(const Nominees& nominees, std::string_view key, TomlWriter& out);

/// Nothing where there is none.
void write_transfer(const std::optional<Transfer>& transfer, TomlWriter& out);

/// The tables [contest.NAME].
void write_contests(const Scenario& scenario, TomlWriter& out);

/// The tables of one choice's contests; `section`: of the choice, as in [party.contest.NAME].
void write_choice_contests(const Choice& choice, const std::string& section, TomlWriter& out);

}  // namespace kenesh
