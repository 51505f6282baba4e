#include "sim/io/votes/vote_numbers.hpp"

#include <catch2/catch.hpp>

namespace kenesh {
namespace {

TEST_CASE("a number tells its decimal mark, or leaves it in doubt") {
    using enum MarkEvidence;
    CHECK(evidence_of("436") == none);
    CHECK(evidence_of("1 346") == none);
    CHECK(evidence_of("1000.5") == point);
    CHECK(evidence_of("1,346.5") == point);
    CHECK(evidence_of("1.234.567") == comma);
    CHECK(evidence_of("47,70") == comma);
    CHECK(evidence_of("1.234") == either);
    CHECK(evidence_of("12,345") == either);
    CHECK(evidence_of("0.125") == point);
    for (const char* text : {"", "-1", "+1", "1e3", "1,2,3", "1.23.4", "a", ".5", "5.", "1,23.4,5",
                             "12 34", "0x10", "1,346,5"}) {
        INFO(text);
        CHECK_FALSE(evidence_of(text));
    }
}

TEST_CASE("a number is read as digits and decimals") {
    constexpr DecimalMark kPoint = DecimalMark::point;
    constexpr DecimalMark kComma = DecimalMark::comma;
    CHECK(read_written("436.0", kPoint) == WrittenNumber{436, 0});
    CHECK(read_written("1000.5", kPoint) == WrittenNumber{10005, 1});
    CHECK(read_written("1,346", kPoint) == WrittenNumber{1346, 0});
    CHECK(read_written("1,346", kComma) == WrittenNumber{1346, 3});
    CHECK(read_written("1.234.567,25", kComma) == WrittenNumber{123456725, 2});
    CHECK(read_written("1\xc2\xa0"
                       "234",
                       kPoint) == WrittenNumber{1234, 0});
    CHECK(read_written("007", kPoint) == WrittenNumber{7, 0});
    CHECK(read_written("0", kComma) == WrittenNumber{0, 0});
    CHECK_FALSE(read_written("1.5", kComma));
    CHECK_FALSE(read_written("9999999999999999999", kPoint));
}

}  // namespace
}  // namespace kenesh
