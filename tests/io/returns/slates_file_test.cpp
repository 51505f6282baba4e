#include "sim/io/returns/slates_file.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "sim/io/returns/official_seats_reader.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;

TEST_CASE("Sums of slates read back as they were written") {
    const BlockElection election{
        {"X", "Y"},
        {{"X", "North", 2, {{"Red", 2, 170, 0.25, 2}, {"Independent", 1, 7, 0.0, 0}}},
         {"Y", "North", 3, {{"Blue", 3, 90, 0.125, 3}}}}};
    const test::TemporaryFolder folder;
    Diagnostics mistakes;
    const auto read = read_slates(folder.write("s.csv", slates_csv(election)), mistakes);
    REQUIRE(read);
    CHECK(*read == election);
}

TEST_CASE("Mistakes of sums of slates and of official seats have their places") {
    const test::TemporaryFolder folder;
    Diagnostics mistakes;
    CHECK_FALSE(read_slates(
        folder.write("s.csv",
                     "borough,ward,seats,slate,candidates,votes,log_squares,won\n"
                     "X,North,2,Red,1,9,0,2\nX,North,3,Blue,1,9,0,1\nX,,2,Blue,1,9,0,0\n"),
        mistakes));
    REQUIRE(mistakes.list().size() == 3);
    CHECK(mistakes.list()[0].message == "more seats than candidates or seats");
    CHECK(mistakes.list()[1].message == "the ward 'North' has 2 seats above");
    CHECK(mistakes.list()[2].place.column == 3);
    Diagnostics seats;
    CHECK_FALSE(read_official_seats(
        folder.write("o.csv", "scenario,system,choice,seats\na,b,c,-1\n"), seats));
    REQUIRE(seats.list().size() == 1);
    CHECK(seats.list()[0].place.line == 2);
}
