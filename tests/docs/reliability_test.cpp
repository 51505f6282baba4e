#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// docs/reliability.md: the tests and scripts that a promise names are there.
namespace kenesh {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = test::source_folder();

std::set<std::string> matches(const std::string& text, const std::regex& pattern) {
    std::set<std::string> found;
    for (std::sregex_iterator i(text.begin(), text.end(), pattern), end; i != end; ++i)
        found.insert((*i)[1]);
    return found;
}

/// Names of all test cases, in one piece where the source has them in several.
std::set<std::string> test_names() {
    static const std::regex kJoint(R"re("\s*\n\s*")re");
    static const std::regex kName(R"re(TEST_CASE\(\s*"([^"]+)")re");
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / "tests"))
        if (entry.path().extension() == ".cpp")
            names.merge(
                matches(std::regex_replace(test::text_of(entry.path()), kJoint, ""), kName));
    return names;
}

/// The rows of the page's tables.
std::string rows_of(const std::string& page) {
    std::istringstream lines(page);
    std::string rows;
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("| ")) rows += line + "\n";
    return rows;
}

}  // namespace

TEST_CASE("docs/reliability.md names tests and scripts that are there", "[docs]") {
    const std::string page = test::text_of(kRoot / "docs/reliability.md");
    const auto tests = test_names();
    const auto promised = matches(rows_of(page), std::regex(R"re("([^"]+)")re"));
    CHECK(promised.size() >= 20);
    for (const std::string& name : promised) {
        INFO(name);
        CHECK(tests.contains(name));
    }
    for (const std::string& script : matches(page, std::regex(R"re(`(\.ci/[a-z0-9-]+))re"))) {
        INFO(script);
        CHECK(fs::exists(kRoot / script));
    }
}

}  // namespace kenesh
