// columns.toml, drawn lots, and --columns.
#include "sim/io/returns/lots_reader.hpp"
#include "sim/io/votes/votes_form.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace kenesh;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const auto path = fuzz::write("columns.toml", text);
    return fuzz::try_reading([&] {
        Diagnostics mistakes;
        VotesForm form;
        read_votes_form(path, form, mistakes);
        read_columns(text, {}, form, mistakes);
        (void)read_lots(path, Returns{}, mistakes);
    });
}
