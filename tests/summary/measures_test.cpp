#include "sim/summary/measures.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "sim/fit/observe.hpp"
#include "sim/report/run/summary_json.hpp"
#include "sim/sweep/point_result.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {

using Json = nlohmann::json;

constexpr std::int64_t kRuns = 300;

Scenario with_blocs(Scenario scenario) {
    scenario.blocs = {{"ab", "A and B", {0, 1}}, {"ci", "", {2, 4}}};
    return scenario;
}

struct Told {
    Scenario scenario = with_blocs(made::lively());
    Plan plan = make_plan(scenario);
    TallyLayout layout = tally_layout(plan);
    Simulation simulation;
    Json json;

    Told() {
        SimulationSettings settings;
        settings.runs = kRuns;
        simulation = simulate(plan, settings);
        json = Json::parse(summary_json(summarise(scenario, plan, layout, simulation), {}));
    }
};

const Json& with_id(const Json& list, const std::string& id) {
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const Json& one) { return one["id"] == id; });
    REQUIRE(at != list.end());
    return *at;
}

/// A number of a system or of a choice in it: `seats_q05` is `q05` of `seats`.
double number_in(const Json& holder, const std::string& name) {
    if (!holder.contains(name) && holder.contains("events"))
        return number_in(holder["events"], name);
    if (holder.contains(name)) {
        const Json& told = holder[name];
        return told.is_number() ? told.get<double>() : told.value("mean", told.value("p", -1.0));
    }
    const auto cut = name.rfind('_');
    REQUIRE(cut != std::string::npos);
    return holder.at(name.substr(0, cut)).at(name.substr(cut + 1)).get<double>();
}

double number_in(const Json& summary, const SweepMeasure& m) {
    const auto pair = m.system.find(" - ");
    const Json* holder = nullptr;
    if (pair == std::string::npos) {
        holder = &with_id(summary["systems"], m.system);
    } else {
        const std::string old = m.system.substr(pair + 3);
        const Json& first = summary["comparison"];
        holder = first["old"] == old ? &first : &summary["further_comparisons"][0];
        REQUIRE((*holder)["old"] == old);
    }
    if (m.choice.empty()) return number_in(*holder, m.measure);
    const bool bloc = std::ranges::any_of((*holder)["blocs"],
                                          [&](const Json& one) { return one["id"] == m.choice; });
    return number_in(with_id((*holder)[bloc ? "blocs" : "choices"], m.choice), m.measure);
}

std::string page(const std::string& name) {
    std::ostringstream text;
    text << std::ifstream(kenesh::test::source_folder() + "/docs/" + name).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("a sweep keeps the numbers of summary.json under its names, to the last bit",
          "[measures]") {
    const Told told;
    const SweepPointResult point = point_result(told.plan, told.layout, told.simulation.tallies);
    REQUIRE(point.measures.size() > 100);
    for (const SweepMeasure& m : point.measures) {
        INFO(m.system << " " << m.choice << " " << m.measure);
        CHECK(m.value == number_in(told.json, m));
        const bool chance =
            m.measure.starts_with("p_") || m.measure == "inversion" || m.measure == "tied_largest";
        REQUIRE(m.low.has_value() == chance);
        REQUIRE(m.high.has_value() == chance);
        if (!chance) continue;
        CHECK(*m.low <= m.value);
        CHECK(m.value <= *m.high);
        CHECK(*m.high - *m.low > 0.0);  // 300 runs are certain of nothing
    }
}

TEST_CASE("targets of fits have the names and units of summary.json", "[measures]") {
    const Told told;
    std::vector<Measure> measures;
    std::vector<double> wanted;
    Diagnostics mistakes;
    for (const SystemPlan& system : told.plan.systems) {
        const Json& json = with_id(told.json["systems"], system.id);
        for (const HouseRow& row : house_rows()) {
            const std::string name(row.name);
            measures.push_back(*find_measure(told.plan, system.id + "." + name, {}, mistakes));
            wanted.push_back(number_in(json, name));
        }
        for (const ChoiceRow& row : {kSeats, kVoteShare}) {
            const std::string name(row.name);
            measures.push_back(*find_measure(told.plan, system.id + ".b." + name, {}, mistakes));
            wanted.push_back(number_in(with_id(json["choices"], "b"), name));
        }
    }
    measures.push_back(*find_measure(told.plan, "turnout", {}, mistakes));
    wanted.push_back(told.json["scenario"]["turnout"]["mean"]);
    measures.push_back(*find_measure(told.plan, "preference_share.b", {}, mistakes));
    wanted.push_back(
        number_in(with_id(told.json["systems"][0]["choices"], "b"), "preference_share"));
    const Grid<double> seen = observe(told.plan, measures, kRuns, 1);
    for (std::size_t m = 0; m < measures.size(); ++m) {
        INFO(measures[m].name);
        // Turnout and preferences are rounded to 0.00001 where they are tallied.
        CHECK(moments_of(seen, m, true).mean == Approx(wanted[m]).margin(0.000005));
    }
}

TEST_CASE("names are told once, and the documents know them", "[measures][docs]") {
    std::set<std::string> names;
    for (const HouseRow& row : house_rows())
        CHECK(names.insert(std::string(row.name)).second);
    for (const EventRow& row : event_rows())
        CHECK(names.insert(std::string(row.name)).second);
    for (const ChoiceRow& row : {kSeats, kListSeats, kDistrictSeats, kVoteShare})
        CHECK(names.insert(std::string(row.name)).second);
    for (const ChanceRow& row : {kMajority, kTwoThirds, kLargest})
        CHECK(names.insert(std::string(row.name)).second);
    for (const std::string_view name : {kDifference, kMore, kFewer, kMoved})
        CHECK(names.insert(std::string(name)).second);
    for (const char* file : {"output.md", "sweep.md"}) {
        const std::string text = page(file);
        for (const std::string& name : names) {
            INFO(file << ": " << name);
            CHECK(text.find("`" + name + "`") != std::string::npos);
        }
    }
}

TEST_CASE("what summary.json says of independents can be set", "[measures]") {
    Told told;
    CHECK(told.json["scenario"]["independents_as"] == "each");
}
