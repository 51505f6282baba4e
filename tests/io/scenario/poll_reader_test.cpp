#include "sim/io/scenario/poll_reader.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;

namespace {

namespace fs = std::filesystem;

/// The scenario of a text that needs no more than parties and a poll.
class Polled {
public:
    explicit Polled(const std::string& text) {
        std::ofstream(file()) << "geography = \"" + kenesh::test::source_folder() +
                                     "/tests/io/good/units.csv\"\n"
                              << "systems = [\"" + kenesh::test::source_folder() +
                                     "/tests/io/good/systems/plain.toml\"]\n"
                              << text;
    }
    [[nodiscard]] fs::path file() const { return folder_.path() / "polled.toml"; }
    [[nodiscard]] Scenario read(const std::vector<std::string>& settings = {}) const {
        return read_scenario(file(), settings);
    }

private:
    test::TemporaryFolder folder_;
};

const std::string kText = R"(
poll = { sample = 1000, shares = { red = 0.5, blue = 0.3 } }
party = [{ id = "red", candidates = 3 }, { id = "blue", strength = 0.1 },
         { id = "green", strength = 3 }, { id = "grey", strength = 1 }])";

}  // namespace

TEST_CASE("the poll decides the strengths of its choices", "[io][poll]") {
    const Scenario s = Polled(kText).read();
    REQUIRE(s.poll);
    CHECK(s.poll->sample == 1000);
    CHECK(s.poll->share == std::vector<double>{0.5, 0.3, -1.0, -1.0});
    // Half an answer for each of three categories; the others divide the rest in proportion.
    CHECK(s.choices[0].strength == 500.5 / 1001.5);
    CHECK(s.choices[1].strength == 300.5 / 1001.5);
    CHECK(s.choices[2].strength == Approx(0.75 * 200.5 / 1001.5));
    CHECK(s.choices[3].strength == Approx(0.25 * 200.5 / 1001.5));
}

TEST_CASE("settings reach the poll", "[io][poll]") {
    const Polled polled(kText);
    CHECK(polled.read({"poll.sample=500"}).choices[0].strength == 250.5 / 501.5);
    CHECK(polled.read({"poll.shares.red=0.6"}).poll->share[0] == 0.6);
    // What the poll leaves is shared with a strength that is set.
    const Scenario set = polled.read({"party.green.strength=0.05"});
    CHECK(set.choices[2].strength == 0.05);
    CHECK(set.choices[0].strength == 500.5 / 1001.5);
    CHECK(set.choices[3].strength == Approx(200.5 / 1001.5 - 0.05));
    CHECK_THROWS_AS(polled.read({"party.red.strength=0.4"}), InputError);
}

TEST_CASE("a written poll is read back as it was", "[io][poll]") {
    const Polled polled(kText);
    const Scenario s = polled.read({"poll.design_effect=1.7", "poll.date=\"2026-10-15\""});
    const test::TemporaryFolder folder;
    for (const ResultFile& file : write_scenario(s)) {
        fs::create_directories((folder.path() / file.name).parent_path());
        std::ofstream(folder.path() / file.name) << file.contents;
    }
    const Scenario again = read_scenario(folder.path() / "scenario.toml", {});
    CHECK(again.poll == s.poll);
    for (std::size_t k = 0; k < s.choices.size(); ++k)
        CHECK(again.choices[k].strength == s.choices[k].strength);
    CHECK(scenario_digest(again) == scenario_digest(s));
    // The date is for information; the sample is not.
    CHECK(scenario_digest(polled.read({"poll.design_effect=1.7"})) == scenario_digest(s));
    CHECK(scenario_digest(polled.read()) != scenario_digest(s));
}
