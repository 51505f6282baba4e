#include "sim/sweep/designs.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <set>

using namespace kenesh;

namespace {

Axis values(const std::string& key, const std::vector<std::string>& list) {
    Axis axis{key, {key}, {}, {}};
    for (const std::string& value : list)
        axis.values.push_back({value});
    return axis;
}

Axis range(const std::string& key, double low, double high, bool whole = false) {
    return {key, {key}, {}, AxisRange{low, high, whole}};
}

}  // namespace

TEST_CASE("a grid has every combination, the first axis slowest", "[sweep]") {
    Diagnostics mistakes;
    const std::vector<Axis> axes = {values("a", {"1", "2"}), values("b", {"x", "y", "z"})};
    const Design design = grid_design(axes, mistakes);
    REQUIRE(mistakes.empty());
    REQUIRE(design.points.size() == 6);
    CHECK(design.names == std::vector<std::string>{"a", "b"});
    CHECK(design.points[0].settings == std::vector<std::string>{"a=1", "b=x"});
    CHECK(design.points[1].values == std::vector<std::string>{"1", "y"});
    CHECK(design.points[3].values == std::vector<std::string>{"2", "x"});
    (void)grid_design(std::vector<Axis>{range("a", 0, 1)}, mistakes);
    CHECK(mistakes.list().size() == 1);
}

TEST_CASE("a Latin hypercube has one point in each part of each axis", "[sweep]") {
    const std::vector<Axis> axes = {range("a", 0.0, 1.0), range("b", -1.0, 1.0)};
    const std::size_t n = 50;
    const Design design = latin_hypercube_design(axes, n, 7);
    for (std::size_t a = 0; a < 2; ++a) {
        std::set<int> parts;
        for (const DesignPoint& point : design.points) {
            const double x = std::atof(point.values[a].c_str());
            const double u = a == 0 ? x : (x + 1.0) / 2.0;
            parts.insert(static_cast<int>(u * static_cast<double>(n)));
        }
        CHECK(parts.size() == n);
    }
    CHECK(latin_hypercube_design(axes, n, 7) == design);
    CHECK_FALSE(latin_hypercube_design(axes, n, 8) == design);
}

// Sobol 1967; the first points in two dimensions stand in every text (Joe and Kuo 2008).
TEST_CASE("Sobol points are the published ones", "[sweep]") {
    const std::vector<Axis> axes = {range("a", 0.0, 1.0), range("b", 0.0, 1.0)};
    const Design design = sobol_design(axes, 7);
    std::set<std::pair<std::string, std::string>> points;
    for (const DesignPoint& point : design.points)
        points.insert({point.values[0], point.values[1]});
    CHECK(points == std::set<std::pair<std::string, std::string>>{{"0.5", "0.5"},
                                                                  {"0.75", "0.25"},
                                                                  {"0.25", "0.75"},
                                                                  {"0.375", "0.375"},
                                                                  {"0.875", "0.875"},
                                                                  {"0.625", "0.125"},
                                                                  {"0.125", "0.625"}});
}

TEST_CASE("whole ranges and lists take each value as often", "[sweep]") {
    const std::vector<Axis> axes = {range("a", 1, 3, true), values("b", {"x", "y"})};
    const Design design = sobol_design(axes, 1023);
    std::size_t ones = 0;
    std::size_t x = 0;
    for (const DesignPoint& point : design.points) {
        CHECK((point.values[0] == "1" || point.values[0] == "2" || point.values[0] == "3"));
        ones += point.values[0] == "1";
        x += point.values[1] == "x";
    }
    CHECK(std::abs(static_cast<int>(ones) - 341) <= 2);
    CHECK(std::abs(static_cast<int>(x) - 512) <= 1);
}
