#include "sim/cli/about/processor.hpp"

#include <cstdlib>
#include <fstream>

namespace kenesh {

Processor this_processor() {
    Processor processor;
    std::ifstream file("/proc/cpuinfo");
    // Lines "key <tabs>: value"; an empty line ends the first processor.
    for (std::string line; std::getline(file, line) && !line.empty();) {
        const std::size_t colon = line.find(": ");
        if (colon == std::string::npos) continue;
        const std::string key = line.substr(0, line.find_first_of("\t:"));
        const std::string value = line.substr(colon + 2);
        if (key == "model name") processor.name = value;
        if (key == "vendor_id") processor.vendor = value;
        if (key == "cpu family") processor.family = std::atoi(value.c_str());
    }
    return processor;
}

double vector_operations_per_cycle(const Processor& processor, SimdTarget target) {
    const bool wide = target == SimdTarget::avx512;
    if (processor.vendor == "GenuineIntel") return wide ? 2.0 : 3.0;
    if (processor.vendor == "AuthenticAMD") return wide && processor.family < 26 ? 2.0 : 4.0;
    return 0.0;
}

}  // namespace kenesh
