#include "sim/io/text/input_files.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/temporary_folder.hpp"

using namespace kenesh;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> texts(const Diagnostics& mistakes) {
    std::vector<std::string> out;
    for (const Diagnostic& one : mistakes.list())
        out.push_back(to_string(one));
    return out;
}

}  // namespace

TEST_CASE("a file is what it was when it was first asked for", "[io]") {
    const TemporaryFolder folder;
    const fs::path csv = folder.write("t.csv", "a,b\n1,2\n");
    const fs::path toml = folder.write("t.toml", "x = 1\n");
    InputFiles files;
    Diagnostics mistakes;
    const CsvTable* table = files.csv(csv, mistakes);
    const TomlNode* node = files.toml(toml, mistakes);
    REQUIRE(table != nullptr);
    REQUIRE(node != nullptr);
    folder.write("t.csv", "a\n3\n");
    fs::remove(toml);
    CHECK(files.csv(csv, mistakes) == table);
    CHECK(files.toml(toml, mistakes) == node);
    CHECK(*files.text(csv, mistakes) == "a,b\n1,2\n");
    CHECK(mistakes.empty());
    const auto opened = files.opened();
    REQUIRE(opened.size() == 2);
    CHECK(opened[0].path == csv);
    // printf 'a,b\n1,2\n' | sha256sum
    CHECK(opened[0].digest == "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470");
    CHECK(opened[1].path == toml);
}

TEST_CASE("a file's mistakes are told to each who asks", "[io]") {
    const TemporaryFolder folder;
    const fs::path rows = folder.write("t.csv", "a,b\n1\n");
    InputFiles files;
    for (int i = 0; i < 2; ++i) {
        Diagnostics mistakes;
        CHECK(files.csv(rows, mistakes) != nullptr);
        CHECK(files.toml(folder.path() / "none.toml", mistakes) == nullptr);
        CHECK(texts(mistakes) ==
              std::vector<std::string>{
                  rows.string() + ":2:1: error: the row has 1 cells, the header 2",
                  (folder.path() / "none.toml").string() + ": error: there is no such file"});
    }
    CHECK(files.opened().size() == 1);
}

TEST_CASE("closed, nothing is opened any more", "[io]") {
    const TemporaryFolder folder;
    const fs::path one = folder.write("one.csv", "a\n1\n");
    const fs::path two = folder.write("two.csv", "a\n1\n");
    InputFiles files;
    Diagnostics mistakes;
    CHECK(files.csv(one, mistakes) != nullptr);
    files.close();
    CHECK(files.csv(one, mistakes) != nullptr);
    CHECK(mistakes.empty());
    CHECK(files.csv(two, mistakes) == nullptr);
    CHECK(texts(mistakes) ==
          std::vector<std::string>{two.string() + ": error: was not there when the work began"});
}
