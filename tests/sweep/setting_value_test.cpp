#include "sim/sweep/setting_value.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace kenesh;

TEST_CASE("values of settings are numbers where they are written as such", "[sweep]") {
    CHECK(setting_value("3") == SettingValue{std::int64_t{3}});
    CHECK(setting_value("-3") == SettingValue{std::int64_t{-3}});
    CHECK(setting_value("1_000") == SettingValue{std::int64_t{1000}});
    CHECK(setting_value("0.20") == SettingValue{0.2});
    CHECK(setting_value("+1e-3") == SettingValue{0.001});
    CHECK(setting_value("9223372036854775808") == SettingValue{9223372036854775808.0});
    for (const char* text :
         {"", "sntv", "\"3\"", "true", "[1, 2]", "nan", "inf", "1e999", "1 ", "0x10", "--1", "e"})
        CHECK(setting_value(text) == SettingValue{std::string(text)});
    CHECK(setting_number("0.5") == 0.5);
    CHECK(std::isnan(setting_number("a")));
}
