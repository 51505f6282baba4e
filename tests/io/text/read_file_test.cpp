#include "sim/io/text/read_file.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "tests/support/temporary_folder.hpp"

namespace fs = std::filesystem;
using namespace kenesh;
using test::TemporaryFolder;

namespace {

/// What is wrong with the file; "" where it was read.
std::string mistake_of(const fs::path& path) {
    Diagnostics mistakes;
    const auto text = read_file(path, mistakes);
    CHECK(text.has_value() == mistakes.empty());
    return mistakes.empty() ? std::string() : mistakes.list().front().message;
}

}  // namespace

TEST_CASE("Devices and files without an end are refused", "[io]") {
    const TemporaryFolder folder;
    for (const char* device : {"/dev/zero", "/dev/null"})
        if (fs::is_character_file(device))
            CHECK_THAT(mistake_of(device), Catch::Contains("device"));
    // A file with a hole: more bytes than are read, none of them on the disk.
    const fs::path large = folder.write("large.csv", "a");
    fs::resize_file(large, (std::uintmax_t{1} << 30) + 1);
    CHECK_THAT(mistake_of(large), Catch::Contains("more than 1073741824 bytes"));
    CHECK_THAT(mistake_of(folder.path()), Catch::Contains("directory"));
}

TEST_CASE("A pipe is read to its end", "[io]") {
    const TemporaryFolder folder;
    const fs::path pipe = folder.path() / "votes";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    std::thread writer([&] { std::ofstream(pipe) << "choice,votes\nred,10\n"; });
    Diagnostics mistakes;
    CHECK(read_file(pipe, mistakes) == "choice,votes\nred,10\n");
    writer.join();
}
