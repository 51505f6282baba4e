#include "sim/io/study/spread_fits.hpp"

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.hpp"

using namespace kenesh;

namespace {

SplitLaws laws() {
    const SplitFit normal{{}, {-0.1, 0, 0, 0}, {0.05, 0, 0, 0}, 0.0};
    const SplitFit gamma{{false, false, false, 0, true}, {-0.3, 0, 0, 0}, {0.01, 0, 0, 0}, 0.0};
    const SplitFit t{{true, false, true, 5, false}, {-1, 0.1, 0, -1}, {0.1, 0.2, 0, 0.3}, 0.0};
    return {2014, 217, {normal, normal}, {gamma, gamma}, {t, gamma}};
}

}  // namespace

TEST_CASE("Fitted spreads are read back as they were written") {
    const test::TemporaryFolder folder;
    const std::string text = spread_fits_csv(laws());
    Diagnostics mistakes;
    const auto back = read_spread_fits(folder.write("f.csv", text), mistakes);
    REQUIRE(back);
    CHECK(spread_fits_csv(*back) == text);
    CHECK(back->chosen.parties.model == laws().chosen.parties.model);
    CHECK(back->gamma.independents.coefficients == laws().gamma.independents.coefficients);
}

TEST_CASE("What is missing, twice or unknown among fitted spreads is named") {
    const test::TemporaryFolder folder;
    std::string text = spread_fits_csv(laws());
    const std::size_t last = text.rfind('\n', text.size() - 2) + 1;
    text += text.substr(last);
    const std::size_t t5 = text.find(",t5,");
    text.replace(t5, 4, ",t9,");
    const std::size_t first = text.find("parties,normal");
    text.replace(first, 7, "party__");
    Diagnostics mistakes;
    CHECK_FALSE(read_spread_fits(folder.write("f.csv", text), mistakes));
    REQUIRE(mistakes.list().size() == 4);
    CHECK(mistakes.list()[0].message ==
          "must be parties or independents, of the form normal, gamma or chosen");
    CHECK(mistakes.list()[1].message == "must be normal, gamma or t3 to t8");
    CHECK(mistakes.list()[2].message == "this form stands above already");
    CHECK(mistakes.list()[3].message == "has no row of parties, normal");
}
