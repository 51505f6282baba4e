#include "sim/sweep/axis.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

namespace {

std::optional<Axis> axis(const std::string& text, Diagnostics& mistakes) {
    const auto parsed = parse_axis(text, mistakes);
    return parsed ? axis_of(*parsed, mistakes) : std::nullopt;
}

Axis good(const std::string& text) {
    Diagnostics mistakes;
    const auto out = axis(text, mistakes);
    INFO(text);
    REQUIRE(mistakes.empty());
    REQUIRE(out);
    return *out;
}

}  // namespace

TEST_CASE("steps are decimal and both ends are in", "[sweep]") {
    const Axis a = good("party.mekenchil.strength=0.20:0.60:0.02");
    REQUIRE(a.values.size() == 21);
    CHECK(a.values.front() == std::vector<std::string>{"0.20"});
    CHECK(a.values[5] == std::vector<std::string>{"0.30"});
    CHECK(a.values.back() == std::vector<std::string>{"0.60"});
    CHECK(good("x=3:1:-1").values == std::vector<std::vector<std::string>>{{"3"}, {"2"}, {"1"}});
    CHECK(good("x=-0.5:0.5:0.25").values.size() == 5);
    CHECK(good("x=0:1:0.3").values.back() == std::vector<std::string>{"0.9"});
}

TEST_CASE("lists, ranges and keys that move together", "[sweep]") {
    CHECK(good("a.rule=sntv,block").values ==
          std::vector<std::vector<std::string>>{{"sntv"}, {"block"}});
    CHECK(good("a=\"x,y\",z").values.size() == 2);
    const Axis range = good("a=0.2:0.6");
    REQUIRE(range.range);
    CHECK_FALSE(range.range->whole);
    CHECK(good("a=1:3").range->whole);
    const Axis both = good("a=1,2+b=x,1e+5");
    CHECK(both.keys == std::vector<std::string>{"a", "b"});
    CHECK(both.values == std::vector<std::vector<std::string>>{{"1", "x"}, {"2", "1e+5"}});
}

TEST_CASE("axis-overflow: more digits than fit are refused, the last that fit are right",
          "[sweep]") {
    const auto refused = [](const std::string& text) {
        Diagnostics mistakes;
        INFO(text);
        CHECK_FALSE(axis(text, mistakes));
        REQUIRE(mistakes.list().size() == 1);
        CHECK(mistakes.list()[0].message.find("digits") != std::string::npos);
    };
    refused("x=.000000000000001:999999999999999:1");
    refused("a=0.000000000000:020000000100:0200000001");  // fuzz-artifacts
    refused("x=0:1:0.0000000000000000001");
    refused("x=0:1234567890123456789:1");
    const Axis last = good("x=-999999999999999999:999999999999999999:999999999999999999");
    CHECK(last.values == std::vector<std::vector<std::string>>{
                             {"-999999999999999999"}, {"0"}, {"999999999999999999"}});
    CHECK(good("x=0:0.000000000000000002:0.000000000000000001").values.back() ==
          std::vector<std::string>{"0.000000000000000002"});
}

TEST_CASE("what is no axis is refused", "[sweep]") {
    for (const char* text : {"a", "a=", "=1", "a=1:2:0", "a=1:2:-1", "a=2:1:1", "a=1:x:1", "a=3:2",
                             "a=1:2:3:4", "a=1,2+b=3", "a=0:1:0.0000001", "a=2:x"}) {
        Diagnostics mistakes;
        INFO(text);
        CHECK_FALSE(axis(text, mistakes));
        CHECK(mistakes.list().size() == 1);
    }
}
