#include "sim/engine/random/streams.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "sim/engine/random/draws.hpp"
#include "sim/engine/random/normals.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

// Known answers published with Random123 (Salmon et al. 2011), file kat_vectors, philox4x32 10.
TEST_CASE("Philox4x32-10 gives the published known answers") {
    CHECK(philox({0, 0, 0, 0}, {0, 0}) ==
          PhiloxBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
          PhiloxBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          PhiloxBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a counter's fields stand where the table says") {
    const BlockCounter c = block_counter(Stream::candidate, 0x123, 0x4567, 0x89abc, 0xdef);
    CHECK(c.word1 == 0x71234567);
    CHECK(c.word2 == 0x89abcdef);
}

TEST_CASE("words of a pair follow the counter's layout") {
    const BlockCounter c = block_counter(Stream::unit, 0, 2, 5, 0);
    CHECK(random_words(0x1122334455667788, 0x99aabbccddeeff00, c) ==
          philox({0xddeeff00, c.word1, c.word2, 0x99aabbcc}, {0x55667788, 0x11223344}));
}

TEST_CASE("Box and Muller's transform on known words") {
    // u = 1/2 and a quarter turn: radius sqrt(2 ln 2), cosine 0, sine 1.
    const std::vector<std::uint32_t> words = {0x80000000, 0x40000000, 0, 0};
    std::vector<double> z(4);
    normals_from_words(words, z);
    CHECK(z[0] == Approx(0.0).margin(1e-15));
    CHECK(z[1] == Approx(std::sqrt(2.0 * std::log(2.0))).epsilon(1e-9));
    // The smallest radius word is the longest tail: sqrt(2 ln 2^33) = 6.764.
    CHECK(z[2] == Approx(std::sqrt(66.0 * std::log(2.0))).epsilon(1e-14));
    CHECK(z[3] == 0.0);
}

TEST_CASE("the draws of a pair are its counters' normals, place by place") {
    const Plan plan = make_plan(made::lively());
    const DrawLayout layout = draw_layout(plan);
    Draws draws;
    draw_from_counters(plan, layout, 12345, draws);
    const auto z = [&](BlockCounter counter, std::size_t place) {
        const PhiloxBlock words = random_words(plan.seed, 12345, counter);
        std::vector<double> four(4);
        normals_from_words(words, four);
        return four[place];
    };
    // Choice 2 in unit 9 (block 2, place 1), region 1; contest 1: choice 4, candidate 2, unit 7.
    CHECK(draws.z[layout.unit_of[2] + 9] == z(block_counter(Stream::unit, 0, 2, 2, 0), 1));
    CHECK(draws.z[layout.region_of[2] + 1] == z(block_counter(Stream::region, 0, 2, 0, 0), 1));
    CHECK(draws.z[layout.national + 5] == z(block_counter(Stream::national, 0, 0, 1, 0), 1));
    const ContestPlan& contest = plan.contests[1];
    for (std::size_t b = 0; b < contest.blocks.size(); ++b) {
        const CandidateBlock& block = contest.blocks[b];
        if (block.choice != 4 || block.ordinal != 2 || block.block != 1) continue;
        CHECK(draws.z[layout.contest[1] + 4 * b + 3] ==
              z(block_counter(Stream::candidate, 1, 4, 1, 2), 3));
        return;
    }
    FAIL("the contest has no such block");
}
