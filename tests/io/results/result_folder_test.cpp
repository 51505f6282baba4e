#include "sim/io/results/result_folder.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/file_writer.hpp"

namespace fs = std::filesystem;
using namespace kenesh;

namespace {

/// An empty folder of its own for each test.
class TestFolder {
public:
    TestFolder()
        : path_(fs::temp_directory_path() / ("kenesh-test-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~TestFolder() { fs::remove_all(path_); }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::recursive_directory_iterator(path_))
            names.push_back(fs::relative(entry.path(), path_).string());
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    fs::path path_;
};

std::string contents(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

const std::vector<ResultFile> kFiles{{"summary.json", "{}\n"}, {"seats.csv", "system\n"}};

}  // namespace

TEST_CASE("A result folder has its files and a manifest with their digests", "[io]") {
    const TestFolder folder;
    Manifest manifest;
    manifest.command_line = {"kenesh", "run", "x.toml"};
    write_result_folder(folder / "r/", kFiles, manifest);
    CHECK(folder.names() ==
          std::vector<std::string>{"r", "r/manifest.json", "r/seats.csv", "r/summary.json"});
    CHECK(contents(folder / "r/summary.json") == "{}\n");
    const auto json = nlohmann::json::parse(contents(folder / "r/manifest.json"));
    CHECK(json["program"] == "kenesh");
    CHECK(json["command_line"][2] == "x.toml");
    // printf '{}\n' | sha256sum
    CHECK(json["sha256"]["summary.json"] ==
          "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356");
}

TEST_CASE("An older result folder is replaced, an empty one filled, parents are made", "[io]") {
    const TestFolder folder;
    write_result_folder(folder / "a/b/r", kFiles, {});
    write_result_folder(folder / "a/b/r", {{"summary.json", "new"}}, {});
    CHECK(contents(folder / "a/b/r/summary.json") == "new");
    CHECK_FALSE(fs::exists(folder / "a/b/r/seats.csv"));
    fs::create_directory(folder / "empty");
    write_result_folder(folder / "empty", kFiles, {});
    CHECK(fs::exists(folder / "empty/seats.csv"));
    CHECK(folder.names().size() == 5 + 4);  // nothing passing is left
}

TEST_CASE("What is not ours is left alone", "[io]") {
    const TestFolder folder;
    fs::create_directory(folder / "mine");
    std::ofstream(folder / "mine/notes.txt") << "keep";
    CHECK_THROWS_AS(check_result_folder(folder / "mine"), InputError);
    CHECK_THROWS_AS(write_result_folder(folder / "mine", kFiles, {}), InputError);
    CHECK(contents(folder / "mine/notes.txt") == "keep");

    write_result_folder(folder / "r", kFiles, {});
    std::ofstream(folder / "r/notes.txt") << "keep";
    CHECK_THROWS_AS(check_result_folder(folder / "r"), InputError);

    std::ofstream(folder / "file") << "x";
    CHECK_THROWS_AS(check_result_folder(folder / "file"), InputError);
    CHECK_THROWS_AS(check_result_folder(folder / "file/under"), InputError);
}

TEST_CASE("A failure leaves nothing", "[io]") {
    const TestFolder folder;
    // A file's name that no file system takes.
    const std::vector<ResultFile> bad{{"summary.json", "{}"}, {std::string(300, 'x'), "y"}};
    CHECK_THROWS_AS(write_result_folder(folder / "new/r", bad, {}), FileError);
    CHECK(folder.names().empty());
}

TEST_CASE("A file appears at commit or not at all", "[io]") {
    const TestFolder folder;
    {
        FileWriter file(folder / "a.csv");
        file.write("half");
    }
    CHECK(folder.names().empty());
    FileWriter file(folder / "a.csv");
    file.write("one,");
    file.write("two\n");
    CHECK_FALSE(fs::exists(folder / "a.csv"));
    file.commit();
    CHECK(contents(folder / "a.csv") == "one,two\n");
    CHECK(folder.names() == std::vector<std::string>{"a.csv"});
}

TEST_CASE("A full device is an error, and is not replaced", "[io]") {
    if (!fs::is_character_file("/dev/full")) return;
    FileWriter file("/dev/full");
    CHECK_THROWS_AS(file.write("x"), FileError);
    CHECK(fs::is_character_file("/dev/full"));
}
