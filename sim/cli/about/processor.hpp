#pragma once

#include <string>

#include "sim/engine/tally/settings.hpp"

namespace kenesh {

struct Processor {
    std::string name = "unknown processor";
    std::string vendor;
    int family = 0;
};

/// As /proc/cpuinfo has it.
[[nodiscard]] Processor this_processor();

/// Vector operations that a core starts in a cycle; 0 where this is not known. Intel since Skylake:
/// three ports, two of them for 512 bits (Intel, Optimization Reference Manual). AMD since Zen:
/// four pipes, which before family 26 take a 512-bit operation in two halves (AMD, Software
/// Optimization Guides for families 17h to 1Ah).
[[nodiscard]] double vector_operations_per_cycle(const Processor& processor, SimdTarget target);

}  // namespace kenesh
