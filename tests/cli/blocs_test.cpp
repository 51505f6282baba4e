#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using namespace kenesh::test;
using Json = nlohmann::json;

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = source_folder();
const std::string kScenario = "scenarios/three-equal-parties.toml";
const std::string kBlocs = R"(bloc=[{id="two", name="The two", members=["red", "blue"]}, )"
                           R"({id="one", members=["green"]}])";

ProgramRun run(std::vector<std::string> more) {
    std::vector<std::string> words = {"run",     kScenario, "--runs", "600",
                                      "--quiet", "--set",   kBlocs};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(kRoot, words);
}

const Json& with_id(const Json& list, const std::string& id) {
    for (const Json& one : list)
        if (one["id"] == id) return one;
    FAIL("no " << id);
    return list;
}

}  // namespace

TEST_CASE("blocs stand in the tables, in the page and in every file", "[cli][bloc]") {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    const auto short_table = run({"--out", out.string(), "--report"});
    INFO(short_table.err);
    REQUIRE(short_table.code == 0);
    CHECK_THAT(short_table.out, Catch::Contains("bloc The two"));
    CHECK_THAT(short_table.out, Catch::Contains("The two (Red and Blue): a majority in"));
    const std::string full = run({"--full"}).out;
    CHECK_THAT(full, Catch::Contains("The two: Red and Blue."));
    CHECK_THAT(full, Catch::Contains("Blocs under three-seat (new), 6 seats"));
    CHECK_THAT(full, Catch::Contains("Blocs, three-seat less single-member"));
    const std::string page = text_of(out / "report.html");
    CHECK_THAT(page, Catch::Contains("<h2 id=\"govern\">Who can govern</h2>"));
    CHECK_THAT(page, Catch::Contains("<dd>Red and Blue</dd>"));
    const Json json = Json::parse(text_of(out / "summary.json"));
    CHECK(json["scenario"]["blocs"][0]["members"] == Json({"red", "blue"}));
    for (const Json& system : json["systems"]) {
        const Json& two = with_id(system["blocs"], "two");
        double sum = 0.0;
        for (const char* id : {"red", "blue"})
            sum += with_id(system["choices"], id)["seats"]["mean"].get<double>();
        CHECK(two["seats"]["mean"].get<double>() == Approx(sum).epsilon(1e-14));
        const Json& one = with_id(system["blocs"], "one");
        const Json& green = with_id(system["choices"], "green");
        for (const char* field : {"seats", "seats_histogram", "p_majority", "p_largest"})
            CHECK(one[field] == green[field]);
    }
    CHECK(with_id(json["comparison"]["blocs"], "one")["difference"] ==
          with_id(json["comparison"]["choices"], "green")["difference"]);
    const std::string csv = text_of(out / "blocs.csv");
    CHECK(csv.rfind("system,system_name,bloc,name,members,votes,seats,low,high,share,majority,",
                    0) == 0);
    CHECK_THAT(csv, Catch::Contains(",two,The two,red blue,"));
    CHECK_THAT(text_of(out / "datapackage.json"), Catch::Contains("\"blocs.csv\""));
    CHECK_THAT(text_of(out / "summary.csv"), !Catch::Contains("The two"));
}

TEST_CASE("a result folder with blocs repeats its run, and its shards merge into it",
          "[cli][bloc]") {
    const TemporaryFolder folder;
    const auto path = [&](const std::string& name) { return (folder.path() / name).string(); };
    REQUIRE(run({"--out", path("whole")}).code == 0);
    for (const std::string i : {"1", "2"})
        REQUIRE(run({"--out", path(i), "--shard", i + "/2"}).code == 0);
    REQUIRE(run_program(kRoot, {"merge", path("2"), path("1"), "-o", path("m")}).code == 0);
    REQUIRE(
        run_program(kRoot, {"run", path("whole/scenario.toml"), "--quiet", "--out", path("again")})
            .code == 0);
    for (const char* file : {"summary.json", "blocs.csv", "seats.csv", "tallies.json",
                             "scenario.toml", "datapackage.json"}) {
        INFO(file);
        CHECK(text_of(path("m/" + std::string(file))) ==
              text_of(path("whole/" + std::string(file))));
        CHECK(text_of(path("again/" + std::string(file))) ==
              text_of(path("whole/" + std::string(file))));
    }
}

TEST_CASE("without blocs no file tells of them", "[cli][bloc]") {
    const TemporaryFolder folder;
    REQUIRE(run_program(kRoot, {"run", "scenarios/three-equal-parties.toml", "--runs", "100",
                                "--quiet", "--report", "--out", (folder.path() / "out").string()})
                .code == 0);
    CHECK_FALSE(fs::exists(folder.path() / "out/blocs.csv"));
    for (const char* file : {"summary.json", "scenario.toml", "datapackage.json"})
        CHECK_THAT(text_of(folder.path() / "out" / file), !Catch::Contains("bloc"));
    CHECK_THAT(text_of(folder.path() / "out/report.html"), !Catch::Contains("Who can govern"));
}

TEST_CASE("a sweep keeps blocs, and its table and page can be of one", "[cli][sweep][bloc]") {
    const TemporaryFolder folder;
    const std::string store = (folder.path() / "s").string();
    const auto swept =
        run_program(kRoot, {"sweep", kScenario, "--set", kBlocs, "--runs", "100", "--quiet",
                            "--vary", "uncertainty.national=0.2:0.4:0.2", "--out", store});
    INFO(swept.err);
    REQUIRE(swept.code == 0);
    const std::string csv = run_program(kRoot, {"export", store}).out;
    for (const char* line : {",three-seat,two,seats,", ",three-seat,two,p_majority,",
                             ",three-seat - single-member,two,difference,"})
        CHECK_THAT(csv, Catch::Contains(line));
}
