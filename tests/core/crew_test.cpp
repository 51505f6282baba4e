#include "sim/core/crew.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

#include "sim/core/interrupted.hpp"

using namespace kenesh;

namespace {

constexpr Crew::Way kWays[] = {Crew::Way::threads, Crew::Way::turns};

}  // namespace

TEST_CASE("a crew does all steps of all members, in threads and in turns", "[threads]") {
    for (const Crew::Way way : kWays) {
        for (const bool attended : {false, true}) {
            std::vector<int> steps(7, 0);
            int looks = 0;
            Crew crew(steps.size(), way);
            const Crew::Attend attend = attended ? Crew::Attend([&] { ++looks; }) : Crew::Attend();
            const std::size_t threads = crew.work(
                [&](std::size_t m) { return ++steps[m] < static_cast<int>(m) + 1; }, attend);
            for (std::size_t m = 0; m < steps.size(); ++m)
                CHECK(steps[m] == static_cast<int>(m) + 1);
            CHECK(threads == (way == Crew::Way::turns ? 1 : steps.size()));
            CHECK((looks > 0) == attended);
        }
    }
}

TEST_CASE("a crew that takes turns goes round") {
    std::vector<std::size_t> order;
    Crew crew(3, Crew::Way::turns);
    crew.work([&](std::size_t m) {
        order.push_back(m);
        return std::count(order.begin(), order.end(), m) < 2;
    });
    CHECK(order == std::vector<std::size_t>{0, 1, 2, 0, 1, 2});
}

TEST_CASE("the first failure of a crew is rethrown when all have ended", "[threads]") {
    for (const Crew::Way way : kWays) {
        std::atomic<int> steps{0};
        Crew crew(4, way);
        const auto step = [&](std::size_t m) -> bool {
            ++steps;
            if (m == 2) throw std::runtime_error("member 2");
            return true;  // without the failure it would never end
        };
        CHECK_THROWS_WITH(crew.work(step), "member 2");
        CHECK(crew.failed());
        // And it can be put to work again.
        crew.work([](std::size_t) { return false; });
        CHECK_FALSE(crew.failed());
    }
}

TEST_CASE("a failure of the attending thread ends the members' work", "[threads]") {
    for (const Crew::Way way : kWays) {
        Crew crew(3, way);
        CHECK_THROWS_AS(crew.work([](std::size_t) { return true; }, [] { throw Interrupted(); }),
                        Interrupted);
    }
}

TEST_CASE("a member that calls is attended before a look is due", "[threads]") {
    for (const Crew::Way way : kWays) {
        Crew crew(2, way);
        std::atomic<bool> attended{false};
        const auto step = [&](std::size_t) {
            crew.call();
            return !attended;  // it would wait for ever
        };
        crew.work(step, [&] { attended = true; });
        CHECK(attended);
    }
}

TEST_CASE("a stop flag is a view of a flag, or of none") {
    std::atomic<bool> asked{false};
    const StopFlag flag = &asked;
    const StopFlag none;
    CHECK_FALSE(flag.raised());
    CHECK_NOTHROW(flag.check());
    asked = true;
    CHECK(flag.raised());
    CHECK_THROWS_AS(flag.check(), Interrupted);
    CHECK_FALSE(none.raised());
    CHECK_NOTHROW(none.check());
}
