#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;

namespace {

struct Line {
    std::string system, tier, district;
    std::string candidate, choice, gender;
    long votes = 0;
    bool elected = false;
    std::string how;
};

std::vector<Line> replay(const std::string& run) {
    const auto done = test::run_program(
        kenesh::test::source_folder(),
        {"replay", "scenarios/kyrgyzstan-mekenchil.toml", "--run", run, "--format", "csv"});
    REQUIRE(done.code == 0);
    std::istringstream text(done.out);
    std::string row;
    std::getline(text, row);
    REQUIRE(row == "system,tier,district,place,candidate,choice,gender,votes,elected,how");
    std::vector<Line> lines;
    while (std::getline(text, row)) {
        if (row.empty()) break;  // the table of lists follows
        std::istringstream cells(row);
        std::string place, votes, elected;
        Line line;
        for (std::string* cell : {&line.system, &line.tier, &line.district, &place, &line.candidate,
                                  &line.choice, &line.gender, &votes, &elected, &line.how}) {
            std::getline(cells, *cell, ',');
        }
        if (line.district.empty() || line.choice == "against-all") continue;
        line.votes = std::stol(votes);
        line.elected = elected == "1";
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("replay: thirty districts, ninety seats, winners that follow from the votes", "[cli]") {
    std::map<std::string, std::vector<Line>> districts;
    for (const Line& line : replay("7")) {
        if (line.system == "kg-2025") districts[line.district].push_back(line);
    }
    CHECK(districts.size() == 30);
    long seats = 0;
    for (auto& [name, lines] : districts) {
        INFO("district " << name);
        // The law, written out again: the three with most votes, at most two of one gender.
        std::stable_sort(lines.begin(), lines.end(),
                         [](const Line& a, const Line& b) { return a.votes > b.votes; });
        std::map<std::string, int> taken;
        int filled = 0;
        for (std::size_t place = 0; place < lines.size(); ++place) {
            const Line& line = lines[place];
            const bool wins = filled < 3 && taken[line.gender] < 2;
            CHECK(line.elected == wins);
            if (!wins) continue;
            CHECK(line.how == (place < 3 ? "votes" : "gender"));
            ++taken[line.gender];
            ++filled;
        }
        CHECK(taken["m"] <= 2);
        CHECK(taken["f"] <= 2);
        seats += filled;
    }
    CHECK(seats == 90);
}

TEST_CASE("replay: the same contest has the same votes with and without the gender rule", "[cli]") {
    std::map<std::string, std::vector<long>> votes;
    for (const Line& line : replay("12345"))
        votes[line.system].push_back(line.votes);
    CHECK(votes["kg-2025"] == votes["kg-2025-no-gender-rule"]);
    CHECK_FALSE(votes["kg-2025"].empty());
    CHECK(votes["kg-2021"].size() != votes["kg-2025"].size());
}
