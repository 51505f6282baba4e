// Text that no analyst writes on purpose: cut files, garbage, text made to break parsers. It must
// give a mistake with its place, in little time, and never end the program.
#include <catch2/catch.hpp>

#include <array>
#include <limits>
#include <random>
#include <string>

#include "sim/io/reading/table_reader.hpp"
#include "sim/io/text/csv_parser.hpp"
#include "sim/io/text/toml_document.hpp"

namespace kenesh {
namespace {

std::string only_mistake(const Diagnostics& mistakes) {
    REQUIRE(mistakes.list().size() == 1);
    return to_string(mistakes.list().front());
}

std::string toml_mistake(const std::string& text) {
    Diagnostics mistakes;
    CHECK_FALSE(parse_toml(text, "s.toml", mistakes));
    return only_mistake(mistakes);
}

std::string key_of(int parts) {
    std::string key = "a";
    for (int i = 1; i < parts; ++i)
        key += ".a";
    return key;
}

/// Inline tables in one another, each under a key of so many parts.
std::string nested_tables(int depth, int parts) {
    std::string text = key_of(parts) + " = ";
    for (int i = 1; i < depth; ++i)
        text += "{ " + key_of(parts) + " = ";
    text += "1";
    for (int i = 1; i < depth; ++i)
        text += " }";
    return text + "\n";
}

}  // namespace

TEST_CASE("TOML: what follows an opening bracket is looked at, not assumed") {
    CHECK_THAT(toml_mistake("title = \"x\"\n[{turnout]\n"),
               Catch::StartsWith("s.toml:2:2: error: not TOML: "));
    for (const char* text : {"[[+party]]\n", "[[(arty]]\n", "[[[party]]\n", "[\\u00[party]]\n"}) {
        INFO(text);
        CHECK_THAT(toml_mistake(text), Catch::StartsWith("s.toml:1:"));
    }
}

TEST_CASE("TOML: tables too deep to walk are refused, at the bound they are not") {
    CHECK(toml_mistake("\n" + nested_tables(100, 1000)) ==
          "s.toml:2:1: error: a key has more than 32 parts");
    CHECK(toml_mistake(nested_tables(34, 1)) ==
          "s.toml:1:1: error: values are nested more than 32 deep");
    CHECK(toml_mistake("a = " + std::string(100'000, '[')) ==
          "s.toml:1:1: error: values are nested more than 32 deep");
    Diagnostics mistakes;
    CHECK(parse_toml(nested_tables(33, 32), "s.toml", mistakes));
    CHECK(mistakes.empty());
}

TEST_CASE("TOML: a long line is refused with its number") {
    CHECK(toml_mistake("a = 1\nb = \"" + std::string(10'000'000, 'x') + "\"\n") ==
          "s.toml:2:1: error: a line is longer than a million bytes");
}

TEST_CASE("TOML: dots and brackets in texts and comments mean nothing") {
    const std::string dots(2000, '.');
    const std::string brackets(2000, '[');
    const std::array<std::string, 5> texts{
        "# " + dots + brackets + "\na = 1\n", "a = \"\\\"" + dots + brackets + "\"\n",
        "a = '" + dots + "\\'\n", "a = \"\"\"\n" + dots + "\" \\\n" + brackets + "\"\"\"\n",
        "a = '''\n" + dots + "\n" + brackets + "'''\n"};
    for (const std::string& text : texts) {
        INFO(text.substr(0, 10));
        Diagnostics mistakes;
        CHECK(parse_toml(text, "s.toml", mistakes));
        CHECK(mistakes.empty());
    }
}

TEST_CASE("TOML: random changes to a scenario give a document or a mistake") {
    const std::string good =
        "title = \"x\" # y\nlist = [1, 2.5, { a.b = 'c' }]\n[turnout]\nmean = 0.37\n"
        "[[party]]\nid = \"a\"\nlean = { \"Osh\" = 0.2 }\n[[party]]\nid = '''b'''\nwomen = 1e-3\n";
    constexpr std::array<std::string_view, 16> kPieces{"[",      "]",     "{",   "}", "\"", "'",
                                                       "\"\"\"", "=",     ".",   ",", "\n", "\r",
                                                       "#",      "\\u00", "nan", "+"};
    std::mt19937_64 random(20251130);  // its sequence is fixed by the standard
    int documents = 0;
    constexpr int kTexts = 20'000;
    for (int n = 0; n < kTexts; ++n) {
        std::string text = good;
        for (std::uint64_t changes = 1 + random() % 3; changes > 0; --changes) {
            const std::size_t at = random() % text.size();
            if (random() % 2 == 0) {
                text.insert(at, kPieces[random() % kPieces.size()]);
            } else {
                text.erase(at, 1 + random() % 4);
            }
        }
        Diagnostics mistakes;
        const bool read = parse_toml(text, "s.toml", mistakes).has_value();
        INFO(text);
        REQUIRE(read == mistakes.empty());
        for (const Diagnostic& one : mistakes.list())
            REQUIRE(one.place.line > 0);
        documents += read ? 1 : 0;
    }
    CHECK(documents > 0);
    CHECK(documents < kTexts);
}

TEST_CASE("CSV: a header of millions of columns is one mistake") {
    Diagnostics mistakes;
    CHECK_FALSE(parse_csv("unit" + std::string(10'000'000, ',') + "\n", "u.csv", mistakes));
    CHECK(only_mistake(mistakes) ==
          "u.csv:1:1: error: the table has 10000001 columns; at most 1000 are read");
}

TEST_CASE("CSV: a cell of ten megabytes is read") {
    Diagnostics mistakes;
    const std::string long_name(10'000'000, 'x');
    const auto table = parse_csv("unit,region\n" + long_name + ",Osh\n", "u.csv", mistakes);
    REQUIRE(table);
    CHECK(mistakes.empty());
    CHECK(table->rows.at(0).at(0).text.size() == long_name.size());
}

TEST_CASE("CSV: garbage ends the reading after a thousand mistakes") {
    std::string text = "unit,region\n";
    for (int i = 0; i < 100'000; ++i)
        text += "x\n";
    Diagnostics mistakes;
    CHECK_FALSE(parse_csv(text, "u.csv", mistakes));
    REQUIRE(mistakes.list().size() == 1001);
    CHECK(to_string(mistakes.list().back()) ==
          "u.csv:1001:1: error: too many mistakes; the rest of the table is not read");
}

TEST_CASE("CSV: a broken quote is one mistake, not two") {
    Diagnostics mistakes;
    const auto table = parse_csv("unit,region\n\"a\"b,Osh\nc,Osh\n", "u.csv", mistakes);
    REQUIRE(table);
    CHECK(only_mistake(mistakes) ==
          "u.csv:2:4: error: text after a closing quote; double a quote inside a cell");
    REQUIRE(table->rows.size() == 1);
    CHECK(table->rows[0][0] == CsvCell{"c", 3, 1});
    Diagnostics open;
    CHECK(parse_csv("unit,region\n\"a,Osh\n", "u.csv", open));
    CHECK(only_mistake(open) == "u.csv:2:1: error: the quote that opens here is never closed");
}

TEST_CASE("Messages show what turns the direction of writing or breaks the line") {
    const Diagnostic one{
        {"a\nb", 1, 2}, "key 'se\u202eed' \u2028 \u2067 \x1b[31m \u041e\u0448 \xff", ""};
    CHECK(to_string(one) ==
          "a\\x0ab:1:2: error: key 'se\\xe2\\x80\\xaeed' \\xe2\\x80\\xa8 \\xe2\\x81\\xa7 "
          "\\x1b[31m \u041e\u0448 \\xff");
}

TEST_CASE("A number just outside its range is not printed as one inside") {
    CHECK(range_fault(1.0000001, kShare) == "must be from 0 to 1, not 1.0000001");
    CHECK(range_fault(std::numeric_limits<double>::infinity(), kShare) ==
          "must be from 0 to 1, not inf");
    CHECK(range_fault(std::numeric_limits<double>::quiet_NaN(), kShare) ==
          "must be from 0 to 1, not nan");
    CHECK(range_fault(1.0, kShare).empty());
}

}  // namespace kenesh
