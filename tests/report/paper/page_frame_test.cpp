#include "sim/report/paper/page_frame.hpp"

#include <catch2/catch.hpp>

#include "sim/report/paper/page_parts.hpp"

using namespace kenesh;

namespace {

PageContext at(const std::string& address, const std::string& picture) {
    PageContext context;
    context.address = address;
    context.picture = picture;
    return context;
}

}  // namespace

TEST_CASE("Links show a picture only where the page's address is known", "[report]") {
    CHECK(link_preview("title", at("", "report.png")).empty());
    const std::string without = link_preview("title", at("https://a.org/x/", ""));
    CHECK(without.find("og:url\" content=\"https://a.org/x/\"") != without.npos);
    CHECK(without.find("og:image") == without.npos);
    const auto image = [](const std::string& address) {
        const std::string all = link_preview("\"<b>", at(address, "p.png"));
        CHECK(all.find("<b>") == all.npos);
        const std::string before = "og:image\" content=\"";
        const auto from = all.find(before) + before.size();
        return all.substr(from, all.find('"', from) - from);
    };
    CHECK(image("https://a.org/x/report.html") == "https://a.org/x/p.png");
    CHECK(image("https://a.org/x/") == "https://a.org/x/p.png");
    CHECK(image("https://a.org") == "https://a.org/p.png");
    CHECK(page_frame("t", "b", "", without).find("og:url") != std::string::npos);
}

TEST_CASE("W14: cells say what they are sorted by", "[report]") {
    const std::string table = html_table("id", "c", {"", "chance"},
                                         {{"a", {"&lt; 0.008 %", 0.0}}, {"b", {"0.003 %", 3e-5}}});
    CHECK(table.find("<td data-value=\"0\">&lt; 0.008 %</td>") != table.npos);
    CHECK(table.find("<td data-value=\"3e-05\">0.003 %</td>") != table.npos);
    CHECK(table.find("<td>a</td>") != table.npos);
}
