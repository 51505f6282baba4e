#pragma once

#include <string>
#include <vector>

#include "sim/io/votes/votes_form.hpp"
#include "sim/io/votes/votes_rows.hpp"

namespace kenesh {

/// Asks the names of all rows: rows of `drop` go, those of `invalid` and `against_all` become what
/// they are; what looks like a sum, a blank or a reserved name and is named nowhere is a mistake,
/// as are names that the eye cannot tell apart. What was done goes to `notes`.
void check_names(const VotesForm& form, VotesRows& table, std::vector<std::string>& notes,
                 Diagnostics& mistakes);

}  // namespace kenesh
