#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "sim/report/charts/charts.hpp"
#include "sim/report/charts/parliament_json.hpp"
#include "sim/report/charts/vega.hpp"
#include "sim/report/run/datapackage.hpp"
#include "sim/report/run/report_page.hpp"
#include "sim/report/run/summary_csv.hpp"
#include "tests/support/hostile.hpp"
#include "tests/support/paths.hpp"

using namespace kenesh;

namespace {

using Json = nlohmann::json;

struct Simulated {
    Plan plan;
    Summary summary;
    RunSample sample;
};

Simulated simulated(const Scenario& scenario) {
    Simulated out{make_plan(scenario), {}, {}};
    SimulationSettings settings;
    settings.runs = 400;
    out.summary =
        summarise(scenario, out.plan, tally_layout(out.plan), simulate(out.plan, settings));
    out.sample = sample_runs(out.plan, out.summary, 400);
    return out;
}

/// Every "field" below `json`, and what transforms call their results.
void collect(const Json& json, std::set<std::string>& fields, std::set<std::string>& made) {
    if (json.is_object()) {
        if (json.contains("field")) fields.insert(json["field"].get<std::string>());
        if (json.contains("as")) made.insert(json["as"].get<std::string>());
    }
    if (json.is_structured())
        for (const Json& part : json)
            collect(part, fields, made);
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

const std::string kDocs = [] {
    std::ostringstream text;
    text << std::ifstream(kenesh::test::source_folder() + "/docs/output.md").rdbuf();
    return text.str();
}();

}  // namespace

TEST_CASE("Each chart has a Vega-Lite specification whose fields are in its data", "[report]") {
    const bool bad = GENERATE(false, true);
    const Simulated s = simulated(bad ? made::hostile() : made::lively());
    const auto specs = vega_specs(s.summary, s.sample);
    const auto pictures = charts(s.summary, s.sample);
    REQUIRE(specs.size() == pictures.size());
    std::set<std::string> ids;
    for (const Chart& chart : pictures)
        ids.insert(chart.id);
    for (const VegaSpec& spec : specs) {
        INFO(spec.id);
        CHECK(ids.erase(spec.id) == 1);
        const Json json = Json::parse(spec.json);
        CHECK(json["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json");
        // A single view, layers, or a facet of them: Vega-Lite documentation, View specification.
        CHECK(json.contains("mark") + json.contains("layer") + json.contains("facet") == 1);
        CHECK(json.contains("spec") == json.contains("facet"));
        const Json& values = json["data"]["values"];
        REQUIRE(!values.empty());
        std::set<std::string> fields, made;
        Json rest = json;
        rest.erase("data");
        collect(rest, fields, made);
        CHECK(fields.size() >= 3);
        for (const std::string& field : fields) {
            INFO(field);
            CHECK((values[0].contains(field) || made.count(field) == 1));
        }
    }
    CHECK(ids.empty());
}

TEST_CASE("A parliament for diagrams has the seats of the house", "[report]") {
    const Simulated s = simulated(made::hostile());
    for (std::size_t system = 0; system < s.summary.systems.size(); ++system) {
        const Json parties = Json::parse(parliament_json(s.summary, s.sample, system));
        int seats = 0;
        for (const Json& party : parties) {
            CHECK(party.size() == 3);
            seats += party["seats"].get<int>();
            CHECK(party["color"] == "#8a8a8a");  // the scenario's colours are no colours
        }
        CHECK(seats == s.summary.systems[system].house);
        CHECK(parties[0]["name"].get<std::string>().starts_with("=1+1<script>"));
    }
}

TEST_CASE("The data package describes the columns that the tables have", "[report]") {
    const Simulated s = simulated(made::lively());
    const Json package = Json::parse(datapackage_json(s.summary, "digest"));
    CHECK(package["profile"] == "tabular-data-package");
    const std::map<std::string, std::string> tables{{"summary.csv", summary_csv(s.summary)},
                                                    {"seats.csv", seats_csv(s.summary)},
                                                    {"districts.csv", districts_csv(s.summary)},
                                                    {"difference.csv", difference_csv(s.summary)}};
    REQUIRE(package["resources"].size() == tables.size());
    for (const Json& resource : package["resources"]) {
        std::string header;
        for (const Json& field : resource["schema"]["fields"]) {
            header += (header.empty() ? "" : ",") + field["name"].get<std::string>();
            CHECK(field["description"].get<std::string>().size() > 5);
            CHECK((field["type"] == "string" || field["type"] == "integer" ||
                   field["type"] == "number"));
            CHECK(kDocs.find('`' + field["name"].get<std::string>() + '`') != std::string::npos);
        }
        const auto path = resource["path"].get<std::string>();
        REQUIRE(tables.count(path) == 1);
        CHECK(first_line(tables.at(path)) == header);
        CHECK(kDocs.find('`' + path + '`') != std::string::npos);
    }
}

TEST_CASE("Names of packages are those that the format allows", "[report]") {
    Simulated s = simulated(made::hostile());
    s.summary.scenario = "Next Year/2";
    CHECK(Json::parse(datapackage_json(s.summary, "digest"))["name"] == "next-year-2");
}

TEST_CASE("Hostile names are text in pictures and no formulas in tables", "[report]") {
    const Simulated s = simulated(made::hostile());
    for (const ResultFile& file :
         chart_files(s.summary, s.plan, {"0.0", "digest", Engine::vector, Normals::counters})) {
        INFO(file.name);
        if (!file.name.ends_with(".svg")) continue;
        CHECK(file.contents.find("<script") == std::string::npos);
        CHECK(file.contents.find("<img") == std::string::npos);
        CHECK(file.contents.find("<b>") == std::string::npos);
    }
    const std::string csv = districts_csv(s.summary);
    CHECK(csv.find("'=cmd|") != std::string::npos);
    CHECK(csv.find(",=") == std::string::npos);
    CHECK(csv.find(",\"=") == std::string::npos);
    // Numbers below 0 stay numbers.
    CHECK(difference_csv(s.summary).find(",-1,") != std::string::npos);
}
