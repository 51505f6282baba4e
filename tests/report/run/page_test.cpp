#include "sim/report/run/page.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <regex>
#include <set>

#include "sim/report/run/report_page.hpp"
#include "tests/support/hostile.hpp"

using namespace kenesh;

namespace {

struct Written {
    Summary summary;
    std::string page;
};

Written written(const Scenario& scenario) {
    const Plan plan = make_plan(scenario);
    SimulationSettings settings;
    settings.runs = 400;
    Written out;
    out.summary = summarise(scenario, plan, tally_layout(plan), simulate(plan, settings));
    out.page = report_page(out.summary, plan, {"0.0", "digest", Engine::vector, Normals::counters});
    return out;
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
    const std::regex regex(pattern);
    std::vector<std::string> out;
    for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at)
        out.push_back((*at)[1]);
    return out;
}

}  // namespace

TEST_CASE("Hostile names are text everywhere on the page", "[report]") {
    const std::string page = written(made::hostile()).page;
    CHECK(count_of(page, "<script") == 1);  // the page's own
    CHECK(count_of(page, "&lt;script&gt;") > 10);
    CHECK(count_of(page, "<img") == 0);
    CHECK(count_of(page, "<b>") == 0);
    CHECK(count_of(page, "\" onload") == 0);
    CHECK(count_of(page, "red;") == 0);
    CHECK(count_of(page, "<title>&lt;/title&gt;&lt;script&gt;") == 1);
}

TEST_CASE("Every id on the page is there once, and every chart is named", "[report]") {
    const auto [summary, page] = written(made::lively());
    const auto ids = matches(page, " id=\"([^\"]*)\"");
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
    const std::size_t charts = count_of(page, "<svg");
    // One of each, and one more for each further comparison and system with districts.
    const auto districts = std::ranges::count_if(
        summary.systems, [](const SystemSummary& s) { return !s.district_tiers.empty(); });
    // Each is drawn twice, for a page and for a phone.
    CHECK(charts == 2 * (7 + summary.comparisons.size() + static_cast<std::size_t>(districts)));
    CHECK(count_of(page, "role=\"img\"") == charts);
    CHECK(count_of(page, "<desc") == charts);
    for (const std::string id :
         {"hemicycles", "chances", "differences", "intervals", "distributions", "votes-to-seats",
          "districts", "women", "disproportionality"}) {
        INFO(id);
        CHECK(count_of(page, "<figure id=\"" + id + "\"") == 1);
    }
}

TEST_CASE("The page loads nothing from anywhere", "[report]") {
    const std::string page = written(made::lively()).page;
    for (const std::string& address : matches(page, "(?:src|href)=\"([^\"]*)\""))
        CHECK((address == "data:," || address.front() == '#'));
    CHECK(count_of(page, "@import") == 0);
    CHECK(count_of(page, "url(") == 0);
    CHECK(count_of(page, "fetch(") == 0);
    CHECK(page.size() < 400'000);
}

TEST_CASE("Seats and differences stand in the tables too", "[report]") {
    const auto [summary, page] = written(made::lively());
    // clang 14 cannot capture a structured binding as it stands.
    const std::string tables = [&page = page] {
        std::string text;
        for (std::size_t at = page.find("<table"); at != std::string::npos;
             at = page.find("<table", at + 1))
            text += page.substr(at, page.find("</table>", at) - at);
        return text;
    }();
    // A chart rounds means to a tenth; the table gives as many digits as the error allows.
    std::vector<double> means;
    for (const std::string& cell :
         matches(tables, "<td data-value=\"[^\"]*\">([+-]?[0-9]+\\.[0-9]+) ?<i>"))
        means.push_back(std::stod(cell));
    REQUIRE(means.size() > 10);
    const std::string label = "<text[^>]*>([+-]?[0-9]+\\.[0-9]) \\([+-]?[0-9]+ to";
    REQUIRE(matches(page, label).size() >= 3 * summary.choices.size() - 6);
    for (const std::string& words : matches(page, label)) {
        INFO(words);
        const double drawn = std::stod(words);
        CHECK(std::ranges::any_of(
            means, [&](double mean) { return std::abs(mean - drawn) <= 0.05 + 1e-9; }));
    }
    for (const std::string& range :
         matches(page, "<text[^>]*>[+-]?[0-9]+\\.[0-9] \\(([+-]?[0-9]+ to [+-]?[0-9]+)\\)")) {
        INFO(range);
        CHECK(count_of(tables, ">" + range + "<") > 0);
    }
}
