#include "sim/report/paper/text.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

TEST_CASE("Width counts letters, not bytes", "[report]") {
    CHECK(display_width("Ata-Zhurt") == 9);
    CHECK(display_width("B\xc3\xbct\xc3\xbcn") == 5);
    CHECK(display_width("\xd0\x96\xd0\xbe\xd0\xb3\xd0\xbe\xd1\x80\xd0\xba\xd1\x83") ==
          7);                                               // Cyrillic
    CHECK(display_width("e\xcc\x81") == 1);                 // combining acute
    CHECK(display_width("\xe8\x87\xba\xe7\x81\xa3") == 4);  // two wide letters
    CHECK(display_width("\xf0\x9f\x9a\x80") == 2);          // a rocket, U+1F680
    CHECK(display_width("") == 0);
}

TEST_CASE("No name drives the terminal", "[report]") {
    const std::string replaced = "\xef\xbf\xbd";
    CHECK(visible("a\x1b[31mb") == "a" + replaced + "[31mb");
    CHECK(visible("\xc2\x9b") == replaced);                            // a C1 control
    CHECK(visible("\xe2\x80\xae") == replaced);                        // right-to-left override
    CHECK(visible("\xff") == replaced);                                // no UTF-8
    CHECK(visible("\xc0\xaf") == replaced + replaced);                 // overlong
    CHECK(visible("\xed\xa0\x80") == replaced + replaced + replaced);  // surrogate
    CHECK(visible("\xe2\x82") == replaced + replaced);                 // cut off
    CHECK(visible("B\xc3\xbct\xc3\xbcn") == "B\xc3\xbct\xc3\xbcn");
}

TEST_CASE("Clipping keeps whole letters", "[report]") {
    CHECK(clip("Kyrgyzstan", 10) == "Kyrgyzstan");
    CHECK(clip("Kyrgyzstan", 9) == "Kyrgyz...");
    CHECK(clip("\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc", 4) == "\xc3\xbc...");
    CHECK(display_width(clip("\xe8\x87\xba\xe7\x81\xa3\xe8\x87\xba", 5)) <= 5);
}

TEST_CASE("Wrapping breaks between words and never before a percent sign", "[report]") {
    CHECK(wrap("one two three", 8) == "one two\nthree");
    CHECK(wrap("one two three", 8, 2) == "one two\n  three");
    CHECK(wrap("about 90 %", 8) == "about\n90 %");
    CHECK(wrap("incomprehensibilities", 5) == "incomprehensibilities");
}
