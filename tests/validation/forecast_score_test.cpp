#include "sim/validation/forecast_score.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace kenesh;

namespace {

Histogram whole_numbers(std::vector<std::int64_t> runs) {
    return {0.0, 1.0, std::move(runs)};
}

/// The score's other form: E|X - x| - E|X - X'| / 2 (Gneiting and Raftery 2007, eq. 21).
double energy_form(const Histogram& h, double outcome) {
    double all = 0.0, to_outcome = 0.0, between = 0.0;
    for (const std::int64_t runs : h.runs)
        all += static_cast<double>(runs);
    for (std::size_t i = 0; i < h.runs.size(); ++i) {
        const double p = static_cast<double>(h.runs[i]) / all;
        to_outcome += p * std::abs(static_cast<double>(i) - outcome);
        for (std::size_t j = 0; j < h.runs.size(); ++j)
            between += p * static_cast<double>(h.runs[j]) / all *
                       std::abs(static_cast<double>(i) - static_cast<double>(j));
    }
    return to_outcome - between / 2.0;
}

/// Two parties under two systems of ten seats; 4 of 10 runs give red 6 seats, 6 give it 4.
Forecast two_parties() {
    Forecast f;
    f.runs = 10;
    f.choices = {{"red", "Red"}, {"blue", "Blue"}};
    f.systems = {{"new", "New", 10}, {"old", "Old", 10}};
    for (const char* system : {"new", "old"}) {
        f.numbers.push_back(
            {system, "red", "seats", whole_numbers({0, 0, 0, 0, 6, 0, 4, 0, 0, 0, 0})});
        f.numbers.push_back(
            {system, "blue", "seats", whole_numbers({0, 0, 0, 0, 4, 0, 6, 0, 0, 0, 0})});
    }
    f.joint.runs = 10;
    f.joint.systems = {{{"blue", "blue"}, 5}, {{"blue", "red"}, 1}, {{"red", "red"}, 4}};
    f.joint.pairs = {{"new", "red", "blue", 10}, {"old", "red", "blue", 10}};
    return f;
}

}  // namespace

TEST_CASE("The ranked score of a uniform forecast is a sum of squares") {
    for (const std::int64_t n : {1, 2, 5, 12}) {
        const Histogram h =
            whole_numbers(std::vector<std::int64_t>(static_cast<std::size_t>(n), 3));
        for (std::int64_t k = 0; k < n; ++k) {
            const auto pyramid = [](std::int64_t m) { return m * (m + 1) * (2 * m + 1) / 6; };
            const double expected =
                static_cast<double>(pyramid(k) + pyramid(n - k - 1)) / static_cast<double>(n * n);
            CHECK(crps_of(h, static_cast<double>(k)) == Approx(expected).margin(1e-12));
        }
    }
}

TEST_CASE("The ranked score is the distance to the outcome less half the forecast's own") {
    const Histogram h = whole_numbers({5, 0, 1, 40, 17, 3, 0, 9});
    for (int k = 0; k < 8; ++k)
        CHECK(crps_of(h, k) == Approx(energy_form(h, k)));
    // Of a forecast of one number it is the distance, in the measure's unit.
    CHECK(crps_of({0.0, 0.001, {0, 0, 7, 0, 0, 0}}, 0.0052) == Approx(0.003));
}

TEST_CASE("Log scores are of chances that add up to one, and none is infinite") {
    const std::vector<std::int64_t> runs{0, 3, 96, 1};
    double sum = 0.0;
    for (const std::int64_t n : runs)
        sum += std::exp(-log_score_of(n, 100, runs.size()));
    CHECK(sum == Approx(1.0));
    CHECK(log_score_of(0, 100, 4) == Approx(std::log(204.0)));
    CHECK(log_score_of(96, 100, 4) == Approx(-std::log(96.5 / 102.0)));
}

TEST_CASE("Bins begin at their edge, and what is beyond them is in the last") {
    const Histogram h{0.0, 0.001, std::vector<std::int64_t>(1001, 1)};
    CHECK(bin_of(h, 0.0) == 0);
    CHECK(bin_of(h, 0.003) == 3);  // 0.003 / 0.001 is a hair below 3
    CHECK(bin_of(h, 0.0039) == 3);
    CHECK(bin_of(h, 1.0) == 1000);
    CHECK(bin_of(h, 7.0) == 1000);
}

TEST_CASE("A forecast is scored number by number, with who has a majority") {
    const Forecast forecast = two_parties();
    const ForecastScore score =
        score_forecast(forecast, "old", {{{"red", "seats", 6.0}, {"blue", "seats", 4.0}}});
    REQUIRE(score.numbers.size() == 2);
    const NumberScore& red = score.numbers.front();
    CHECK(red.low == 4.0);
    CHECK(red.median == 4.0);
    CHECK(red.high == 6.0);
    CHECK(red.place.below == Approx(0.6));
    CHECK(red.place.up_to == Approx(1.0));
    CHECK(red.crps == Approx(2 * 0.6 * 0.6));
    CHECK(red.log_score == Approx(-std::log(4.5 / 15.5)));
    // Red, blue or nobody: three answers. Under the old system red had it in 5 of 10 runs.
    CHECK(score.majority.holder == "red");
    CHECK(score.majority.chance == Approx(0.5));
    CHECK(score.majority.log_score == Approx(-std::log(5.5 / 11.5)));
    REQUIRE(score.pairs.size() == 1);
    CHECK(score.pairs.front().came);
    CHECK(score.pairs.front().brier == Approx(0.0));
    const ForecastScore even =
        score_forecast(forecast, "new", {{{"red", "seats", 5.0}, {"blue", "seats", 5.0}}});
    CHECK(even.majority.holder.empty());
    CHECK(even.majority.log_score == Approx(-std::log(0.5 / 11.5)));
    CHECK(even.numbers.front().place.below == Approx(0.6));
    CHECK(even.numbers.front().place.up_to == Approx(0.6));
}
