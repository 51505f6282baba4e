#pragma once

#include <string>

#include "sim/sweep/prior.hpp"

namespace kenesh::made {

/// A key that is anywhere between two values.
inline Prior uniform(const std::string& key, double low, double high) {
    Prior prior;
    prior.key = key;
    prior.low = low;
    prior.high = high;
    return prior;
}

}  // namespace kenesh::made
