// --set KEY=VALUE, one a line, put into a scenario.
#include "sim/io/reading/settings.hpp"
#include "sim/io/text/toml_document.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace kenesh;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Diagnostics mistakes;
    auto document = parse_toml(
        "runs = 3\n[turnout]\nmean = 0.5\n[[party]]\nid = \"a\"\n"
        "[[party]]\nid = \"b.c\"\n[[system]]\nid = \"s\"\n"
        "[[system.tier]]\nseats = 3\n",
        "scenario.toml", mistakes);
    fuzz::for_each_line(fuzz::text_of(data, size), [&](const std::string& line) {
        (void)find_key(line, *document);
        if (const auto setting = parse_setting({line}, mistakes))
            apply_setting(*setting, 0, *document, mistakes);
    });
    return 0;
}
