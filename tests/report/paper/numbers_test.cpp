#include "sim/report/paper/numbers.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

TEST_CASE("Decimals follow the error", "[report]") {
    CHECK(decimals_for(3.0) == 0);
    CHECK(decimals_for(0.3) == 1);
    CHECK(decimals_for(0.02) == 2);
    CHECK(decimals_for(0.00001) == 3);
    CHECK(decimals_for(0.0) == 0);
    const double column[] = {0.001, 0.04, 0.0};
    CHECK(decimals_for(column) == 2);
}

TEST_CASE("Numbers read as numbers", "[report]") {
    CHECK(number(-0.004, 2) == "0.00");
    CHECK(number(-0.4, 1) == "-0.4");
    CHECK(number(0.4, 1, true) == "+0.4");
    CHECK(number(0.0, 1, true) == "0.0");
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1'000'000) == "1,000,000");
    CHECK(grouped(-12'345) == "-12,345");
    CHECK(percent(0.123, 1) == "12.3 %");
}

TEST_CASE("An error never looks smaller than it is", "[report]") {
    CHECK(plus_minus(0.0201, 2) ==
          "\xc2\xb1"
          "0.03");
    CHECK(plus_minus(0.02, 2) ==
          "\xc2\xb1"
          "0.02");
    CHECK(plus_minus(0.0, 2) ==
          "\xc2\xb1"
          "0.00");
}

TEST_CASE("Chances of 0 and 1 are bounds", "[report]") {
    CHECK(chance({0.0, 0.0, 0.0, 0.004}) == "< 0.4 %");
    CHECK(chance({1.0, 0.0, 0.996, 1.0}) == "> 99.6 %");
    CHECK(chance({0.203, 0.002, 0.199, 0.207}) == "20.3 %");
    CHECK(chance_error({0.203, 0.002, 0.199, 0.207}) ==
          "\xc2\xb1"
          "0.2");
    CHECK(chance_error({0.0, 0.0, 0.0, 0.004}).empty());
}

TEST_CASE("Intervals carry signs where asked", "[report]") {
    const Quantiles q{-3, -1, 0, 2, 8};
    CHECK(interval(q, 0) == "-3 to 8");
    CHECK(interval(q, 0, true) == "-3 to +8");
}
