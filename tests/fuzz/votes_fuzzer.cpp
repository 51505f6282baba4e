// A file of votes as it may come from an election office, read for candidates and for lists.
#include "sim/io/returns/returns_reader.hpp"
#include "sim/io/votes/votes_table.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace kenesh;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // The first byte chooses how the file is said to be written.
    if (size == 0) return 0;
    VotesForm form;
    if (data[0] & 1) form.sum = true;
    if (data[0] & 2) form.decimal = DecimalMark::comma;
    if (data[0] & 4) form.wide_from = "Red";
    if (data[0] & 8) form.drop = {"Total"};
    if (data[0] & 16) form.separator = ';';
    const auto path = fuzz::write("votes.csv", fuzz::text_of(data + 1, size - 1));
    return fuzz::try_reading([&] {
        for (const VotesOf of : {VotesOf::anybody, VotesOf::candidates}) {
            Diagnostics mistakes;
            const auto table = read_votes(path, form, of, mistakes);
            if (!table && mistakes.empty()) __builtin_trap();
        }
        ReturnsFiles files;
        files.votes = path;
        files.form = form;
        System system;
        system.id = "lists";
        system.tiers.emplace_back(ListTier{});
        Diagnostics mistakes;
        if (!read_returns(files, std::array{system}, mistakes) && mistakes.empty())
            __builtin_trap();
    });
}
