#include "sim/io/any_file.hpp"

#include <catch2/catch.hpp>

#include "sim/core/diagnostics.hpp"
#include "tests/io/folder.hpp"

using namespace kenesh;

namespace {

const std::filesystem::path kGood = std::filesystem::path(KENESH_SOURCE_DIR) / "tests/io/good";

std::string kind_of_table(const char* name) {
    return std::get<PartTable>(read_any_file(kGood / name)).kind;
}

}  // namespace

TEST_CASE("A file is known by what it holds", "[io]") {
    CHECK(std::get<Scenario>(read_any_file(kGood / "full.toml")).id == "all-keys");
    CHECK(std::get<System>(read_any_file(kGood / "systems/plain.toml")).id == "plain");
    CHECK(std::get<Geography>(read_any_file(kGood / "units.csv")).units.size() == 5);
    CHECK(kind_of_table("baseline.csv") == "baseline");
    CHECK(kind_of_table("systems/magnitudes.csv") == "magnitudes");
    CHECK(kind_of_table("systems/candidates.csv") == "candidates");
}

TEST_CASE("A system on its own needs no geography, and its magnitudes no districting", "[io]") {
    const TemporaryFolder folder;
    folder.write("m.csv", "district,seats,min_women\nAny name,4,1\n");
    const auto path = folder.write(
        "s.toml",
        "id = \"s\"\n[[tier]]\nkind = \"districts\"\nmagnitudes = \"m.csv\"\nrule = \"sntv\"\n"
        "[[tier]]\nkind = \"list\"\nseats = 5\njoined = [[\"x\", \"y\"]]\n");
    const System system = std::get<System>(read_any_file(path));
    const auto& tier = std::get<DistrictTier>(system.tiers[0]);
    CHECK(tier.districting.empty());
    CHECK(tier.magnitudes == std::vector<DistrictMagnitude>{{"Any name", 4, MinWomen{1}}});
}

TEST_CASE("Mistakes of a table on its own", "[io]") {
    const TemporaryFolder folder;
    const auto path = folder.write("b.csv", "region,choice,share\nNorth,red,0.6\nNorth,blue,0.6\n");
    try {
        static_cast<void>(read_any_file(path));
        FAIL("the shares sum to 1.2");
    } catch (const InputError& error) {
        REQUIRE(error.diagnostics().size() == 1);
        CHECK(error.diagnostics()[0].message == "the shares of 'North' sum to more than 1");
        CHECK(error.diagnostics()[0].place.line == 3);
    }
}
