#include "sim/core/diagnostics.hpp"

#include <catch2/catch.hpp>

#include "sim/core/utf8.hpp"

using namespace kenesh;

TEST_CASE("A message is one line with its place and suggestion", "[core]") {
    CHECK(to_string({{"a.toml", 3, 7}, "unknown key 'x'", "y"}) ==
          "a.toml:3:7: error: unknown key 'x'; did you mean 'y'?");
    CHECK(to_string({{"a.toml", 0, 0}, "is a directory", ""}) == "a.toml: error: is a directory");
}

TEST_CASE("What would break a line or drive a terminal is shown as bytes", "[core]") {
    CHECK(to_string({{"a\nb", 1, 1}, "\x1b[2J \xff \xc2\x9b", "\t\x7f"}) ==
          "a\\x0ab:1:1: error: \\x1b[2J \\xff \\xc2\\x9b; did you mean '\\x09\\x7f'?");
    CHECK(to_string({{"\xd0\x9a", 1, 1}, "\xe2\x82\xac \xf0\x9f\x97\xb3", ""}) ==
          "\xd0\x9a:1:1: error: \xe2\x82\xac \xf0\x9f\x97\xb3");
}

// RFC 3629, section 4 and its examples of what is invalid in section 10.
TEST_CASE("Characters of UTF-8", "[core]") {
    CHECK(utf8_length("a") == 1);
    CHECK(utf8_length("\xc3\xa9z") == 2);
    CHECK(utf8_length("\xe0\xa0\x80") == 3);
    CHECK(utf8_length("\xf4\x8f\xbf\xbf") == 4);
    CHECK(utf8_length("\xc0\x80") == 0);          // overlong
    CHECK(utf8_length("\xe0\x9f\xbf") == 0);      // overlong
    CHECK(utf8_length("\xf0\x8f\xbf\xbf") == 0);  // overlong
    CHECK(utf8_length("\xed\xa0\x80") == 0);      // surrogate
    CHECK(utf8_length("\xf4\x90\x80\x80") == 0);  // beyond U+10FFFF
    CHECK(utf8_length("\x80") == 0);              // continuation alone
    CHECK(utf8_length("\xe2\x82") == 0);          // cut short
    CHECK(utf8_length("\xe2\x82z") == 0);
    CHECK(utf8_length("\xff") == 0);
}

TEST_CASE("Mistakes come file by file, in the order in which they stand", "[core]") {
    Diagnostics mistakes;
    mistakes.throw_if_any();
    mistakes.error({"b", 5, 1}, "fourth");
    mistakes.error({"a", 9, 1}, "fifth");
    mistakes.error({"b", 2, 8}, "third");
    mistakes.error({"b", 2, 3}, "first");
    mistakes.error({"b", 2, 3}, "second");
    std::vector<std::string> order;
    try {
        mistakes.throw_if_any();
    } catch (const InputError& error) {
        for (const Diagnostic& one : error.diagnostics())
            order.push_back(one.message);
        CHECK(std::string(error.what()).starts_with("b:2:3: error: first\nb:2:3: error: second\n"));
    }
    CHECK(order == std::vector<std::string>{"first", "second", "third", "fourth", "fifth"});
}

TEST_CASE("The nearest word", "[core]") {
    const std::vector<std::string> words{"strength", "candidates", "women", "unit", "mean"};
    CHECK(nearest("strenght", words) == "strength");      // neighbours exchanged: one step
    CHECK(nearest("stregth", words) == "strength");       // left out
    CHECK(nearest("wommen", words) == "women");           // put in
    CHECK(nearest("unix", words) == "unit");              // replaced
    CHECK(nearest("candydatos", words) == "candidates");  // two of ten letters
    CHECK(nearest("umid", words).empty());                // two of four are too many
    CHECK(nearest("", words).empty());
    CHECK(nearest("x", std::vector<std::string>{"ab", "y", "z"}) == "y");  // the first of equals
}
