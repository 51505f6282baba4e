#include "sim/io/checked_file.hpp"

#include <catch2/catch.hpp>

#include "sim/core/diagnostics.hpp"
#include "sim/io/system/system_reader.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;
using test::TemporaryFolder;

namespace {

CheckedFile checked(const std::filesystem::path& path) {
    InputFiles files;
    return check_file(path, {}, files);
}

const std::filesystem::path kGood =
    std::filesystem::path(kenesh::test::source_folder()) / "tests/io/good";

std::string description_of(const char* name) {
    return checked(kGood / name).description;
}

}  // namespace

TEST_CASE("A file is known by what it holds", "[io]") {
    CHECK(checked(kGood / "full.toml").scenario.value().id == "all-keys");
    CHECK(description_of("systems/plain.toml") == "the system plain with 1 tiers");
    CHECK(description_of("units.csv") ==
          "a table of 5 units in 3 regions with 2 districtings, approximate");
    CHECK(description_of("baseline.csv") == "a baseline table of 7 rows");
    CHECK(description_of("systems/magnitudes.csv") == "a table of district magnitudes, 3 rows");
    CHECK(description_of("systems/candidates.csv") == "a table of candidates, 8 rows");
    const TemporaryFolder folder;
    CHECK(checked(folder.write("votes.txt", "choice,votes\nred,10\n")).description ==
          "votes of lists, 1 rows");
}

TEST_CASE("A system on its own needs no geography, and its magnitudes no districting", "[io]") {
    const TemporaryFolder folder;
    folder.write("m.csv", "district,seats,min_women\nAny name,4,1\n");
    const auto path = folder.write(
        "s.toml",
        "id = \"s\"\n[[tier]]\nkind = \"districts\"\nmagnitudes = \"m.csv\"\nrule = \"sntv\"\n"
        "[[tier]]\nkind = \"list\"\nseats = 5\njoined = [[\"x\", \"y\"]]\n");
    CHECK(checked(path).description == "the system s with 2 tiers");
    const System system = read_system(path);
    const auto& tier = std::get<DistrictTier>(system.tiers[0]);
    CHECK(tier.districting.empty());
    CHECK(tier.magnitudes == std::vector<DistrictMagnitude>{{"Any name", 4, MinWomen{1}}});
}

TEST_CASE("Mistakes of a table on its own", "[io]") {
    const TemporaryFolder folder;
    const auto path = folder.write("b.csv", "region,choice,share\nNorth,red,0.6\nNorth,blue,0.6\n");
    try {
        static_cast<void>(checked(path));
        FAIL("the shares sum to 1.2");
    } catch (const InputError& error) {
        REQUIRE(error.diagnostics().size() == 1);
        CHECK(error.diagnostics()[0].message == "the shares of 'North' sum to more than 1");
        CHECK(error.diagnostics()[0].place.line == 3);
    }
}
