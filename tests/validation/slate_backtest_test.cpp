#include "sim/validation/slate_backtest.hpp"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "sim/io/returns/block_reader.hpp"
#include "sim/io/returns/slates_file.hpp"
#include "sim/validation/slate_score.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;

namespace {

Slate slate(const char* party, const std::vector<std::int64_t>& votes, int won) {
    return slate_of(party, votes, won);
}

BlockWard ward_of(std::vector<Slate> slates, int seats) {
    return {"X", "ward", seats, std::move(slates)};
}

}  // namespace

TEST_CASE("Supporters are those whose expected votes are the given ones") {
    // Two full slates: y = u S + (1 - u) of the other's, so S = (u y - (1 - u) y') / (2 u - 1).
    const BlockWard ward = ward_of({slate("a", {700, 700}, 2), slate("b", {500, 500}, 0)}, 2);
    const SlateSupport support = support_in(ward, 0.8);
    CHECK(support.supporters[0] == Approx((0.8 * 700 - 0.2 * 500) / 0.6).epsilon(1e-5));
    CHECK(support.supporters[1] == Approx((0.8 * 500 - 0.2 * 700) / 0.6).epsilon(1e-5));
    CHECK(support.supporters[0] * 0.8 * 2 + support.from_others[0] == Approx(1400).epsilon(1e-5));
}

TEST_CASE("The density's greatest is at the root of the mean square of what is left to effects") {
    const BlockWard ward = ward_of({slate("a", {800, 400}, 2), slate("b", {500, 500}, 0)}, 2);
    SlateLaw law{SlateLaw::Kind::by_votes, 1.0, 0.0};
    const auto reach = slate_reach(ward, law);
    CHECK(reach[0] == Approx(std::sqrt(1100.0 / 600.0)));
    // Squares about the mean of the logs: log(2)^2 / 2, and 0; one degree of freedom each.
    const double square = std::log(2.0) * std::log(2.0) / 2.0 / (reach[0] * reach[0]);
    const SlateDensity density = slate_density({ward}, law);
    CHECK(density.slates == 2);
    CHECK(density.deviation == Approx(std::sqrt(square / 2.0)));
    law.deviation = density.deviation;
    CHECK(log_density_of({ward}, law) == Approx(density.log_density));
    law.deviation *= 1.1;
    CHECK(log_density_of({ward}, law) < density.log_density);
}

TEST_CASE("Two candidates against one: the chance of both is that of the split's logs") {
    // Two seats; a wins both if its lesser candidate has more than 3,000 of 10,000 votes: if the
    // logs, of deviation s reach each, differ by less than log(7 / 3).
    constexpr std::int64_t kRuns = 40'000;
    const BlockWard ward = ward_of({slate("a", {6000, 4000}, 2), slate("b", {3000}, 0)}, 2);
    const SlateLaw law{SlateLaw::Kind::by_votes, 1.0, 0.5};
    const double spread = 0.5 * slate_reach(ward, law)[0];
    const auto forecast = foretell_slates({ward}, law, 7, kRuns);
    const double reach = std::log(7.0 / 3.0) / std::sqrt(2.0);
    const double expected = 2.0 * cdf(boost::math::normal(0.0, spread), reach) - 1.0;
    const double error = std::sqrt(expected * (1.0 - expected) / kRuns);
    CHECK(std::abs(forecast.slates[0].chance[2] - expected) < 4.0 * error);
    CHECK(forecast.wards[0].split == Approx(1.0 - forecast.slates[0].chance[2]));
    CHECK(forecast.slates[0].straight == 2);
    CHECK_FALSE(forecast.wards[0].straight);
}

TEST_CASE("Votes that voters cast spread as the fit takes them to, and are the slate's in sum") {
    const BlockWard ward =
        ward_of({slate("a", {700, 700, 700}, 3), slate("b", {600, 600, 600}, 0)}, 3);
    const SlateLaw law{SlateLaw::Kind::used, 0.7, 0.1};
    const auto forecast = foretell_slates({ward}, law, 3, 400);
    const auto reach = slate_reach(ward, law);
    // The mean deviation of three normals is sqrt(pi) / 2 of theirs; 400 runs know it to 2.7 %.
    // (Equal votes have no spread, and are not asked for: so it is that of a ward nearly equal.)
    const BlockWard near =
        ward_of({slate("a", {701, 700, 699}, 3), slate("b", {600, 600, 600}, 0)}, 3);
    const auto other = foretell_slates({near}, law, 3, 400);
    CHECK(other.slates[0].foretold_spread ==
          Approx(0.1 * reach[0] * std::sqrt(std::acos(-1.0)) / 2.0).epsilon(0.11));
    CHECK(forecast.slates[0].foretold_spread == 0.0);
    CHECK(forecast.wards[0].split > 0.02);
}

TEST_CASE("London 2022: split wards of boroughs foretold, better than by straight tickets") {
    Diagnostics mistakes;
    const auto election = read_slates(
        std::filesystem::path(kenesh::test::source_folder()) / "districts/london/slates-2022.csv",
        mistakes);
    REQUIRE(election);
    CHECK(election->places.size() == 16);
    CHECK(election->wards.size() == 341);
    const SlateStudy study = study_slates(*election, 20180101, 500);
    const SlateScore& s = study.tested;
    CHECK(std::abs(s.split - s.split_mean) < 2.0 * s.split_error);
    CHECK(s.score < s.straight);
    CHECK(s.gain.mean > 2.0 * s.gain.error);
    CHECK(study.used.law.votes_used > 0.55);
    CHECK(study.used.law.votes_used < 0.8);
}

TEST_CASE("London's slates as shipped are those of the votes") {
    const std::filesystem::path file =
        std::filesystem::path(kenesh::test::elections_folder()) / "london-2022-block-vote.csv";
    if (!std::filesystem::exists(file)) {
        WARN("skipped: no london-2022-block-vote.csv (set KENESH_ELECTIONS to its folder)");
        return;
    }
    Diagnostics mistakes;
    const auto election = read_block_election(file, mistakes);
    REQUIRE(election);
    CHECK(slates_csv(*election) ==
          kenesh::test::text_of(std::filesystem::path(kenesh::test::source_folder()) /
                                "districts/london/slates-2022.csv"));
}
