#include "sim/io/results/result_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sim/core/diagnostics.hpp"
#include "sim/io/results/result_names.hpp"
#include "sim/io/text/file_error.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace fs = std::filesystem;
using namespace kenesh;
using test::TemporaryFolder;
using test::text_of;

namespace {

using Names = std::vector<std::string>;

const std::vector<ResultFile> kFiles{
    {"summary.json", "{}\n"}, {"seats.csv", "system\n"}, {"tables/units.csv", "unit\n"}};
const std::vector<ResultFile> kNewer{{"summary.json", "new"}};

Manifest of(const std::string& digest, bool interrupted = false) {
    Manifest manifest;
    manifest.scenario_digest = digest;
    manifest.interrupted = interrupted;
    return manifest;
}

/// All names below a folder, hidden ones too.
Names names_in(const fs::path& folder) {
    Names names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        names.push_back(fs::relative(entry.path(), folder).string());
    std::sort(names.begin(), names.end());
    return names;
}

/// Nothing may be written there, and what is there stays as it is.
void check_left_alone(const fs::path& folder, const std::string& words) {
    const Names before = names_in(folder);
    std::string said;
    try {
        write_result_folder(folder, kNewer, of(""), true);
    } catch (const InputError& error) {
        for (const Diagnostic& mistake : error.diagnostics())
            said += mistake.message + "\n";
    }
    CHECK_THAT(said, Catch::Contains(words));
    CHECK(names_in(folder) == before);
}

/// Where a run that writes into the folder itself is killed: some files are moved, the rest and
/// the manifest are not.
void kill_in_place(const fs::path& folder, const fs::path& spare) {
    write_result_folder(spare / "r", kNewer, of(""));
    const fs::path scratch = folder / ("." + folder.filename().string() + ".4194999.0");
    fs::create_directory(scratch);
    fs::copy_file(spare / "r/manifest.json", scratch / "manifest.json");
    fs::copy_file(spare / "r/summary.json", folder / "summary.json",
                  fs::copy_options::overwrite_existing);
}

}  // namespace

TEST_CASE("A result folder has its files and a manifest with their digests", "[io]") {
    const TemporaryFolder folder;
    Manifest manifest;
    manifest.command_line = {"kenesh", "run", "x.toml"};
    write_result_folder(folder.path() / "r/", kFiles, manifest);
    CHECK(names_in(folder.path()) == Names{"r", "r/manifest.json", "r/seats.csv", "r/summary.json",
                                           "r/tables", "r/tables/units.csv"});
    CHECK(text_of(folder.path() / "r/summary.json") == "{}\n");
    const auto json = nlohmann::json::parse(text_of(folder.path() / "r/manifest.json"));
    CHECK(json["program"] == "kenesh");
    CHECK(json["command_line"][2] == "x.toml");
    CHECK(json["interrupted"] == false);
    // printf '{}\n' | sha256sum
    CHECK(json["sha256"]["summary.json"] ==
          "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356");
}

TEST_CASE("An older result folder is replaced, an empty one filled, parents are made", "[io]") {
    const TemporaryFolder folder;
    write_result_folder(folder.path() / "a/b/r", kFiles, of(""));
    write_result_folder(folder.path() / "a/b/r", kNewer, of(""));
    CHECK(text_of(folder.path() / "a/b/r/summary.json") == "new");
    fs::create_directory(folder.path() / "empty");
    write_result_folder(folder.path() / "empty", kNewer, of(""));
    // Nothing passing is left.
    CHECK(names_in(folder.path()) == Names{"a", "a/b", "a/b/r", "a/b/r/manifest.json",
                                           "a/b/r/summary.json", "empty", "empty/manifest.json",
                                           "empty/summary.json"});
}

// tables-folder-deleted and its kind: what is not in the manifest, or not as it was written.
TEST_CASE("What is not ours is left alone", "[io]") {
    const TemporaryFolder folder;
    const fs::path r = folder.path() / "r";
    fs::create_directory(folder.path() / "mine");
    folder.write("mine/notes.txt", "keep");
    check_left_alone(folder.path() / "mine", "not empty and not a result folder");

    write_result_folder(r, kFiles, of(""));
    folder.write("r/notes.txt", "keep");
    check_left_alone(r, "also holds 'notes.txt'");
    fs::remove(r / "notes.txt");
    folder.write("r/tables/notes.csv", "keep");
    check_left_alone(r, "also holds 'tables/notes.csv'");
    fs::remove(r / "tables/notes.csv");
    fs::create_directory(r / "tables/old");
    check_left_alone(r, "also holds 'tables/old'");
    fs::remove(r / "tables/old");
    fs::remove(r / "summary.json");
    fs::create_directory(r / "summary.json");
    check_left_alone(r, "also holds 'summary.json'");
    fs::remove(r / "summary.json");
    fs::create_symlink("elsewhere", r / "summary.json");
    check_left_alone(r, "also holds 'summary.json'");
    fs::remove(r / "summary.json");
    folder.write("r/seats.csv", "sorted by hand");
    check_left_alone(r, "'seats.csv' was changed");
    fs::remove(r / "seats.csv");
    write_result_folder(r, kNewer, of(""));  // what is missing is nobody's loss
    CHECK(text_of(r / "summary.json") == "new");
}

TEST_CASE("A folder for results must be one that can be written", "[io]") {
    const TemporaryFolder folder;
    folder.write("file", "x");
    fs::create_symlink("nowhere", folder.path() / "link");
    for (const std::string name : {"file", "file/under", "link"})
        CHECK_THROWS_AS(check_result_folder(folder.path() / name, "", false), InputError);
    CHECK_THROWS_AS(check_result_folder("", "", false), InputError);
    fs::create_directory(folder.path() / "pipe");
    REQUIRE(::mkfifo((folder.path() / "pipe/manifest.json").c_str(), 0600) == 0);
    CHECK_THROWS_AS(check_result_folder(folder.path() / "pipe", "", false), InputError);
}

TEST_CASE("Results of another scenario are replaced when that is asked for", "[io]") {
    const TemporaryFolder folder;
    const fs::path r = folder.path() / "r";
    write_result_folder(r, kFiles, of("one"));
    CHECK_THROWS_AS(check_result_folder(r, "two", false), InputError);
    CHECK_THROWS_AS(write_result_folder(r, kNewer, of("two")), InputError);
    CHECK(text_of(r / "summary.json") == "{}\n");
    write_result_folder(r, kNewer, of("two"), true);
    CHECK(text_of(r / "summary.json") == "new");
}

// interrupted-replaces-whole
TEST_CASE("An interrupted result goes beside a finished one", "[io]") {
    const TemporaryFolder folder;
    const fs::path r = folder.path() / "r";
    CHECK(write_result_folder(r, kNewer, of("", true)) == r);  // nothing finished is there
    CHECK(write_result_folder(r, kFiles, of("")) == r);
    const fs::path beside = write_result_folder(r, kNewer, of("", true));
    CHECK(text_of(r / "summary.json") == "{}\n");
    CHECK(beside.filename() == "r.interrupted");
    CHECK(text_of(beside / "summary.json") == "new");
}

// parents-removed
TEST_CASE("A failure leaves nothing of its own and everything of others", "[io]") {
    const TemporaryFolder folder;
    // A file's name that no file system takes.
    const std::vector<ResultFile> bad{{"summary.json", "{}"},
                                      {"tables/" + std::string(300, 'x'), "y"}};
    CHECK_THROWS_AS(write_result_folder(folder.path() / "new/a/r", bad, of("")), FileError);
    CHECK(names_in(folder.path()).empty());
    write_result_folder(folder.path() / "new/b", kNewer, of(""));
    CHECK_THROWS_AS(write_result_folder(folder.path() / "new/a/r", bad, of("")), FileError);
    CHECK(text_of(folder.path() / "new/b/summary.json") == "new");
    CHECK_FALSE(fs::exists(folder.path() / "new/a"));
}

// permissions
TEST_CASE("A replaced folder and its files keep their permissions, a link stays", "[io]") {
    const TemporaryFolder folder;
    const fs::path r = folder.path() / "r";
    write_result_folder(r, kFiles, of(""));
    ::chmod(r.c_str(), 0700);
    ::chmod((r / "summary.json").c_str(), 0600);
    fs::create_directory_symlink("r", folder.path() / "link");
    write_result_folder(folder.path() / "link", kNewer, of(""));
    CHECK(fs::is_symlink(folder.path() / "link"));
    CHECK(text_of(r / "summary.json") == "new");
    CHECK(fs::status(r).permissions() == fs::perms::owner_all);
    CHECK(fs::status(r / "summary.json").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("What killed runs left beside a folder is cleared by the next", "[io]") {
    const TemporaryFolder folder;
    for (const std::string name : {".r.4194999.0", ".r.4194999.1", ".r.notes"})
        fs::create_directories(folder.path() / name / "tables");
    folder.write(".r.4194999.0/summary.json", "half");
    folder.write(".r.4194999.1/mine.txt", "keep");
    write_result_folder(folder.path() / "r", kNewer, of(""));
    CHECK_FALSE(fs::exists(folder.path() / ".r.4194999.0"));
    CHECK(text_of(folder.path() / ".r.4194999.1/mine.txt") == "keep");
    CHECK(fs::exists(folder.path() / ".r.notes"));
}

TEST_CASE("A folder in which somebody works is filled as it stands", "[io]") {
    const TemporaryFolder folder;
    const TemporaryFolder spare;
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    write_result_folder(".", kFiles, of(""));
    write_result_folder(".", kNewer, of(""));
    CHECK(names_in(folder.path()) == Names{"manifest.json", "summary.json"});
    CHECK(fs::exists("summary.json"));  // here is still here
    folder.write("notes.txt", "keep");
    check_left_alone(".", "also holds 'notes.txt'");
    fs::remove("notes.txt");
    write_result_folder(".", kFiles, of(""));
    kill_in_place(folder.path(), spare.path());
    write_result_folder(".", kNewer, of(""));
    CHECK(names_in(folder.path()) == Names{"manifest.json", "summary.json"});
    fs::current_path(before);
}

TEST_CASE("docs/output.md names every file of a result folder", "[io][docs]") {
    const std::string page = text_of(fs::path(test::source_folder()) / "docs/output.md");
    for (const std::string_view name : result_name::kAll)
        CHECK_THAT(page, Catch::Contains("| `" + std::string(name) + "` |"));
}
