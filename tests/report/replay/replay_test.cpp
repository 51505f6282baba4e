#include "sim/report/replay/replay.hpp"

#include "sim/report/replay/replay_json.hpp"
#include "sim/report/replay/replay_table.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <sstream>

#include "sim/engine/reference/reference.hpp"
#include "sim/report/paper/text.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;
using Json = nlohmann::json;

namespace {

struct Replayed {
    Scenario scenario = made::lively();
    Plan plan = make_plan(scenario);
    Election election;
    Replay replay;

    explicit Replayed(std::int64_t run) {
        ReferenceEngine engine(plan);
        election = engine.run(run);
        replay = replay_of(scenario, plan, run, election);
    }
};

void collect(const Json& json, std::set<std::string>& names) {
    if (json.is_array())
        for (const Json& element : json)
            collect(element, names);
    if (!json.is_object()) return;
    for (const auto& [name, value] : json.items()) {
        names.insert(name);
        collect(value, names);
    }
}

}  // namespace

TEST_CASE("A replay has the seats of its election", "[report]") {
    for (std::int64_t run = 0; run < 20; ++run) {
        const Replayed r(run);
        for (std::size_t s = 0; s < r.replay.systems.size(); ++s) {
            const ReplaySystem& system = r.replay.systems[s];
            int seats = system.unfilled;
            for (const ReplayTotal& total : system.totals) {
                CHECK(total.district_seats == r.election.systems[s].district_seats[total.choice]);
                CHECK(total.list_seats == r.election.systems[s].list_seats[total.choice]);
                seats += total.district_seats + total.list_seats;
            }
            CHECK(seats == system.house);
            int elected = 0;
            for (const ReplayTier& tier : system.tiers)
                for (const ReplayDistrict& district : tier.districts)
                    for (const ReplayCandidate& candidate : district.candidates)
                        elected += candidate.elected ? 1 : 0;
            CHECK(elected == std::accumulate(r.election.systems[s].district_seats.begin(),
                                             r.election.systems[s].district_seats.end(), 0));
        }
    }
}

TEST_CASE("Candidates stand in the order of their votes", "[report]") {
    const Replayed r(3);
    for (const ReplaySystem& system : r.replay.systems)
        for (const ReplayTier& tier : system.tiers)
            for (const ReplayDistrict& d : tier.districts)
                for (std::size_t i = 0; i < d.candidates.size(); ++i) {
                    CHECK(d.candidates[i].place == static_cast<int>(i) + 1);
                    CHECK((i == 0 || d.candidates[i - 1].votes >= d.candidates[i].votes));
                    // Who is passed over has a place among the first, and no seat.
                    if (d.candidates[i].passed_over) CHECK_FALSE(d.candidates[i].elected);
                }
}

TEST_CASE("Every field of a replay is documented", "[report][docs]") {
    std::set<std::string> names;
    collect(Json::parse(replay_json(Replayed(1).replay)), names);
    CHECK(names.size() > 30);
    std::ostringstream text;
    text << std::ifstream(std::string(kenesh::test::source_folder()) + "/docs/output.md").rdbuf();
    std::string page = text.str();
    page = page.substr(page.find("## Replay"));
    for (const std::string& name : names) {
        INFO(name);
        CHECK(page.find("`" + name + "`") != page.npos);
    }
}

TEST_CASE("The replay's table keeps to the terminal and hides nothing that decides", "[report]") {
    const Replayed r(5);
    for (const std::size_t width : std::array<std::size_t, 3>{60, 80, 120}) {
        const std::string text = replay_table(r.replay, {width});
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            INFO(width << ": " << line);
            CHECK(display_width(line) <= width);
        }
        CHECK(text.find("elected") != text.npos);
        CHECK(text.find("Threshold: 5.00 % of") != text.npos);
    }
}

TEST_CASE("The replay's CSV has a line per candidate and per list", "[report]") {
    const Replayed r(5);
    std::size_t candidates = 0, lists = 0;
    for (const ReplaySystem& system : r.replay.systems)
        for (const ReplayTier& tier : system.tiers) {
            lists += tier.lists.size();
            for (const ReplayDistrict& d : tier.districts)
                candidates += d.candidates.size();
        }
    const std::string csv = replay_csv(r.replay);
    const std::size_t gap = csv.find("\n\n");
    REQUIRE(gap != csv.npos);
    const auto lines = [](const std::string& text) {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    };
    CHECK(lines(csv.substr(0, gap + 1)) == 1 + candidates);
    CHECK(lines(csv.substr(gap + 2)) == 1 + lists);
}
