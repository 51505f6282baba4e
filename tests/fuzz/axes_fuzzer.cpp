// The axes of a sweep, one a line.
#include "sim/sweep/axis.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace kenesh;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::for_each_line(fuzz::text_of(data, size), [](const std::string& line) {
        Diagnostics mistakes;
        if (const auto axis = parse_axis(line, mistakes)) {
            const auto made = axis_of(*axis, mistakes);
            if (!made && mistakes.empty()) __builtin_trap();
        } else if (mistakes.empty()) {
            __builtin_trap();
        }
    });
    return 0;
}
