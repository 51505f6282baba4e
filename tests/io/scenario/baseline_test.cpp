#include <catch2/catch.hpp>
#include <cmath>

#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/model/plan/plan.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kenesh;

namespace {

/// Three regions of 1000, 2000 and 3000 voters who all vote, and an electorate without noise.
class Country {
public:
    explicit Country(const std::string& baseline, const std::string& scenario) {
        folder_.write("units.csv", "unit,region,registered\na,A,1000\nb,B,2000\nc,C,3000\n");
        folder_.write("baseline.csv", baseline);
        file_ = folder_.write("s.toml", R"(geography = "units.csv"
baseline = "baseline.csv"
turnout = { mean = 1 }
uncertainty = { national = 0, region = 0, unit = 0, candidate = 0 }
)" + scenario + R"(
[[system]]
id = "one-list"
[[system.tier]]
kind = "list"
seats = 10
formula = "highest-averages"
divisor = "dhondt"
)");
    }
    [[nodiscard]] Scenario read(const std::vector<std::string>& settings = {}) const {
        return read_scenario(file_, settings);
    }
    /// The mistakes, a line each, without the name of the file.
    [[nodiscard]] std::string mistakes() const {
        try {
            static_cast<void>(read());
        } catch (const InputError& error) {
            std::string text;
            for (const Diagnostic& one : error.diagnostics())
                text += std::to_string(one.place.line) + ": " + one.message + "\n";
            return text;
        }
        return "";
    }

private:
    test::TemporaryFolder folder_;
    std::filesystem::path file_;
};

const std::string kTwoShares =
    "region,choice,share\nA,red,0.6\nB,red,0.3\nC,red,0.2\nA,blue,0.4\nB,blue,0.7\nC,blue,0.8\n";
const std::string kTwoParties =
    "party = [{ id = \"red\", strength = 0.4 }, { id = \"blue\", strength = 0.6 }]\n";

/// A choice's share of a region's preferences where nothing is drawn.
double share_of(const Plan& plan, std::size_t region, std::size_t choice) {
    double sum = 0.0;
    for (std::size_t k = 0; k < plan.mean_preference.columns(); ++k)
        sum += std::exp(plan.mean_preference(region, k));
    return std::exp(plan.mean_preference(region, choice)) / sum;
}

}  // namespace

// Butler and Stokes (1969): every place moves by the points of the nation.
TEST_CASE("A uniform swing moves every region by the same points", "[io][baseline]") {
    const Country country(kTwoShares, "swing = \"uniform\"\n" + kTwoParties);
    const Plan plan = make_plan(country.read());
    const double swing = 0.4 - (1000 * 0.6 + 2000 * 0.3 + 3000 * 0.2) / 6000;
    // A calibrated strength is met within 0.0001.
    CHECK(share_of(plan, 0, 0) == Approx(0.6 + swing).margin(0.0002));
    CHECK(share_of(plan, 1, 0) == Approx(0.3 + swing).margin(0.0002));
    CHECK(share_of(plan, 2, 0) == Approx(0.2 + swing).margin(0.0002));
    CHECK(share_of(plan, 2, 1) == Approx(0.8 - swing).margin(0.0002));
}

TEST_CASE("The swing is from the baseline to the strength that is set", "[io][baseline]") {
    const Country country(kTwoShares, "swing = \"uniform\"\n" + kTwoParties);
    const double mean = 0.3;
    const Scenario set = country.read({"party.red.strength=0.5"});
    CHECK(set.choices[0].lean[1] == Approx(std::log((0.3 + 0.5 - mean) / 0.5)));
    // What a region cannot lose it keeps a millionth of; an absent choice has no lean.
    const Scenario low = country.read({"party.red.strength=0.05"});
    CHECK(low.choices[0].lean[2] == Approx(std::log(0.000001 / 0.05)));
    CHECK(country.read({"party.red.strength=0"}).choices[0].lean == std::vector<double>(3, 0.0));
    // A lean by hand stands as it is, the weight is the baseline's alone.
    const Scenario half = country.read({"lean_weight=0.5", "party.red.lean={ C = 1.5 }"});
    CHECK(half.choices[0].lean[1] == Approx(0.5 * std::log((0.3 + 0.4 - mean) / 0.4)));
    CHECK(half.choices[0].lean[2] == 1.5);
}

TEST_CASE("Without a strength a party has its share of the last result", "[io][baseline]") {
    const Country country(kTwoShares, "party = [{ id = \"red\" }, { id = \"blue\" }]\n");
    const Scenario s = country.read();
    CHECK(s.choices[0].strength == Approx(0.3));
    CHECK(s.choices[1].strength == Approx(0.7));
    // Who is set makes the other give way, as any strength does.
    CHECK(country.read({"party.red.strength=0.45"}).choices[1].strength == Approx(0.55));
    CHECK(Country(kTwoShares, "party = [{ id = \"red\" }, { id = \"new\", baseline = \"\" }]\n")
              .mistakes() == "5: [[party]] needs the key 'strength'\n");
}

TEST_CASE("Votes are shares of their region's sum", "[io][baseline]") {
    const Country votes(
        "region,choice,votes\nA,red,600\nB,red,3\nC,red,20\nA,blue,400\nB,blue,7\nC,blue,80\n",
        kTwoParties);
    const Country shares(kTwoShares, kTwoParties);
    for (std::size_t r = 0; r < 3; ++r)
        CHECK(votes.read().choices[0].lean[r] == Approx(shares.read().choices[0].lean[r]));
    CHECK(Country("region,choice,votes\nA,red,0.6\nB,red,1\nC,red,2\n", kTwoParties).mistakes() ==
          "2: a whole number from 0 to 2147483648 is needed, not '0.6'\n");
    CHECK(Country("region,choice,votes,share\nA,red,1,0.6\n", kTwoParties).mistakes() ==
          "1: unknown column 'share'\n");
}

TEST_CASE("A region without a row is a mistake until somebody says what it means",
          "[io][baseline]") {
    const std::string only_a =
        "region,choice,share\nA,red,0.6\nA,blue,0.4\nB,blue,0.7\nC,blue,0.8\n";
    const std::string message =
        "the baseline table has no row for 'red' in 'B', 'C'; baseline_missing = \"zero\" says "
        "that "
        "it did not stand there, \"mean\" that nothing is known (what 0.1.0 took it "
        "for)\n";
    CHECK(Country(only_a, kTwoParties).mistakes() == "5: " + message);
    // Not known: no lean, and the mean is of the regions that have a row.
    const Scenario mean = Country(only_a, "baseline_missing = \"mean\"\n" + kTwoParties).read();
    CHECK(mean.choices[0].lean == std::vector<double>{0.0, 0.0, 0.0});
    CHECK(mean.choices[0].zero_share_regions.empty());
    // Did not stand: as rows of 0 would say.
    const Scenario zero = Country(only_a, "baseline_missing = \"zero\"\n" + kTwoParties).read();
    const Scenario rows = Country(only_a + "B,red,0\nC,red,0\n", kTwoParties).read();
    CHECK(zero.choices[0].lean == rows.choices[0].lean);
    CHECK(zero.choices[0].zero_share_regions == rows.choices[0].zero_share_regions);
    CHECK(zero.choices[0].zero_share_regions.size() == 2);
    // One party's own word, and leans by hand where it stands now.
    const Scenario own =
        Country(
            only_a,
            "party = [{ id = \"red\", strength = 0.4, baseline_missing = \"zero\", lean = { B = "
            "-0.5 } }, { id = \"blue\", strength = 0.6 }]\n")
            .read();
    CHECK(own.choices[0].lean[1] == -0.5);
    CHECK(own.choices[0].zero_share_regions == std::vector<RegionId>{RegionId{2}});
    CHECK(Country(only_a,
                  "party = [{ id = \"red\", strength = 0.4, lean = { B = 0, C = 0 } }, { id = "
                  "\"blue\", strength = 0.6 }]\n")
              .mistakes()
              .empty());
}

TEST_CASE("A baseline by unit gives the units leans of their own", "[io][baseline]") {
    const Country shares(
        "unit,choice,share\na,red,0.6\nb,red,0.3\nc,red,0.2\na,blue,0.4\nb,blue,0.7\nc,blue,0.8\n",
        kTwoParties);
    const Country votes(
        "unit,choice,votes\na,red,600\nb,red,3\nc,red,20\na,blue,400\nb,blue,7\nc,blue,80\n",
        kTwoParties);
    const Country regions(kTwoShares, kTwoParties);
    const Scenario s = shares.read();
    CHECK(s.choices[0].lean == std::vector<double>(3, 0.0));
    for (std::size_t u = 0; u < 3; ++u) {
        // Each region is one unit, so the leans are the regions'.
        CHECK(s.choices[0].unit_lean[u] == regions.read().choices[0].lean[u]);
        CHECK(votes.read().choices[0].unit_lean[u] == Approx(s.choices[0].unit_lean[u]));
    }
    const Plan by_unit = make_plan(s);
    const Plan by_region = make_plan(regions.read());
    CHECK(by_unit.calibration.alpha == by_region.calibration.alpha);
    CHECK(by_unit.mean_preference == by_region.mean_preference);
    CHECK(by_unit.lean_place == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("Leans by hand, swings and missing rows of a baseline by unit", "[io][baseline]") {
    const std::string rows =
        "unit,choice,share\na,red,0.6\nb,red,0.3\na,blue,0.4\nb,blue,0.7\nc,blue,0.8\n";
    const Country missing(rows, kTwoParties);
    CHECK(missing.mistakes().find("no row for 'red' in 'c'") != std::string::npos);
    const Scenario zero = missing.read({"party.red.baseline_missing=zero"});
    CHECK(zero.choices[0].zero_share_units == std::vector<std::string>{"c"});
    CHECK(zero.choices[0].zero_share_regions.empty());
    const Country whole(rows + "c,red,0.2\n", "swing = \"uniform\"\n" + kTwoParties);
    const Scenario hand = whole.read({"party.red.lean={ C = 1.5 }"});
    CHECK(hand.choices[0].lean == std::vector<double>{0.0, 0.0, 1.5});
    CHECK(hand.choices[0].unit_lean[2] == 0.0);
    CHECK(hand.choices[0].unit_lean[1] == Approx(std::log((0.3 + 0.4 - 0.3) / 0.4)));
    // The mean is over units by their voters; without a strength it is the strength.
    const Country last(rows + "c,red,0.2\n", "party = [{ id = \"red\" }, { id = \"blue\" }]\n");
    CHECK(last.read().choices[0].strength == Approx(0.3));
}
