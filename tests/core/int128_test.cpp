#include "sim/core/int128.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

TEST_CASE("numbers of 128 bits in decimal, and back", "[core]") {
    const Int128 two_to_64 = Int128{1} << 64;
    CHECK(decimal(0) == "0");
    CHECK(decimal(-1) == "-1");
    CHECK(decimal(two_to_64) == "18446744073709551616");
    // 2^127, from bc.
    const std::string most = "170141183460469231731687303715884105727";
    const std::string least = "-170141183460469231731687303715884105728";
    for (const std::string& text : {std::string("0"), std::string("7"), std::string("-7"), most,
                                    least, std::string("18446744073709551616")}) {
        INFO(text);
        const auto number = whole_number(text);
        REQUIRE(number.has_value());
        CHECK(decimal(*number) == text);
    }
}

TEST_CASE("what is no number of 128 bits is none", "[core]") {
    for (const char* text :
         {"", "-", "-0", "00", "01", "+1", " 1", "1 ", "1e3", "1.0", "0x1",
          "170141183460469231731687303715884105728", "-170141183460469231731687303715884105729",
          "999999999999999999999999999999999999999999"}) {
        INFO(text);
        CHECK_FALSE(whole_number(text).has_value());
    }
}
