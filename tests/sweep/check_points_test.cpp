#include "sim/sweep/check_points.hpp"

#include <atomic>
#include <catch2/catch.hpp>

#include "sim/core/diagnostics.hpp"

using namespace kenesh;

namespace {

Design design_of(std::size_t points) {
    Design design{"grid", {"n"}, {}};
    for (std::size_t p = 0; p < points; ++p)
        design.points.push_back({{std::to_string(p)}, {"n=" + std::to_string(p)}});
    return design;
}

std::vector<std::string> mistakes_of(const Design& design, const SweepSettings& settings) {
    std::vector<std::string> out;
    try {
        check_points(design, settings);
    } catch (const InputError& error) {
        for (const Diagnostic& one : error.diagnostics())
            out.push_back(one.message);
    }
    return out;
}

}  // namespace

TEST_CASE("point-beyond-2000-unchecked: every point's scenario is made once", "[sweep]") {
    for (const int threads : {1, 2, 7}) {
        std::vector<std::atomic<int>> made(5001);
        SweepSettings settings;
        settings.simulation.threads = threads;
        settings.scenario_at = [&](const DesignPoint& point) {
            ++made[std::stoul(point.values[0])];
            return Scenario{};
        };
        check_points(design_of(made.size()), settings);
        CHECK(std::all_of(made.begin(), made.end(), [](const auto& n) { return n == 1; }));
    }
}

TEST_CASE("mistakes of points are told in their order, each once", "[sweep]") {
    for (const int threads : {1, 2, 7}) {
        SweepSettings settings;
        settings.simulation.threads = threads;
        settings.scenario_at = [](const DesignPoint& point) -> Scenario {
            const auto n = std::stoul(point.values[0]);
            if (n == 2503) throw InputError({{{"x", 0, 0}, "a", {}}, {{"y", 0, 0}, "b", {}}});
            if (n >= 4000) throw InputError({{{"x", 0, 0}, "a", {}}, {{"z", 0, 0}, "c", {}}});
            return {};
        };
        CHECK(mistakes_of(design_of(5001), settings) == std::vector<std::string>{"a", "b", "c"});
        settings.scenario_at = [](const DesignPoint& point) -> Scenario {
            throw InputError({{{"x", 0, 0}, point.values[0], {}}});
        };
        const auto many = mistakes_of(design_of(5001), settings);
        REQUIRE(many.size() == 20);
        CHECK(many.front() == "0");
        CHECK(many.back() == "19");
    }
}

TEST_CASE("checking ends when it is told to", "[sweep]") {
    SweepSettings settings;
    std::atomic<bool> stop{false};
    std::atomic<int> made{0};
    settings.simulation.threads = 1;
    settings.stop = &stop;
    settings.scenario_at = [&](const DesignPoint&) -> Scenario {
        if (++made == 10) stop = true;
        return {};
    };
    CHECK_THROWS_AS(check_points(design_of(1000), settings), Interrupted);
    CHECK(made == 10);
}
