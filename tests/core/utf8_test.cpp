#include "sim/core/utf8.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kenesh;

namespace {

/// RFC 3629, section 3.
std::string encoded(char32_t code) {
    const auto byte = [](char32_t value) { return static_cast<char>(value); };
    if (code < 0x80) return {byte(code)};
    if (code < 0x800) return {byte(0xc0 | (code >> 6)), byte(0x80 | (code & 0x3f))};
    if (code < 0x10000)
        return {byte(0xe0 | (code >> 12)), byte(0x80 | ((code >> 6) & 0x3f)),
                byte(0x80 | (code & 0x3f))};
    return {byte(0xf0 | (code >> 18)), byte(0x80 | ((code >> 12) & 0x3f)),
            byte(0x80 | ((code >> 6) & 0x3f)), byte(0x80 | (code & 0x3f))};
}

}  // namespace

TEST_CASE("Every character is read as it was written", "[core]") {
    for (char32_t code = 0; code <= 0x10ffff; ++code) {
        const std::string text = encoded(code);
        const bool surrogate = code >= 0xd800 && code <= 0xdfff;
        const Utf8Character read = utf8_character(text + "x");
        if (utf8_length(text) != (surrogate ? 0 : text.size()) ||
            read.code != (surrogate ? 0xfffd : code) || read.bytes != (surrogate ? 1 : text.size()))
            FAIL("U+" << std::hex << static_cast<std::uint32_t>(code));
    }
}

TEST_CASE("What is no UTF-8 is no character", "[core]") {
    for (const char* text : {"\x80", "\xbf", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xe0\x9f\xbf",
                             "\xf0\x80\x80\xaf", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80",
                             "\xff", "\xc3", "\xe2\x82", "\xf0\x9f\x9a", "\xc3(", "\xe2\x28\xa1"}) {
        INFO(text);
        CHECK(utf8_length(text) == 0);
        CHECK(utf8_character(text).code == 0xfffd);
        CHECK(utf8_character(text).bytes == 1);
    }
}

TEST_CASE("Columns of a terminal are those of Unicode Annex 11", "[core]") {
    // EastAsianWidth.txt and DerivedGeneralCategory.txt of Unicode 14.
    CHECK(terminal_columns(U'a') == 1);
    CHECK(terminal_columns(0x0416) == 1);   // Cyrillic
    CHECK(terminal_columns(0x0301) == 0);   // combining acute
    CHECK(terminal_columns(0x200d) == 0);   // zero width joiner
    CHECK(terminal_columns(0x0e31) == 0);   // Thai vowel above
    CHECK(terminal_columns(0x81fa) == 2);   // wide letter
    CHECK(terminal_columns(0xff21) == 2);   // fullwidth A
    CHECK(terminal_columns(0x231a) == 2);   // watch
    CHECK(terminal_columns(0x1f680) == 2);  // rocket
    CHECK(terminal_columns(0x1fa79) == 2);  // bandage
    CHECK(terminal_columns(0x303f) == 1);   // half fill space
    CHECK(terminal_columns(0xfffd) == 1);
}
