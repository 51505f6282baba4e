#include "sim/report/paper/text_hemicycle.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <sstream>

#include "sim/report/paper/text.hpp"

using namespace kenesh;

namespace {

/// The lines of the hall: between the title and the key.
std::vector<std::string> hall(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line) && line.find("party") == line.npos)
        lines.push_back(line);
    return lines;
}

std::ptrdiff_t marks(const std::vector<std::string>& lines, char letter) {
    std::ptrdiff_t count = 0;
    for (const std::string& line : lines)
        count += std::count(line.begin(), line.end(), letter);
    return count;
}

}  // namespace

TEST_CASE("Every seat has a mark of its party, from left to right", "[report]") {
    for (int seats = 1; seats <= 400; seats += 7) {
        const int left = seats / 3;
        const auto lines = hall(text_hemicycle(
            "house", {{"party one", "", left}, {"party two", "", seats - left}}, {120}));
        INFO(seats);
        CHECK(marks(lines, 'a') == left);
        CHECK(marks(lines, 'b') == seats - left);
        for (const std::string& line : lines) {
            // In each line the first party sits left of the second.
            const auto last = line.rfind('a');
            const auto first = line.find('b');
            CHECK((last == line.npos || first == line.npos || last < first));
        }
    }
}

TEST_CASE("A large house has several seats to a mark", "[report]") {
    for (const std::size_t width : {std::size_t{60}, std::size_t{80}, std::size_t{120}})
        for (const int seats : {90, 630, 2980}) {
            const std::string text = text_hemicycle(
                "house", {{"party one", "", seats / 2}, {"party two", "", seats / 2}}, {width});
            std::istringstream lines(text);
            for (std::string line; std::getline(lines, line);)
                CHECK(display_width(line) <= width);
            const auto drawn = hall(text);
            CHECK(std::abs(marks(drawn, 'a') - marks(drawn, 'b')) <= 1);
            const bool told = text.find("A mark is") != text.npos;
            CHECK(told == (marks(drawn, 'a') + marks(drawn, 'b') != seats));
        }
}

TEST_CASE("Marks are in the party's colour where there are colours", "[report]") {
    const std::vector<Bench> benches{{"party \x1b[31m", "#1b6ca8", 3}, {"no colour", "", 2}};
    const std::string text = text_hemicycle("house", benches, {80, true, true});
    CHECK(text.find("\x1b[38;2;27;108;168m\xe2\x97\x8f") != text.npos);
    CHECK(text.find("\x1b[31m") == text.npos);
    CHECK(text.find('b') != text.npos);
    CHECK(text_hemicycle("house", benches, {80}).find('\x1b') == std::string::npos);
    CHECK(text_hemicycle("house", {{"none", "", 0}}, {80}).find("no seats") != std::string::npos);
}
