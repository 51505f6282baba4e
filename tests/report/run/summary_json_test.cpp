#include "sim/report/run/summary_json.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "sim/io/results/result_folder.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;
using Json = nlohmann::json;

namespace {

Summary lively_summary(int threads) {
    Scenario scenario = made::lively();
    scenario.choices[1].name = "\"Quoted\" & <b>";
    const Plan plan = make_plan(scenario);
    SimulationSettings settings;
    settings.runs = 300;
    settings.threads = threads;
    return summarise(scenario, plan, tally_layout(plan), simulate(plan, settings));
}

const Provenance kProvenance{"0.2.0", "digest", Engine::reference, Normals::counters};

/// Names of all fields, but not those of objects whose names are data.
void collect(const Json& json, std::set<std::string>& names) {
    if (json.is_array())
        for (const Json& element : json)
            collect(element, names);
    if (!json.is_object()) return;
    for (const auto& [name, value] : json.items()) {
        names.insert(name);
        if (name != "units" && name != "sha256") collect(value, names);
    }
}

std::string document() {
    std::ostringstream text;
    text << std::ifstream(std::string(kenesh::test::source_folder()) + "/docs/output.md").rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("Every field that is written is documented", "[report][docs]") {
    std::set<std::string> names;
    Summary summary = lively_summary(1);
    summary.systems[0].district_tiers[0].districts[0].candidates = {{"A", "a", {}}};
    collect(Json::parse(summary_json(summary, kProvenance)), names);
    collect(Json::parse(manifest_json({}, {})), names);
    CHECK(names.size() > 80);
    const std::string text = document();
    for (const std::string& name : names) {
        INFO(name);
        CHECK(text.find("`" + name + "`") != text.npos);
    }
}

TEST_CASE("The summary has the fields that its readers know", "[report]") {
    const Summary summary = lively_summary(1);
    const Json json = Json::parse(summary_json(summary, kProvenance));
    CHECK(json["schema_version"] == 1);
    CHECK(json["runs"] == 300);
    CHECK(json["seed"] == 5);
    CHECK(json["interrupted"] == false);
    const Json& system = json["systems"][0];
    CHECK(system["id"] == "new");
    CHECK(system["seats"] == 9);
    CHECK(system["check"]["ok"] == true);
    const Json& choice = system["choices"][0];
    CHECK(choice["id"] == "a");
    CHECK(choice["strength"] == 0.35);
    for (const char* field : {"mean", "se", "sd", "q05", "q25", "median", "q75", "q95"})
        CHECK(choice["seats"][field].is_number());
    for (const char* chance : {"p_majority", "p_two_thirds", "p_largest"})
        for (const char* field : {"p", "low", "high"})
            CHECK(choice[chance][field].is_number());
    CHECK(choice["preference_share"]["mean"].is_number());
    CHECK(choice["preference_share"]["sd"].is_number());
    CHECK(system["women"]["mean"].is_number());
    CHECK(system["gallagher"]["mean"].is_number());
    CHECK(system["events"]["gender_replacement"]["mean"].is_number());
    const Json& independents = system["choices"][4];
    CHECK(independents["id"] == "independents");
    for (const char* chance : {"p_majority", "p_two_thirds", "p_largest"})
        CHECK_FALSE(independents.contains(chance));
    const Json& comparison = json["comparison"];
    CHECK(comparison["new"] == "new");
    CHECK(comparison["old"] == "old");
    const Json& compared = comparison["choices"][0];
    for (const char* field : {"mean", "se", "q05", "q95"})
        CHECK(compared["difference"][field].is_number());
    CHECK(compared["p_more"].is_number());
    CHECK(compared["p_fewer"].is_number());
    CHECK(json["further_comparisons"][0]["old"] == "plain");
    CHECK(json["further_comparisons"][0]["gender_rule_only"] == true);
}

TEST_CASE("Histograms in the summary hold every run", "[report]") {
    const Json json = Json::parse(summary_json(lively_summary(1), kProvenance));
    for (const Json& system : json["systems"])
        for (const Json& choice : system["choices"]) {
            std::int64_t runs = 0;
            for (const Json& n : choice["seats_histogram"]["runs"])
                runs += n.get<std::int64_t>();
            CHECK(runs == 300);
        }
}

TEST_CASE("The same bytes for any number of threads", "[report][threads]") {
    CHECK(summary_json(lively_summary(1), kProvenance) ==
          summary_json(lively_summary(3), kProvenance));
}
