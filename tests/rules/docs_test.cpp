#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

#include "sim/rules/table.hpp"
#include "sim/rules/two_round.hpp"
#include "tests/support/paths.hpp"

/// docs/rules.md: a heading for every rule, and every example counted.
namespace kenesh {
namespace {

using Cells = std::vector<std::string>;

std::vector<std::string> lines_of_page() {
    std::ifstream page(std::string(kenesh::test::source_folder()) + "/docs/rules.md");
    std::vector<std::string> lines;
    for (std::string line; std::getline(page, line);)
        lines.push_back(line);
    return lines;
}

Cells cells_of(const std::string& line) {
    Cells cells;
    std::istringstream row(line.substr(1));
    for (std::string cell; std::getline(row, cell, '|');) {
        const auto first = cell.find_first_not_of(' ');
        const auto last = cell.find_last_not_of(' ');
        cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
    }
    return cells;
}

/// An example: the line that announces it and its table without the header.
struct Example {
    std::string rule;
    std::string bound;  ///< name of the gender bound, ""
    int bound_seats = 0;
    int seats = 0;
    std::vector<Cells> rows;
};

/// "Example: 3 seats by `sntv`." or "... by `sntv` with `max_same_gender = 2`."
std::optional<Example> announced(const std::string& line) {
    std::array<char, 64> rule{};
    std::array<char, 64> bound{};
    Example example;
    const int read =
        std::sscanf(line.c_str(), "Example: %d seats by `%63[a-z-]` with `%63[a-z_] = %d`.",
                    &example.seats, rule.data(), bound.data(), &example.bound_seats);
    if (read != 2 && read != 4) return std::nullopt;
    example.rule = rule.data();
    example.bound = bound.data();
    return example;
}

std::vector<Example> examples() {
    std::vector<Example> all;
    const std::vector<std::string> lines = lines_of_page();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::optional<Example> example = announced(lines[i]);
        for (std::size_t k = i + 4; example && k < lines.size() && !lines[k].empty(); ++k) {
            example->rows.push_back(cells_of(lines[k]));
        }
        if (example) all.push_back(*example);
    }
    return all;
}

std::vector<std::int64_t> votes_of(const Example& example, std::size_t column) {
    std::vector<std::int64_t> votes;
    for (const Cells& row : example.rows)
        votes.push_back(std::stoll(row[column]));
    return votes;
}

void check_division(const Example& example, const Formula& formula) {
    Apportionment out;
    apportion(formula, votes_of(example, 1), example.seats, out);
    CHECK(out.tied.empty());
    for (std::size_t i = 0; i < example.rows.size(); ++i) {
        CHECK(out.seats[i] == std::stoi(example.rows[i][2]));
    }
}

void check_first_round(const Example& example) {
    const std::vector<std::int64_t> votes = votes_of(example, 1);
    std::int64_t valid = 0;
    for (const std::int64_t v : votes)
        valid += v;
    const FirstRound round = count_first_round(votes, valid);
    for (std::uint32_t c = 0; c < example.rows.size(); ++c) {
        const auto& again = round.second_round;
        const bool meets = std::find(again.begin(), again.end(), c) != again.end();
        CHECK(example.rows[c][2] == (round.elected == c ? "elected"
                                     : meets            ? "second round"
                                                        : "-"));
    }
}

void check_district(const Example& example) {
    const bool bound = !example.bound.empty();
    std::vector<Gender> genders;
    for (const Cells& row : example.rows) {
        genders.push_back(!bound ? Gender::unknown : row[1] == "f" ? Gender::woman : Gender::man);
    }
    GenderRule rule = NoGenderRule{};
    if (example.bound == "max_same_gender") rule = MaxSameGender{example.bound_seats};
    if (example.bound == "min_women") rule = MinWomen{example.bound_seats};
    DistrictCount out;
    fill_seats(votes_of(example, bound ? 2 : 1), genders, example.seats, rule, out);
    CHECK(out.tied.empty());
    for (std::uint32_t c = 0; c < example.rows.size(); ++c) {
        std::string how = "-";
        for (const Elected& e : out.elected) {
            if (e.candidate == c) how = e.how == How::votes ? "votes" : "gender";
        }
        CHECK(example.rows[c][bound ? 3 : 2] == (how == "-" ? "no" : "yes"));
        if (bound) CHECK(example.rows[c][4] == how);
    }
}

TEST_CASE("the page of rules has a heading and an example for every rule") {
    const std::vector<std::string> lines = lines_of_page();
    std::set<std::string> shown;
    for (const Example& example : examples()) {
        shown.insert(example.rule);
        shown.insert(example.bound);
    }
    for (const NamedRule& rule : named_rules()) {
        INFO(rule.name);
        const std::string heading = "### `" + std::string(rule.name) + "`";
        CHECK(std::find(lines.begin(), lines.end(), heading) != lines.end());
        CHECK(shown.count(std::string(rule.name)) == 1);
    }
}

TEST_CASE("every example of the page of rules is what the rules count") {
    for (const Example& example : examples()) {
        INFO(example.rule << " " << example.bound);
        REQUIRE(example.rows.size() >= 2);
        const NamedRule* rule = find_rule(RuleFamily::largest_remainder, example.rule);
        if (rule == nullptr) rule = find_rule(RuleFamily::highest_averages, example.rule);
        if (rule != nullptr) {
            check_division(example, std::get<Formula>(rule->rule));
        } else if (example.rule == "two-round") {
            check_first_round(example);
        } else {
            REQUIRE(find_rule(RuleFamily::ballot, example.rule) != nullptr);
            check_district(example);
        }
    }
}

}  // namespace
}  // namespace kenesh
