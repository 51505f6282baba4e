#include "sim/report/sweep/key_words.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace kenesh;

TEST_CASE("Varied keys are told in words and by names", "[report]") {
    const std::vector<ChoiceName> choices{{"a", "Party A", ""}};
    const std::vector<ChoiceName> systems{{"new", "The new law", ""}};
    const auto words = [&](const char* key) { return key_words(key, choices, systems); };
    CHECK(words("party.a.strength") == "strength of Party A");
    CHECK(words("party.unknown.candidates") == "candidates in a district of unknown");
    CHECK(words("party.a.front_runner_effect") == "front runner effect of Party A");
    CHECK(words("independents.strength") == "strength of independents");
    CHECK(words("system.new.tier.0.threshold") == "threshold, The new law");
    CHECK(words("uncertainty.candidate") == "deviation of personal votes");
    CHECK(words("what.is.this.key") == "what.is.this.key");
    CHECK(capital(words("party.a.strength")) == "Strength of Party A");
    CHECK(capital("").empty());
}

TEST_CASE("Shares are read in per cent, other values as written", "[report]") {
    CHECK(value_words("party.a.strength", "0.20") == "20 %");
    CHECK(value_words("system.new.tier.0.threshold", "0.005") == "0.5 %");
    CHECK(value_words("turnout.mean", "0.375") == "37.5 %");
    CHECK(value_words("party.a.candidates", "2") == "2");
    CHECK(value_words("party.a.strength", "none") == "none");
}

TEST_CASE("A scenario's text names its systems", "[report]") {
    const auto systems = system_names(
        "[[system]]\nid = \"new\"\nname = \"The new law\"\n[[system]]\nid = \"old\"\n");
    REQUIRE(systems.size() == 2);
    CHECK(systems[0].name == "The new law");
    CHECK(systems[1].name == "old");
    CHECK(system_names("systems = [\"a.toml\"]\n").empty());
    CHECK(system_names("no [ text").empty());
}
