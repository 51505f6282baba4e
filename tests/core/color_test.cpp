#include "sim/core/color.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

TEST_CASE("A colour is # and six hexadecimal digits", "[core]") {
    CHECK(parse_color("#1b6ca8") == Color{0x1b, 0x6c, 0xa8});
    CHECK(parse_color("#FFFFFF") == Color{255, 255, 255});
    for (const char* text : {"", "#", "1b6ca8", "#1b6ca", "#1b6ca8f", "#1b6cag", "#-b6ca8",
                             "#+b6ca8", "# b6ca8", "red"}) {
        INFO(text);
        CHECK_FALSE(parse_color(text));
    }
    for (const std::string_view color : kPalette)
        CHECK(parse_color(color));
}
