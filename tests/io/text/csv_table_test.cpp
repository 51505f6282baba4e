#include "sim/io/text/csv_parser.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

namespace {

using Texts = std::vector<std::vector<std::string>>;

/// Cells of a table without mistakes, the header first.
Texts cells_of(const std::string& text) {
    Diagnostics mistakes;
    const auto table = parse_csv(text, "t.csv", mistakes);
    REQUIRE(mistakes.empty());
    Texts out(1);
    for (const CsvCell& cell : table->header)
        out[0].push_back(cell.text);
    for (const auto& row : table->rows) {
        out.emplace_back();
        for (const CsvCell& cell : row)
            out.back().push_back(cell.text);
    }
    return out;
}

}  // namespace

// RFC 4180, section 2, rules 1 to 7 in order.
TEST_CASE("Tables as RFC 4180 has them", "[io]") {
    const Texts table{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}};
    CHECK(cells_of("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n") == table);
    CHECK(cells_of("aaa,bbb,ccc\r\nzzz,yyy,xxx") == table);
    CHECK(cells_of("aaa,bbb,ccc\nzzz,yyy,xxx\n") == table);
    CHECK(cells_of("a, b ,\n1,,3") == Texts{{"a", " b ", ""}, {"1", "", "3"}});
    CHECK(cells_of("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx") == table);
    CHECK(cells_of("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx") ==
          Texts{{"aaa", "b\r\nbb", "ccc"}, {"zzz", "yyy", "xxx"}});
    CHECK(cells_of("\"aaa\",\"b\"\"bb\",\"c,c\"") == Texts{{"aaa", "b\"bb", "c,c"}});
    CHECK(cells_of("a\n\n1\n\n") == Texts{{"a"}, {"1"}});
}

TEST_CASE("Every cell knows its line and column, in characters", "[io]") {
    Diagnostics mistakes;
    const auto table =
        parse_csv("unit,name\nu1,\"two\nlines\"\n\"\xd0\x9e\xd1\x88\",x\n", "t.csv", mistakes);
    REQUIRE(table);
    CHECK(table->header[1] == CsvCell{"name", 1, 6});
    CHECK(table->rows[0][1] == CsvCell{"two\nlines", 2, 4});
    CHECK(table->rows[1][0] == CsvCell{"\xd0\x9e\xd1\x88", 4, 1});
    CHECK(table->rows[1][1] == CsvCell{"x", 4, 6});
    CHECK(table->place(table->rows[1][1]) == Place{"t.csv", 4, 6});
}

TEST_CASE("Numbers in cells", "[io]") {
    Diagnostics mistakes;
    CsvTable table;
    const auto whole = [&](const char* text) {
        return whole_cell(table, {text, 1, 1}, 0, 100, mistakes);
    };
    const auto number = [&](const char* text) {
        return number_cell(table, {text, 1, 1}, 0.0, 1.0, mistakes);
    };
    CHECK(whole("0") == 0);
    CHECK(whole("100") == 100);
    CHECK(number("0.25") == 0.25);
    CHECK(number("1e-3") == 0.001);
    CHECK(mistakes.empty());
    for (const char* text :
         {"", " 1", "1 ", "+1", "1.0", "1e1", "-1", "101", "0x1", "1,0", "99999999999999999999"}) {
        CHECK_FALSE(whole(text).has_value());
    }
    for (const char* text : {"", "0,5", "nan", "inf", "1e400", "-0.1", "1.01", "0.5 ", "half"}) {
        CHECK_FALSE(number(text).has_value());
    }
    CHECK(mistakes.list().size() == 11 + 9);
}
