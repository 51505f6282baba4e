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

// In 0.1.0 `candidates_single` counted in tiers of one seat alone.
TEST_CASE("What a scenario of 0.1.0 said otherwise is named with its line", "[io]") {
    const TemporaryFolder folder;
    folder.write("u.csv", "unit,region,registered,d\na,A,10,x\nb,A,10,y\n");
    folder.write("m.csv", "district,seats\nx,1\ny,2\n");
    const std::string head = "geography = \"u.csv\"\n[[party]]\nid = \"red\"\nstrength = 1\n";
    const std::string tail =
        "[[system]]\nid = \"s\"\n[[system.tier]]\nkind = \"districts\"\ndistricting = \"d\"\n"
        "magnitudes = \"m.csv\"\nrule = \"sntv\"\n";
    const auto changed = [&](const std::string& keys) {
        return checked(folder.write("s.toml", head + keys + tail)).changed;
    };
    const auto list = changed("candidates = 2\ncandidates_single = 3\n");
    REQUIRE(list.size() == 1);
    CHECK(list[0] == (folder.path() / "s.toml").string() +
                         ":6:21: 'candidates_single' of 'red' holds in the 1 district of one seat "
                         "of the contest s-tier-0: 3; 0.1.0 took 'candidates' there: 2");
    CHECK(changed("candidates = 2\n").size() == 1);
    CHECK(changed("candidates = 2\ncandidates_single = 2\n").empty());
    CHECK(changed("candidates = { 1 = 1, 2 = 2 }\n").empty());
    CHECK(description_of("baseline.csv") == "a baseline table of 7 rows");
    CHECK(checked(folder.write("l.csv", "unit,choice,lean\na,red,0.1\n")).description ==
          "leans by unit, 1 rows");
}
