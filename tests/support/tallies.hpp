#pragma once

#include "sim/engine/tally/tallies.hpp"

namespace kenesh::made {

/// The tallies of the same runs so many times.
inline Tallies repeated(Tallies tallies, std::int64_t times) {
    tallies.runs *= times;
    for (Int128& count : tallies.counts)
        count *= times;
    return tallies;
}

}  // namespace kenesh::made
