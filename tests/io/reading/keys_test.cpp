#include "sim/io/reading/keys.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/rules/table.hpp"
#include "tests/support/paths.hpp"

using namespace kenesh;

namespace {

/// Heading -> key -> the other cells of its row in the tables below it, and all lines as one text.
struct Page {
    std::map<std::string, std::map<std::string, std::vector<std::string>>> keys;
    std::string text;
};

/// What stands between bars, without the blanks around it; "\\|" is no bar.
std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    for (std::size_t at = 1; at < line.size();) {
        std::size_t end = line.find('|', at);
        while (end != line.npos && line[end - 1] == '\\')
            end = line.find('|', end + 1);
        const std::string cell = line.substr(at, end - at);
        const std::size_t first = cell.find_first_not_of(' ');
        cells.push_back(
            first == cell.npos ? "" : cell.substr(first, cell.find_last_not_of(' ') + 1 - first));
        at = end == line.npos ? end : end + 1;
    }
    return cells;
}

/// The page of scenarios, and that of counting, which has the keys of columns.toml.
Page read_page() {
    Page page;
    for (const char* name : {"docs/scenario.md", "docs/count.md"}) {
        std::ifstream file(std::filesystem::path(kenesh::test::source_folder()) / name);
        std::string heading;
        for (std::string line; std::getline(file, line);) {
            page.text += line + '\n';
            if (line.starts_with("## ")) heading = line.substr(3);
            if (line == "A correlation:") heading = "a correlation";
            if (!line.starts_with("| `")) continue;
            std::vector<std::string> cells = cells_of(line);
            cells.erase(cells.begin());
            page.keys[heading].emplace(line.substr(3, line.find('`', 3) - 3), cells);
        }
    }
    return page;
}

std::string heading_of(Section section) {
    switch (section) {
        case Section::scenario:
            return "The scenario";
        case Section::system:
            return "A system";
        case Section::district_tier:
            return "A tier of districts";
        case Section::list_tier:
            return "A list tier";
        case Section::fit:
            return "A fit";
        case Section::sweep:
            return "A sweep";
        case Section::votes_form:
            return "columns.toml";
        case Section::sweep_axis:
            return "[[axis]]";
        default:
            return std::string(keys_of(section).name);
    }
}

}  // namespace

TEST_CASE("docs/scenario.md has a line for every key that the readers know, and no other",
          "[io][docs]") {
    const Page page = read_page();
    for (const SectionKeys& section : section_keys()) {
        INFO(section.name);
        const std::set<std::string> known(section.keys.begin(), section.keys.end());
        CHECK(known.size() == section.keys.size());
        if (section.section == Section::choice_uncertainty) {
            CHECK(page.text.find("table with `national`, `region`, `unit`, `candidate`") !=
                  std::string::npos);
            continue;
        }
        if (section.section == Section::contest_uncertainty) {
            CHECK(page.text.find("table with `candidate`, `personal_votes`") != std::string::npos);
            continue;
        }
        if (section.section == Section::choice_contest) {
            // The same table without strengths.
            CHECK(page.text.find("The same keys but `strength` stand") != std::string::npos);
            std::set<std::string> all = known;
            all.insert("strength");
            std::set<std::string> told;
            for (const auto& [key, cells] : page.keys.at("[contest.NAME]"))
                told.insert(key);
            CHECK(all == told);
            continue;
        }
        REQUIRE(page.keys.contains(heading_of(section.section)));
        const auto& rows = page.keys.at(heading_of(section.section));
        CHECK(rows.size() == known.size());
        for (const KeyRow& row : section.rows) {
            INFO(row.key);
            REQUIRE(rows.contains(std::string(row.key)));
            const auto& cells = rows.at(std::string(row.key));
            REQUIRE(cells.size() == 3);
            CHECK(cells[0] == row.what);
            CHECK(cells[1] == row.range);
            CHECK(cells[2] == row.fallback);
        }
    }
}

TEST_CASE("The sections of keys.txt stand in the order of the enum", "[io]") {
    CHECK(keys_of(Section::scenario).id == "scenario");
    CHECK(keys_of(Section::choice_uncertainty).id == "choice_uncertainty");
    CHECK(keys_of(Section::list_tier).id == "list_tier");
    CHECK(keys_of(Section::votes_form).id == "votes_form");
    CHECK(keys_of(Section::prior).id == "prior");
    CHECK(section_keys().size() == static_cast<std::size_t>(Section::prior) + 1);
}

TEST_CASE("docs/scenario.md names every rule", "[io][docs]") {
    const std::string text = read_page().text;
    for (const NamedRule& rule : named_rules()) {
        INFO(rule.name);
        CHECK(text.find("`" + std::string(rule.family == RuleFamily::gender ? "" : "\"") +
                        std::string(rule.name)) != std::string::npos);
    }
}
