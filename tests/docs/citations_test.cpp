#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// What sources say about pages: a page that is cited is there, and so is the heading.
namespace kenesh {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = test::source_folder();

struct Citation {
    std::string source;
    std::string page;     ///< "methods.md"
    std::string heading;  ///< "" for the page as a whole
};

/// A text without the marks and line ends of comments, so that a citation may run over lines.
std::string one_line(const std::string& text) {
    static const std::regex kBreak(R"(\s*\n\s*(///<?|//|#)?\s*)");
    return std::regex_replace(text, kBreak, " ");
}

std::vector<Citation> citations_of(const std::string& source, const std::string& text) {
    static const std::regex kCitation(R"re(([a-z-]+\.md)(, "([^"]+)"|, section \d)?)re");
    const std::string line = one_line(text);
    std::vector<Citation> found;
    for (std::sregex_iterator i(line.begin(), line.end(), kCitation), end; i != end; ++i) {
        const bool numbered = (*i)[2].matched && !(*i)[3].matched;
        found.push_back({source, (*i)[1], numbered ? "a number" : (*i)[3].str()});
    }
    return found;
}

/// Headings of a page without the numbers before them; "Section" of "## 4. Section".
std::set<std::string> headings_of(const fs::path& page) {
    static const std::regex kHeading(R"(#+ (\d+\. )?(.*))");
    std::set<std::string> headings;
    std::istringstream lines(test::text_of(page));
    std::smatch match;
    for (std::string line; std::getline(lines, line);)
        if (std::regex_match(line, match, kHeading)) headings.insert(match[2]);
    return headings;
}

std::map<std::string, std::set<std::string>> pages() {
    std::map<std::string, std::set<std::string>> pages;
    for (const fs::path& folder : {kRoot, kRoot / "docs"})
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".md")
                pages[entry.path().filename().string()] = headings_of(entry.path());
    return pages;
}

std::vector<Citation> all_citations() {
    std::vector<Citation> all;
    for (const char* folder : {"sim", "bench", "tests", "cmake"})
        for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".cpp" && extension != ".hpp" && extension != ".cmake") continue;
            const std::string source = fs::relative(entry.path(), kRoot).string();
            for (Citation& citation : citations_of(source, test::text_of(entry.path())))
                all.push_back(std::move(citation));
        }
    return all;
}

}  // namespace

TEST_CASE("A citation is found wherever its line ends", "[docs]") {
    const auto found =
        citations_of("x", "/// as in methods.md,\n    /// \"District tiers\": R(x).\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].heading == "District tiers");
    CHECK(citations_of("x",
                       "methods"
                       ".md, section 4")[0]
              .heading == "a number");
}

TEST_CASE("Pages and headings that sources cite are there", "[docs]") {
    const auto known = pages();
    const auto cited = all_citations();
    CHECK(cited.size() > 50);
    for (const Citation& citation : cited) {
        INFO(citation.source << " cites " << citation.page << ", \"" << citation.heading << '"');
        const auto page = known.find(citation.page);
        CHECK(page != known.end());
        if (page == known.end() || citation.heading.empty()) continue;
        CHECK(page->second.contains(citation.heading));
    }
}

}  // namespace kenesh
