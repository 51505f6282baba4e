// The vector engine against Boost.Random's normals: another generator, another transform, another
// count. In distribution, since nothing else is common.
#include <boost/math/distributions/chi_squared.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/simulate.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "tests/support/paths.hpp"

using namespace kenesh;

namespace {

Tallies runs_of(const Plan& plan, Engine engine, Normals normals, std::int64_t runs) {
    SimulationSettings settings;
    settings.engine = engine;
    settings.normals = normals;
    settings.runs = runs;
    return simulate(plan, settings).tallies;
}

struct ChiSquare {
    double value = 0.0;
    int freedom = -1;
};

/// Two samples' homogeneity (Pearson 1911); bins with fewer than ten expected in the smaller sample
/// join their neighbours.
ChiSquare chi_square(std::span<const Int128> a, std::span<const Int128> b, double of_a,
                     double of_b) {
    ChiSquare out;
    double in_a = 0.0, in_b = 0.0;
    const auto close = [&] {
        const double both = (in_a + in_b) / (of_a + of_b);
        out.value += std::pow(in_a - both * of_a, 2) / (both * of_a) +
                     std::pow(in_b - both * of_b, 2) / (both * of_b);
        ++out.freedom;
        in_a = in_b = 0.0;
    };
    double left = of_a + of_b;
    for (std::size_t i = 0; i < a.size(); ++i) {
        in_a += static_cast<double>(a[i]);
        in_b += static_cast<double>(b[i]);
        left -= static_cast<double>(a[i] + b[i]);
        const double least = 10.0 * (of_a + of_b) / std::min(of_a, of_b);
        if (in_a + in_b >= least && left >= least) close();
    }
    if (in_a + in_b > 0.0) close();
    return out;
}

}  // namespace

TEST_CASE("the vector engine's seats have the distribution of Boost's normals", "[slow]") {
    const std::vector<std::string> settings = {"antithetic=false", "seed=2024"};
    const Plan plan = make_plan(read_scenario(
        kenesh::test::source_folder() + "/scenarios/kyrgyzstan-mekenchil.toml", settings));
    const TallyLayout layout = tally_layout(plan);
    constexpr std::int64_t kBoost = 200'000, kOurs = 1'000'000;
    const Tallies boost = runs_of(plan, Engine::reference, Normals::boost, kBoost);
    const Tallies ours = runs_of(plan, Engine::vector, Normals::counters, kOurs);
    std::vector<MeasureSlot> slots;
    for (const SystemSlots& system : layout.systems) {
        for (const ChoiceSlots& choice : system.choices) {
            slots.push_back(choice.seats);
            slots.push_back(choice.vote_share);
        }
        for (const HouseMeasure measure :
             {HouseMeasure::women, HouseMeasure::gallagher, HouseMeasure::effective_seats})
            slots.push_back(system.house[measure]);
    }
    int tests = 0;
    for (const MeasureSlot& slot : slots) {
        const Estimate a = estimate(boost, slot);
        const Estimate b = estimate(ours, slot);
        const double error = std::hypot(a.standard_error, b.standard_error);
        INFO("slot at " << slot.at << ": " << a.mean << " against " << b.mean);
        CHECK(std::abs(a.mean - b.mean) <= 4.0 * error);
        const auto [value, freedom] = chi_square(histogram(boost, slot), histogram(ours, slot),
                                                 double{kBoost}, double{kOurs});
        if (freedom < 1) continue;
        ++tests;
        INFO("chi-square " << value << " with " << freedom << " degrees of freedom");
        // One in ten thousand for each of about seventy: a false alarm in one of 140 seeds.
        CHECK(value < boost::math::quantile(
                          boost::math::complement(boost::math::chi_squared(freedom), 1e-4)));
    }
    CHECK(tests > 50);
}
