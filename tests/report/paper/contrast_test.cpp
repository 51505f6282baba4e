#include "sim/report/paper/contrast.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

TEST_CASE("Contrast is that of WCAG 2.2", "[report]") {
    const Color black{}, white{255, 255, 255};
    CHECK(contrast(black, white) == Approx(21.0));
    CHECK(contrast(white, black) == Approx(21.0));
    CHECK(contrast(white, white) == Approx(1.0));
    // The greys that WebAIM's checker gives as just passing and just failing 4.5:1 on white.
    CHECK(contrast({0x76, 0x76, 0x76}, white) == Approx(4.54).margin(0.005));
    CHECK(contrast({0x77, 0x77, 0x77}, white) == Approx(4.48).margin(0.005));
    CHECK(contrast({255, 0, 0}, white) == Approx(4.0).margin(0.005));
}

TEST_CASE("A colour that does not stand out is mixed until it does", "[report]") {
    const Color white{255, 255, 255}, night{0x1b, 0x1f, 0x29};
    for (const Color paper : {white, night})
        for (const char* text :
             {"#f0e442", "#1b6ca8", "#000000", "#ffffff", "#8a8a8a", "#b0306a"}) {
            INFO(text);
            const Color color = parse_color(text).value();
            const Color mixed = standing_out(color, paper, 3.0);
            CHECK(contrast(mixed, paper) >= 3.0);
            CHECK((contrast(color, paper) < 3.0 || mixed == color));
        }
}
