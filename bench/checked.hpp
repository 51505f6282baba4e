#pragma once

#include <stdexcept>
#include <string>

namespace kenesh::bench {

/// A number that is wrong is not worth timing.
inline void require(bool right, const std::string& what) {
    if (!right) throw std::runtime_error(what + " differ from the scalar definition");
}

void register_engines();

}  // namespace kenesh::bench
