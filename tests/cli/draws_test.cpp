#include <catch2/catch.hpp>
#include <cstdlib>

#include "sim/io/results/packing.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::text_of;

namespace {

const std::filesystem::path kRoot = kenesh::test::source_folder();

test::ProgramRun draw(const std::filesystem::path& file, const char* runs) {
    return test::run_program(
        kRoot, {"run", "three-equal-parties", "-n", runs, "--draws", file.string(), "-q"});
}

}  // namespace

TEST_CASE("compressed draws are read back by pandas as the plain ones", "[cli]") {
    if (!why_not_packed(PackedAs::zstd).empty()) return;
    const test::TemporaryFolder folder;
    for (const char* name : {"draws.csv", "draws.csv.gz", "draws.csv.zst"})
        REQUIRE(draw(folder.path() / name, "6000").code == 0);
    const std::string plain = text_of(folder.path() / "draws.csv");
    CHECK(plain.size() > 400'000);  // several pieces
    CHECK(text_of(folder.path() / "draws.csv.gz").starts_with("\x1f\x8b"));
    CHECK(text_of(folder.path() / "draws.csv.zst").starts_with("\x28\xb5\x2f\xfd"));
    CHECK(text_of(folder.path() / "draws.csv.gz").size() < plain.size() / 3);
    CHECK(text_of(folder.path() / "draws.csv.zst").size() < plain.size() / 3);
    // Debian's, which has Debian's pandas.
    const std::string python = "cd '" + folder.path().string() + "' && /usr/bin/python3 -c \"";
    if (std::system((python + "import pandas, zstandard\" 2>/dev/null").c_str()) != 0) {
        WARN("no pandas and zstandard: compressed draws were not read back");
        return;
    }
    CHECK(std::system((python +
                       "import pandas as p\n"
                       "a, b, c = (p.read_csv('draws.csv' + e) for e in ('', '.gz', '.zst'))\n"
                       "assert len(a) == 6000 * 6 and a.equals(b) and a.equals(c)\"")
                          .c_str()) == 0);
}

TEST_CASE("packing gives the same bytes however its input is cut", "[io]") {
    if (!why_not_packed(PackedAs::zstd).empty()) return;
    std::string text;
    for (int i = 0; i < 40'000; ++i)
        text += std::to_string(i * 7919 % 10'007) + ",";
    for (const PackedAs kind : {PackedAs::plain, PackedAs::gzip, PackedAs::zstd}) {
        const auto packed = [&](std::size_t piece) {
            Packing packing(kind);
            std::string out;
            for (std::size_t at = 0; at < text.size(); at += piece)
                out += packing.add(std::string_view(text).substr(at, piece));
            return out + packing.finish();
        };
        CHECK((packed(1000) == packed(text.size())));
        Packing nothing(kind);
        CHECK(nothing.finish().empty() == (kind == PackedAs::plain));
    }
    CHECK(packed_as("a.csv.gz") == PackedAs::gzip);
    CHECK(packed_as("a.zst") == PackedAs::zstd);
    CHECK(packed_as("gz") == PackedAs::plain);
}
