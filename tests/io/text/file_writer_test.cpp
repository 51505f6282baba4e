#include "sim/io/text/file_writer.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace fs = std::filesystem;
using namespace kenesh;
using test::TemporaryFolder;
using test::text_of;

namespace {

std::size_t entries_of(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

void write(const fs::path& path, std::string_view bytes) {
    FileWriter file(path);
    file.write(bytes);
    file.commit();
}

}  // namespace

TEST_CASE("A file appears at commit or not at all", "[io]") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "a.csv";
    {
        FileWriter file(path);
        file.write("half");
    }
    CHECK(fs::is_empty(folder.path()));
    FileWriter file(path);
    file.write("one,");
    file.write("two\n");
    CHECK_FALSE(fs::exists(path));
    file.commit();
    CHECK(text_of(path) == "one,two\n");
    CHECK(entries_of(folder.path()) == 1);
}

TEST_CASE("A full device is an error, and is not replaced", "[io]") {
    if (!fs::is_character_file("/dev/full")) return;
    FileWriter file("/dev/full");
    CHECK_THROWS_AS(file.write("x"), FileError);
    CHECK(fs::is_character_file("/dev/full"));
}

// permissions: 0600 became 0644, a linked file was replaced by a file of its own.
TEST_CASE("An older file's permissions stay, and a link is followed", "[io]") {
    const TemporaryFolder folder;
    const fs::path real = folder.write("real.html", "old");
    ::chmod(real.c_str(), 0600);
    fs::create_symlink("real.html", folder.path() / "link.html");
    write(folder.path() / "link.html", "new");
    CHECK(fs::is_symlink(folder.path() / "link.html"));
    CHECK(text_of(real) == "new");
    CHECK(fs::status(real).permissions() == (fs::perms::owner_read | fs::perms::owner_write));

    fs::create_symlink("later.html", folder.path() / "dangling.html");
    write(folder.path() / "dangling.html", "new");
    CHECK(text_of(folder.path() / "later.html") == "new");
    fs::create_symlink("loop", folder.path() / "loop");
    CHECK_THROWS_AS(write(folder.path() / "loop", "x"), FileError);
}

TEST_CASE("A long name leaves room for the passing one", "[io]") {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / std::string(255, 'n');
    write(path, "x");
    CHECK(text_of(path) == "x");
}

TEST_CASE("What a killed process left is cleared; what is being written is not", "[io]") {
    const TemporaryFolder folder;
    const fs::path left = folder.write(".a.csv.4194999.0", "half");
    const fs::path other = folder.write(".a.csv.notes", "mine");
    FileWriter first(folder.path() / "a.csv");
    CHECK_FALSE(fs::exists(left));
    first.write("first");
    write(folder.path() / "a.csv", "second");
    first.commit();  // its passing file was not taken away
    CHECK(text_of(folder.path() / "a.csv") == "first");
    CHECK(text_of(other) == "mine");
}
