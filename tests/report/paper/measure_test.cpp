#include "sim/report/paper/measure.hpp"

#include <catch2/catch.hpp>

#include "sim/report/charts/chart_chances.hpp"
#include "sim/report/paper/chart_file.hpp"
#include "sim/report/paper/page_parts.hpp"

using namespace kenesh;

TEST_CASE("Text is as wide as DejaVu Sans sets it", "[report]") {
    // Measured in a browser: 100 px DejaVu Sans.
    CHECK(text_width("W", 100) == Approx(99.0));
    CHECK(text_width("il", 100) == Approx(56.0));
    CHECK(text_width("\xd0\xa9", 100) == Approx(109.0));  // Shcha
    CHECK(text_width("e\xcc\x81", 100) == Approx(62.0));  // e and a combining acute
    CHECK(text_width("W", 100, true) >= 110.0);
}

TEST_CASE("Names are wrapped at spaces, broken where one word is too wide, and whole", "[report]") {
    using Lines = std::vector<std::string>;
    CHECK(text_lines("one two", 100, 12) == Lines{"one two"});
    CHECK(text_lines("one two three", 60, 12) == Lines{"one two", "three"});
    const auto broken = text_lines("Donaudampfschifffahrt", 60, 12);
    std::string whole;
    for (const std::string& line : broken) {
        CHECK(text_width(line, 12) <= 60.0);
        whole += line;
    }
    CHECK(whole == "Donaudampfschifffahrt");
    CHECK(text_lines("a b c d e f", 9, 12, false, 2).back().ends_with("\xe2\x80\xa6"));
    CHECK(text_lines("", 60, 12) == Lines{""});
}

TEST_CASE("Chances are told as counts", "[report]") {
    CHECK(in_hundred(0.08) == "8 in 100");
    CHECK(in_hundred(0.0) == "less than 1 in 1,000");
    CHECK(in_hundred(0.004) == "4 in 1,000");
    CHECK(in_hundred(0.9951) == "995 in 1,000");
    CHECK(in_hundred(1.0) == "more than 999 in 1,000");
}

TEST_CASE("A chart that travels alone has its words", "[report]") {
    Svg svg("id", 600, 100, "title", "description");
    const Chart chart{"id", "Who <gains>", "A dot is a seat.", svg.str(), {}, {}, "against old"};
    const std::string file = chart_file(chart, {"Subject", "Source", "Credit"});
    for (const char* words : {">Who &lt;gains&gt;: against old<", ">A dot is a seat.<", ">Subject<",
                              ">Source<", ">Credit<", "width=\"600\" height=\"100\""}) {
        INFO(words);
        CHECK(file.find(words) != std::string::npos);
    }
}

TEST_CASE("Dark paper gets lighter marks where a colour would vanish", "[report]") {
    const std::string style = dark_style({"#1b2a3c", "#f2c14e"});
    CHECK(style.find("[fill=\"#1b2a3c\"]") != std::string::npos);
    CHECK(style.find("#f2c14e") == std::string::npos);  // is seen as it is
    CHECK(dark_style({"#f2c14e"}).empty());
}
