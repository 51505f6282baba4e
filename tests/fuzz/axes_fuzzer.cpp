// The axes of a sweep, one a line.
#include "sim/sweep/axis.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace kenesh;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = fuzz::text_of(data, size);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        Diagnostics mistakes;
        if (const auto axis = parse_axis(std::string(text.substr(0, end)), mistakes)) {
            const auto made = axis_of(*axis, mistakes);
            if (!made && mistakes.empty()) __builtin_trap();
        } else if (mistakes.empty()) {
            __builtin_trap();
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return 0;
}
