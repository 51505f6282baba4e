#include "sim/io/reading/keys.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "sim/rules/table.hpp"
#include "tests/support/paths.hpp"

using namespace kenesh;

namespace {

/// Heading -> the keys in the first column of the tables below it, and all lines as one text.
struct Page {
    std::map<std::string, std::set<std::string>> keys;
    std::string text;
};

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
            if (line.starts_with("| `"))
                page.keys[heading].insert(line.substr(3, line.find('`', 3) - 3));
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
            std::set<std::string> all = page.keys.at("[contest.NAME]");
            CHECK(all.erase("strength") == 1);
            CHECK(all == known);
            continue;
        }
        REQUIRE(page.keys.contains(heading_of(section.section)));
        CHECK(page.keys.at(heading_of(section.section)) == known);
    }
}

TEST_CASE("docs/scenario.md names every rule", "[io][docs]") {
    const std::string text = read_page().text;
    for (const NamedRule& rule : named_rules()) {
        INFO(rule.name);
        CHECK(text.find("`" + std::string(rule.family == RuleFamily::gender ? "" : "\"") +
                        std::string(rule.name)) != std::string::npos);
    }
}
