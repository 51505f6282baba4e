#include "sim/io/text/csv_writer.hpp"

#include <catch2/catch.hpp>

using namespace kenesh;

TEST_CASE("Cells are quoted as RFC 4180 asks", "[io]") {
    CsvWriter csv;
    csv.text("plain")
        .text("a,b")
        .text("say \"yes\"")
        .text("two\nlines")
        .empty()
        .number(std::int64_t{-3});
    csv.end_line();
    csv.number(0.1).number(2.0).number(1e-7);
    csv.end_line();
    CHECK(csv.take() == "plain,\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",,-3\n0.1,2,1e-07\n");
    CHECK(csv.take().empty());
}

TEST_CASE("No text cell is a formula", "[io]") {
    const std::string begin = GENERATE("=", "+", "-", "@", "\t");
    CsvWriter csv;
    csv.text(begin + "1+1");
    CHECK(csv.take() == "'" + begin + "1+1");
}
