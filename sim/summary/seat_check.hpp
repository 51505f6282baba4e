#pragma once

#include "sim/summary/summary.hpp"

namespace kenesh {

/// Throws std::runtime_error if the seats of some system are not its house's: then the program is
/// wrong, or counts that it was given are, and no number of theirs may be told.
void require_whole_houses(const Summary& summary);

}  // namespace kenesh
