#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::run_program;
using test::TemporaryFolder;
using test::text_of;

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = kenesh::test::source_folder();

/// A folder with what takes the module's place: what is in it only the browser asks.
fs::path module_in(const TemporaryFolder& folder) {
    const fs::path web = folder.path() / "web";
    fs::create_directory(web);
    std::ofstream(web / "page.wasm.gz") << "module";
    std::ofstream(web / "page.js.gz") << "glue";
    return web;
}

}  // namespace

TEST_CASE("what-if puts scenario, tables, module and a report into one page", "[cli]") {
    const TemporaryFolder folder;
    const fs::path web = module_in(folder);
    const auto made = run_program(folder.path(),
                                  {"what-if", "kyrgyzstan-mekenchil", "-o", "page.html", "--module",
                                   web.string(), "--set", "party.mekenchil.strength=0.25"});
    INFO(made.err);
    REQUIRE(made.code == 0);
    CHECK_THAT(made.out, Catch::Contains("page.html"));
    const std::string page = text_of(folder.path() / "page.html");
    for (const char* there :
         {"kyrgyzstan/baseline-2020.csv", "id=\"hemicycles\"", "party.mekenchil.strength=0.25",
          "kenesh run kyrgyzstan-mekenchil --no-prior --runs 16384", "worker-src blob:"})
        CHECK_THAT(page, Catch::Contains(there));
    // Nothing of the one who made it.
    CHECK(page.find(folder.path().string()) == page.npos);
    CHECK(page.find(kRoot.string()) == page.npos);
    for (const char* address : {"http://", "https://", "src=\"", "@import"})
        CHECK(page.find(std::string(" href=\"") + address) == page.npos);
}

TEST_CASE("what-if without a module, with mistakes and over its inputs writes nothing", "[cli]") {
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "empty");
    const auto without = run_program(
        folder.path(), {"what-if", "kyrgyzstan-mekenchil", "-o", "page.html", "--module", "empty"});
    CHECK(without.code == 2);
    CHECK_THAT(without.err, Catch::Contains(".ci/wasm"));
    const fs::path web = module_in(folder);
    const auto wrong = run_program(
        folder.path(), {"what-if", "kyrgyzstan-mekenchil", "-o", "page.html", "--module",
                        web.string(), "--set", "party.mekenchl.strength=0.25"});
    CHECK(wrong.code == 2);
    CHECK_THAT(wrong.err, Catch::Contains("mekenchil"));
    CHECK_FALSE(fs::exists(folder.path() / "page.html"));
    const std::string hostile = (kRoot / "tests/browser/hostile.toml").string();
    fs::copy(hostile, folder.path() / "own.toml");
    for (const char* system : {"hostile-old.toml", "hostile-new.toml"})
        fs::copy(kRoot / "tests/browser" / system, folder.path() / system);
    const std::string before = text_of(folder.path() / "own.toml");
    const auto over = run_program(
        folder.path(), {"what-if", "own.toml", "-o", "own.toml", "--module", web.string()});
    CHECK(over.code == 2);
    CHECK(text_of(folder.path() / "own.toml") == before);
}

TEST_CASE("what-if lets no name become markup", "[cli]") {
    const TemporaryFolder folder;
    const auto made = run_program(
        kRoot, {"what-if", "tests/browser/hostile.toml", "-o",
                (folder.path() / "page.html").string(), "--module", module_in(folder).string()});
    INFO(made.err);
    REQUIRE(made.code == 0);
    const std::string page = text_of(folder.path() / "page.html");
    CHECK(page.find("<script>alert") == page.npos);
    CHECK(page.find("<img") == page.npos);
    // Data too: no "<" in it could end its element.
    const auto from = page.find("id=\"data\">");
    REQUIRE(from != page.npos);
    const std::string data = page.substr(from + 10, page.find("</script>", from) - from - 10);
    CHECK(data.find('<') == data.npos);
}
