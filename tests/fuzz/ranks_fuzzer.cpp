// What one process of a sweep sends another.
#include "sim/sweep/point_bytes.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace kenesh;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    if (const auto point = from_bytes(text)) {
        const std::vector<char> again = to_bytes(*point);
        if (std::string_view(again.data(), again.size()) != text) __builtin_trap();
    }
    return 0;
}
