// A table with commas, and with what seems to separate its cells.
#include "sim/io/text/csv_parser.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace kenesh;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    for (const char separator : {',', likely_separator(text)}) {
        Diagnostics mistakes;
        const auto table = parse_csv(text, "table.csv", mistakes, separator);
        if (!table && mistakes.empty()) __builtin_trap();
        if (!table) continue;
        for (const auto& row : table->rows)
            if (row.size() != table->header.size()) __builtin_trap();
    }
    return 0;
}
