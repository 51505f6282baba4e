#include "sim/report/count/count_charts.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

namespace {

CountedSystem counted(const std::string& id, const std::string& name,
                      std::vector<std::pair<std::string, int>> seats, int unfilled) {
    CountedSystem system;
    system.system.id = id;
    system.system.name = name;
    ListTierOutcome tier;
    tier.count.unfilled = unfilled;
    system.outcome.tiers.emplace_back(std::move(tier));
    for (const auto& [choice, number] : seats) {
        ChoiceOutcome outcome;
        outcome.choice = choice;
        outcome.list_seats = number;
        system.outcome.choices.push_back(outcome);
        system.outcome.house += number;
    }
    return system;
}

}  // namespace

TEST_CASE("The house of a count is a picture with names, seats and empty places", "[report]") {
    CountedElection election;
    election.systems.push_back(counted("new", "The new law", {{"a", 3}, {"<b>", 5}, {"c", 0}}, 2));
    const Chart one = count_houses(election);
    CHECK(one.heading == "<b>: 5 of 8 seats");
    CHECK(one.svg.find("<b>") == std::string::npos);
    CHECK(one.svg.find("&lt;b&gt;: 5 of 10 seats") != std::string::npos);
    CHECK(one.svg.find("not filled: 2 of 10 seats") != std::string::npos);
    CHECK(one.svg.find(">c<") == std::string::npos);
    election.systems.push_back(counted("old", "", {{"a", 6}, {"c", 4}}, 0));
    const Chart both = count_houses(election);
    CHECK(both.heading == "<b>: 5 seats in place of 0");
    CHECK(both.svg.find("The new law: &lt;b&gt; 5, a 3, c 0, not filled 2.") != std::string::npos);
    CHECK(both.svg.find(" old: &lt;b&gt; 0, a 6, c 4, not filled 0.") != std::string::npos);
    const auto files = count_chart_files(election, {"Votes: v.csv.", "", "Kenesh."});
    REQUIRE(files.size() == 3);
    CHECK(files[0].name == "hemicycles.svg");
    CHECK(files[0].contents.find("Votes: v.csv.") != std::string::npos);
    CHECK(files[1].name == "parliament-new.json");
    CHECK(files[2].contents.find("\"seats\": 6") != std::string::npos);
}
