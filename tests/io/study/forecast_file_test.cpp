#include "sim/io/study/forecast_file.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sim/core/diagnostics.hpp"
#include "sim/io/study/outcomes_reader.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;

namespace {

Forecast small() {
    Forecast f;
    f.version = "1.2.3";
    f.commit = "abc";
    f.scenario = "s";
    f.title = "A title";
    f.digest = "0123";
    f.engine = "vector";
    f.normals = "counters";
    f.seed = 18'446'744'073'709'551'615U;
    f.runs = 10;
    f.choices = {{"red", "Red"}, {"blue", "Blue"}};
    f.systems = {{"new", "New", 3}};
    f.numbers = {{"", "", "turnout", {0.0, 0.001, {0, 4, 6, 0}}},
                 {"new", "red", "seats", {0.0, 1.0, {0, 10, 0, 0}}},
                 {"new", "red", "vote_share", {0.0, 0.1, {0, 0, 0, 10, 0}}},
                 {"new", "blue", "seats", {0.0, 1.0, {0, 0, 9, 1}}},
                 {"new", "blue", "vote_share", {0.0, 0.1, {0, 0, 0, 0, 10}}}};
    f.joint.runs = 10;
    f.joint.systems = {{{"blue"}, 10}};
    f.joint.pairs = {{"new", "red", "blue", 10}};
    return f;
}

std::string fault_of(const std::string& text) {
    try {
        static_cast<void>(parse_forecast(text, "f.json"));
    } catch (const InputError& error) {
        return to_string(error.diagnostics().front());
    }
    return {};
}

std::string changed(const std::string& pointer, const nlohmann::ordered_json& value) {
    auto json = nlohmann::ordered_json::parse(forecast_json(small()));
    json[nlohmann::ordered_json::json_pointer(pointer)] = value;
    return fault_of(json.dump());
}

std::vector<std::string> mistakes_of(const std::string& table) {
    const test::TemporaryFolder folder;
    Diagnostics mistakes;
    static_cast<void>(read_outcomes(folder.write("r.csv", table), small(), "new", mistakes));
    std::vector<std::string> out;
    for (Diagnostic one : mistakes.list()) {
        one.place.file = "r.csv";
        out.push_back(to_string(one));
    }
    return out;
}

}  // namespace

TEST_CASE("A forecast reads back as it was written", "[io]") {
    const std::string text = forecast_json(small());
    CHECK(parse_forecast(text, "f.json") == small());
    CHECK(text.back() == '\n');
}

TEST_CASE("What is no forecast, or was changed, is refused", "[io]") {
    CHECK_THAT(fault_of("{\n\"kind\": }"),
               Catch::StartsWith("f.json:2:1: error: is no forecast of 'kenesh register'"));
    CHECK_THAT(fault_of("{}"), Catch::Contains("is no forecast"));
    CHECK_THAT(fault_of("[1]"), Catch::Contains("is no forecast"));
    CHECK_THAT(changed("/schema_version", 2), Catch::Contains("another version"));
    const std::string damaged = "f.json: error: is damaged: its numbers do not fit one another";
    CHECK(changed("/histograms/1/runs/0", 9) == damaged);
    CHECK(changed("/histograms/1/runs/0", -10) == damaged);
    CHECK(changed("/histograms/1/from_bin", 4) == damaged);
    CHECK(changed("/histograms/1/choice", "green") == damaged);
    CHECK(changed("/histograms/1/width", 0) == damaged);
    CHECK(changed("/joint/runs", 11) == damaged);
    CHECK(changed("/joint/majority/0/holders/0", "green") == damaged);
    CHECK(changed("/joint/majority_of_two/0/system", "old") == damaged);
    CHECK(changed("/runs", 1.5) == "f.json: error: is no forecast of 'kenesh register'");
}

TEST_CASE("Results are read choice by choice", "[io]") {
    const test::TemporaryFolder folder;
    Diagnostics mistakes;
    const auto outcomes =
        read_outcomes(folder.write("r.csv", "choice,seats,vote_share\nblue,2,0.55\nred,1,0.45\n"),
                      small(), "new", mistakes);
    CHECK(mistakes.empty());
    CHECK(outcomes == std::vector<Outcome>{{"blue", "seats", 2.0},
                                           {"blue", "vote_share", 0.55},
                                           {"red", "seats", 1.0},
                                           {"red", "vote_share", 0.45}});
}

TEST_CASE("Results that are not of the forecast's choices are told with their lines", "[io]") {
    using Mistakes = std::vector<std::string>;
    CHECK(mistakes_of("choice,seats\nblu,2\nred,1\n") ==
          Mistakes{"r.csv:2:1: error: the forecast has no choice 'blu'; it has red, blue; did you "
                   "mean 'blue'?",
                   "r.csv:1:1: error: no row for 'blue', which the forecast has"});
    CHECK(mistakes_of("choice,seats\nblue,2\nred,1\nblue,0\n") ==
          Mistakes{"r.csv:4:1: error: 'blue' has a row in line 2 already"});
    CHECK(mistakes_of("choice,seats\nblue,2\nred,3\n") ==
          Mistakes{"r.csv:1:8: error: the seats add up to 5, and 'new' has at most 3"});
    CHECK(mistakes_of("choice,seats\nblue,4\nred,x\n").size() == 2);
    CHECK(mistakes_of("choice,seats,list_seats\nblue,2,0\nred,1,1\n").front() ==
          "r.csv:1:14: error: the forecast has no list_seats under 'new'");
    CHECK(mistakes_of("choice,vote_share\nblue,0.5\n").front() ==
          "r.csv:1:1: error: the column 'seats' is missing");
}
