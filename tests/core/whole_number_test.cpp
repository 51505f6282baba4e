#include "sim/core/whole_number.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace kenesh;

namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

}  // namespace

TEST_CASE("octal-numbers: leading zeros mean nothing") {
    CHECK(whole_number("04000", 0, kMost) == 4000);
    CHECK(whole_number("020", 0, kMost) == 20);
    CHECK(whole_number("08", 0, kMost) == 8);
    CHECK(whole_number("00", 0, kMost) == 0);
    CHECK(whole_number("-007", -10, 10) == -7);
    CHECK(seed_number("020") == 20U);
    CHECK(large_number("010", 1, kMost) == 10);
    CHECK(large_number("01e1", 1, kMost) == 10);
}

TEST_CASE("whole numbers are digits and nothing else") {
    for (const char* wrong : {"", "-", "+5", " 5", "5 ", "0x10", "0b1", "0o7", "1e3", "1.0", "1_0",
                              "1,000", "ten", "5k", "nan", "inf", "\xd9\xa3", "1\n"}) {
        INFO(wrong);
        CHECK_FALSE(whole_number(wrong, kLeast, kMost));
        CHECK_FALSE(seed_number(wrong));
    }
    CHECK(whole_number("9223372036854775807", kLeast, kMost) == kMost);
    CHECK_FALSE(whole_number("9223372036854775808", kLeast, kMost));
    CHECK(whole_number("-9223372036854775808", kLeast, kMost) == kLeast);
    CHECK(whole_number("3", 3, 5) == 3);
    CHECK(whole_number("5", 3, 5) == 5);
    CHECK_FALSE(whole_number("2", 3, 5));
    CHECK_FALSE(whole_number("6", 3, 5));
}

TEST_CASE("seed-saturates: a seed that does not fit is none") {
    CHECK(seed_number("0") == 0U);
    CHECK(seed_number("18446744073709551615") == std::numeric_limits<std::uint64_t>::max());
    CHECK_FALSE(seed_number("18446744073709551616"));
    CHECK_FALSE(seed_number("38419267450183746529"));
    CHECK_FALSE(seed_number("-1"));
}

TEST_CASE("large numbers as people write them, read exactly") {
    struct Row {
        const char* text;
        std::int64_t value;
    };
    for (const Row& row :
         {Row{"1000000", 1'000'000}, Row{"1_000_000", 1'000'000}, Row{"1e6", 1'000'000},
          Row{"1E+6", 1'000'000}, Row{"2M", 2'000'000}, Row{"2m", 2'000'000}, Row{"10k", 10'000},
          Row{"10K", 10'000}, Row{"0.5M", 500'000}, Row{".5k", 500}, Row{"2.50e1", 25},
          Row{"1.0", 1}, Row{"0", 0}, Row{"0e99", 0}, Row{"9223372036854775807", kMost},
          Row{"9007199254740993", 9'007'199'254'740'993}}) {
        INFO(row.text);
        CHECK(large_number(row.text, 0, kMost) == row.value);
    }
    for (const char* wrong :
         {"",      "_",    "_1",    "k",     "-5",  "+5",   "1.5",
          "1.50",  "1e99", "1e100", "ten",   "5x",  "0x10", "nan",
          "inf",   "1e",   "1e-3",  "1 000", "1kk", "1e3k", "9223372036854775808",
          "1.2.3", "."}) {
        INFO(wrong);
        CHECK_FALSE(large_number(wrong, 0, kMost));
    }
    CHECK(large_number("1k", 1, 1000) == 1000);
    CHECK_FALSE(large_number("1001", 1, 1000));
    CHECK_FALSE(large_number("0", 1, 1000));
}

TEST_CASE("numbers are finite and decimal") {
    CHECK(finite_number("0.5") == 0.5);
    CHECK(finite_number("-1e-3") == -1e-3);
    CHECK(finite_number("007") == 7.0);
    for (const char* wrong :
         {"", "nan", "inf", "-inf", "infinity", "1e999", "0x1p3", "1,5", "1 ", " 1", "+1", "5%"}) {
        INFO(wrong);
        CHECK_FALSE(finite_number(wrong));
    }
}

TEST_CASE("finite numbers are the same where the library cannot read them", "[numbers]") {
    const char* const texts[] = {"0",
                                 "-0",
                                 "1",
                                 "0.1",
                                 ".5",
                                 "5.",
                                 "-.25",
                                 "1e3",
                                 "1E-3",
                                 "1e+22",
                                 "1e308",
                                 "1e309",
                                 "-1e309",
                                 "5e-324",
                                 "1e-400",
                                 "0e-999",
                                 "nan",
                                 "inf",
                                 "-inf",
                                 "",
                                 "-",
                                 "+1",
                                 " 1",
                                 "1 ",
                                 "0x10",
                                 "1e",
                                 "1e+",
                                 ".",
                                 "--1",
                                 "1..2",
                                 "1-2",
                                 "e5",
                                 "-e5",
                                 "1,5",
                                 "1e5e5",
                                 "0.3",
                                 "123456789012345678901234567890",
                                 "2.2250738585072011e-308",
                                 "9007199254740993"};
    for (const char* text : texts) {
        CAPTURE(text);
        CHECK(kenesh::finite_number(text) == kenesh::finite_number_by_strtod(text));
    }
    CHECK(kenesh::finite_number_by_strtod("0.1") == 0.1);
}
