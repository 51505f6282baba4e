#pragma once

#include <string>
#include <vector>

#include "sim/report/count/counted.hpp"

namespace kenesh {

/// The pictures of a count into a folder; which ones is said on stderr, as results alone go to
/// stdout. `votes`: the files of votes; empty names are none.
void write_count_pictures(const std::string& folder, const std::vector<std::string>& votes,
                          const CountedElection& election);

}  // namespace kenesh
