#include "sim/report/paper/table.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "sim/report/paper/text.hpp"

using namespace kenesh;

namespace {

Table two_groups() {
    Table t;
    t.columns = {{"", "party", Align::left},
                 {"new", "seats"},
                 {"new", "", Align::left, 1, true},
                 {"old", "seats"},
                 {"old", "90 %", Align::right, 2}};
    t.rows = {{{{"Birlik"}, {"12.5"}, {"+-0.1"}, {"9"}, {"7 to 11"}}, "#ff0000"},
              {{{"B\xc3\xbct\xc3\xbcn"}, {"3.0"}, {"+-0.1"}, {"10"}, {"0 to 9"}}, "#00ff00"}};
    return t;
}

std::size_t widest_line(const std::string& text) {
    std::istringstream lines(text);
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);)
        widest = std::max(widest, display_width(line));
    return widest;
}

}  // namespace

TEST_CASE("A table that fits is one block, aligned by letters", "[report]") {
    CHECK(render(two_groups(), {80}) ==
          "         new           old\n"
          "         "
          "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80"
          "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80   "
          "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2"
          "\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94"
          "\x80"
          "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\n"
          "party    seats         seats     90 %\n"
          "Birlik    12.5 +-0.1       9  7 to 11\n"
          "B\xc3\xbct\xc3\xbcn      3.0 +-0.1      10   0 to 9\n");
}

TEST_CASE("Groups that do not fit go below, with the key", "[report]") {
    const std::string text = render(two_groups(), {24});
    CHECK(widest_line(text) <= 24);
    CHECK(text.find("7 to 11") != text.npos);
    // The key stands in both blocks.
    const std::size_t first = text.find("Birlik");
    CHECK(text.find("Birlik", first + 1) != text.npos);
}

TEST_CASE("A group that is too wide loses columns, largest drop first, then the key is clipped",
          "[report]") {
    Table t;
    t.columns = {{"", "party", Align::left},
                 {"g", "aaaaaaaaaa"},
                 {"g", "bbbbbbbbbb", Align::right, 1},
                 {"g", "cccccccccc", Align::right, 2}};
    t.rows = {{{{"a very long name indeed"}, {"1"}, {"2"}, {"3"}}}};
    const std::string at40 = render(t, {40});
    CHECK(at40.find("bbbbbbbbbb") == at40.npos);
    CHECK(at40.find("cccccccccc") == at40.npos);
    const std::string at48 = render(t, {48});
    CHECK(at48.find("cccccccccc") == at48.npos);
    CHECK(at48.find("bbbbbbbbbb") != at48.npos);
    const std::string at24 = render(t, {24});
    CHECK(widest_line(at24) <= 24);
    CHECK(at24.find("a very l...") != at24.npos);
}

TEST_CASE("Colour is only written when it is on", "[report]") {
    TextStyle plain{80};
    CHECK(render(two_groups(), plain).find('\x1b') == std::string::npos);
    TextStyle color{80, true, true};
    CHECK(render(two_groups(), color).find("\x1b[38;2;255;0;0m") != std::string::npos);
    color.true_color = false;
    // 196 is pure red of the 6 x 6 x 6 cube, which starts at 16.
    CHECK(render(two_groups(), color).find("\x1b[38;5;196m") != std::string::npos);
    CHECK(coloured("x", "no colour", color) == "x");
}
