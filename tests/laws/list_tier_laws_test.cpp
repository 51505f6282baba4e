#include <catch2/catch.hpp>
#include <numeric>

#include "sim/rules/list_tier.hpp"
#include "sim/rules/table.hpp"
#include "tests/laws/contest.hpp"

/// What holds of every list tier: thresholds, caps, joined lists and compensation around any
/// formula of the table.
namespace kenesh::laws {
namespace {

struct TierTrial {
    ListRule rule;
    Grid<std::int64_t> votes;
    std::vector<std::int64_t> base;
    std::vector<int> elsewhere;
};

Formula any_formula(Draw& draw) {
    std::vector<Formula> formulas;
    for (const NamedRule& rule : named_rules()) {
        if (const auto* formula = std::get_if<Formula>(&rule.rule)) formulas.push_back(*formula);
    }
    return formulas[draw() % formulas.size()];
}

TierTrial draw_tier(Draw& draw) {
    const std::size_t regions = 1 + draw() % 3;
    const std::size_t lists = 1 + draw() % 8;
    TierTrial t;
    t.votes = Grid<std::int64_t>(regions, lists);
    t.base.assign(regions, 0);
    for (std::size_t r = 0; r < regions; ++r) {
        for (std::size_t l = 0; l < lists; ++l) {
            t.votes(r, l) = draw() % 6 == 0 ? 0 : below(draw, 2000);
            t.base[r] += t.votes(r, l);
        }
    }
    for (std::size_t l = 0; l < lists; ++l)
        t.elsewhere.push_back(static_cast<int>(draw() % 6));
    t.rule.seats = static_cast<int>(draw() % 40);
    t.rule.formula = any_formula(draw);
    t.rule.threshold.national = ppm(draw() % 2 == 0 ? 0 : below(draw, 200'000));
    t.rule.threshold.regional = ppm(draw() % 3 == 0 ? below(draw, 50'000) : 0);
    t.rule.threshold.district_seats = draw() % 3 == 0 ? 5 : 0;
    if (draw() % 3 == 0) t.rule.max_seats = static_cast<int>(draw() % 12);
    t.rule.compensatory = draw() % 3 == 0;
    if (draw() % 3 == 0 && lists >= 3) t.rule.joined = {{2, 0}};
    return t;
}

ListCount count(const TierTrial& t) {
    ListWork work;
    ListCount out;
    count_list_tier(t.rule, {t.votes.view(), t.base, t.elsewhere, {}, {}}, work, out);
    return out;
}

TEST_CASE("every list tier gives its seats, and its overhang, to lists that passed, within caps") {
    int capped = 0;
    int overhang = 0;
    for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
        Draw draw(seed);
        const TierTrial t = draw_tier(draw);
        const ListCount out = count(t);
        INFO("seed " << seed);
        REQUIRE(std::accumulate(out.seats.begin(), out.seats.end(), out.unfilled) ==
                t.rule.seats + out.overhang);
        for (std::size_t l = 0; l < out.seats.size(); ++l) {
            REQUIRE(out.seats[l] >= 0);
            REQUIRE((out.passed[l] != 0 || out.seats[l] == 0));
            REQUIRE((!t.rule.max_seats || out.seats[l] <= *t.rule.max_seats));
            capped += out.capped[l];
        }
        overhang += out.overhang > 0 ? 1 : 0;
    }
    CHECK(capped > 1000);
    CHECK(overhang > 100);
}

TEST_CASE("the order of the lists changes nothing where no tie decided") {
    int ties = 0;
    for (std::uint64_t seed = 0; seed < 10'000; ++seed) {
        Draw draw(seed);
        const TierTrial t = draw_tier(draw);
        const ListCount out = count(t);
        if (!out.tied.empty()) {
            ++ties;
            continue;
        }
        TierTrial mirrored = t;
        const std::size_t lists = out.seats.size();
        const auto mirror = [&](std::size_t l) { return lists - 1 - l; };
        for (std::size_t l = 0; l < lists; ++l) {
            mirrored.elsewhere[mirror(l)] = t.elsewhere[l];
            for (std::size_t r = 0; r < t.base.size(); ++r)
                mirrored.votes(r, mirror(l)) = t.votes(r, l);
        }
        for (auto& joined : mirrored.rule.joined) {
            for (std::uint32_t& l : joined)
                l = static_cast<std::uint32_t>(mirror(l));
        }
        const ListCount other = count(mirrored);
        INFO("seed " << seed);
        for (std::size_t l = 0; l < lists; ++l)
            REQUIRE(other.seats[mirror(l)] == out.seats[l]);
    }
    CHECK(ties < 1000);
}

}  // namespace
}  // namespace kenesh::laws
