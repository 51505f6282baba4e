#include "sim/io/results/saved_tallies.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sim/core/diagnostics.hpp"
#include "tests/support/scenarios.hpp"
#include "tests/support/tallies.hpp"

using namespace kenesh;

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kDamaged = "tallies.json: error: is damaged: no simulation has these counts";
constexpr const char* kIncomplete = "tallies.json: error: is not a complete tallies.json";

struct Saved {
    Plan plan = make_plan(made::lively());
    TallyLayout layout = tally_layout(plan);
    SavedSimulation simulation;

    Saved() {
        SimulationSettings settings;
        settings.runs = 64;
        simulation.simulation = simulate(plan, settings);
    }
    [[nodiscard]] std::string text() const { return tallies_json(simulation, layout, "digest"); }
    [[nodiscard]] SavedSimulation read(const std::string& text) const {
        return read_tallies(text, "tallies.json", layout, "digest");
    }
    /// What a reader says of the file after a change.
    template <class Change>
    [[nodiscard]] std::string mistake(Change change) const {
        Json json = Json::parse(text());
        change(json);
        try {
            static_cast<void>(read(json.dump()));
        } catch (const InputError& error) {
            return to_string(error.diagnostics().front());
        }
        return {};
    }
};

}  // namespace

TEST_CASE("tallies are read as they were written, up to the most runs", "[io]") {
    Saved saved;
    SECTION("few") {}
    SECTION("so many that squares pass 64 bits") {
        Tallies& tallies = saved.simulation.simulation.tallies;
        tallies = made::repeated(tallies, kMostRuns / tallies.runs);
        CHECK(tallies.runs == kMostRuns);
        CHECK_THAT(saved.text(), Catch::Contains(",\""));  // a count as a text
    }
    const SavedSimulation again = saved.read(saved.text());
    CHECK((again.simulation.tallies == saved.simulation.simulation.tallies));
}

TEST_CASE("fuzz-artifacts: tallies-overflow and tallies-float-as-whole are refused", "[io]") {
    const Saved saved;
    CHECK(saved.mistake([](Json& j) { j["runs"] = 9223372036854775807; }) == kDamaged);
    CHECK(saved.mistake([](Json& j) { j["runs"] = 9.2e37; }) == kIncomplete);
    CHECK(saved.mistake([](Json& j) { j["runs"] = 64.0; }) == kIncomplete);
    CHECK(saved.mistake([](Json& j) { j["counts"][0][1] = 9223372036854775807; }) == kDamaged);
    CHECK(saved.mistake([](Json& j) { j["counts"][0][1] = 1.5; }) == kIncomplete);
    CHECK(saved.mistake([](Json& j) { j["counts"][0][0] = 1e3; }) == kIncomplete);
}

TEST_CASE("every number of tallies.json has bounds", "[io]") {
    const Saved saved;
    REQUIRE(saved.mistake([](Json&) {}).empty());
    for (const std::int64_t runs :
         {std::int64_t{0}, std::int64_t{-2}, std::int64_t{63}, std::int64_t{65}, kMostRuns + 2}) {
        INFO(runs);
        CHECK(saved.mistake([&](Json& j) { j["runs"] = runs; }) == kDamaged);
    }
    CHECK(saved.mistake([](Json& j) { j["first_run"] = -2; }) == kDamaged);
    CHECK(saved.mistake([](Json& j) { j["first_run"] = kMostRuns; }) == kDamaged);
    CHECK(saved.mistake([](Json& j) { j["antithetic"] = 1; }) == kIncomplete);
    CHECK(saved.mistake([](Json& j) { j["counts"] = Json::array(); }) == kDamaged);
    CHECK(saved.mistake([](Json& j) { j["counts"][0][0] = -1; }) == kDamaged);
    CHECK(saved.mistake([](Json& j) { j["counts"][1][0] = 0; }) == kDamaged);  // over the first
    const std::string beyond = "tallies.json: error: has counts beyond the end of its layout";
    CHECK(saved.mistake([](Json& j) { j["counts"].back()[0] = 1'000'000'000; }) == beyond);
    CHECK(saved.mistake([](Json& j) {
        for (int i = 0; i < 1'000'000; ++i)
            j["counts"].back().push_back(0);
    }) == beyond);
    CHECK(saved.mistake([](Json& j) { j["counts"][0][1] = "12x"; }) == kIncomplete);
    CHECK(saved.mistake([](Json& j) { j["counts"][0][1] = "1" + std::string(60, '0'); }) ==
          kIncomplete);
}

TEST_CASE("chances of importance sampling are chances", "[io]") {
    Saved saved;
    saved.simulation.rare.push_back({0, 1, true, {1e-5, 1e-6, 8e-6, 1.2e-5, 500.0}});
    CHECK(saved.read(saved.text()).rare == saved.simulation.rare);
    const auto change = [&](const char* key, const Json& value) {
        return saved.mistake([&](Json& j) { j["importance"][0][key] = value; });
    };
    CHECK(change("p", 1.5) == kDamaged);
    CHECK(change("se", -1e-9) == kDamaged);
    CHECK(change("low", -1e308) == kDamaged);
    CHECK(change("low", 2e-5) == kDamaged);
    CHECK(change("high", 1e308) == kDamaged);
    CHECK(change("effective_sample_size", 1e308) == kDamaged);
    CHECK(change("system", 3) == kDamaged);
    CHECK(change("choice", 6) == kDamaged);
    CHECK(change("choice", "a") == kIncomplete);
    CHECK(change("event", "all") == kIncomplete);
}

TEST_CASE("tallies of another scenario, layout or version are refused", "[io]") {
    const Saved saved;
    CHECK_THAT(saved.mistake([](Json& j) { j["scenario_digest"] = "other"; }),
               Catch::Contains("another scenario"));
    CHECK_THAT(saved.mistake([](Json& j) { j["layout_digest"] = "other"; }),
               Catch::Contains("run the scenario again"));
    CHECK_THAT(saved.mistake([](Json& j) { j["schema_version"] = 2; }),
               Catch::Contains("another version"));
}
