#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "sim/rules/table.hpp"
#include "tests/known/kyrgyzstan_cases.hpp"

namespace kenesh {
namespace {

using known::ListCase;
using known::Row;

template <class Number>
std::vector<Number> column(const ListCase& known, Number Row::*member) {
    std::vector<Number> numbers;
    for (const Row& row : known.rows)
        numbers.push_back(row.*member);
    return numbers;
}

ListCount count(const ListCase& known) {
    const auto votes = column(known, &Row::votes);
    const auto elsewhere = column(known, &Row::elsewhere);
    const auto members = column(known, &Row::members);
    const std::vector<std::int64_t> base{
        known.base > 0 ? known.base : std::accumulate(votes.begin(), votes.end(), std::int64_t{0})};
    ListWork work;
    ListCount out;
    count_list_tier(known.rule, {{votes.data(), 1, votes.size()}, base, elsewhere, members, {}},
                    work, out);
    return out;
}

std::vector<ListCase> all_cases() {
    std::vector<ListCase> cases = known::list_cases();
    const std::vector<ListCase> more = known::kyrgyzstan_cases();
    cases.insert(cases.end(), more.begin(), more.end());
    return cases;
}

TEST_CASE("list elections with known seats, every list") {
    for (const ListCase& known : all_cases()) {
        const ListCount result = count(known);
        INFO(known.id << ": " << known.source);
        CHECK(result.tied.empty());
        CHECK(result.unfilled == 0);
        for (std::size_t i = 0; i < known.rows.size(); ++i) {
            INFO(known.rows[i].list);
            CHECK(result.seats[i] == known.rows[i].seats);
        }
    }
}

TEST_CASE("New Zealand 2014 grows by the one electorate beyond its list votes") {
    for (const ListCase& known : known::list_cases()) {
        if (known.id != "nz_2014_mmp") continue;
        const ListCount result = count(known);
        CHECK(result.overhang == 1);
        const auto elsewhere = column(known, &Row::elsewhere);
        CHECK(std::accumulate(result.seats.begin(), result.seats.end(), 0) +
                  std::accumulate(elsewhere.begin(), elsewhere.end(), 0) ==
              121);
    }
}

TEST_CASE("Imperiali's quota awarded a seat too many in Czechia's region PK in 2021") {
    for (const ListCase& known : known::list_cases()) {
        if (known.id == "cz_psp_2021_pk") CHECK(count(known).taken_back == 1);
    }
}

TEST_CASE("every formula of the table has a known result") {
    const std::vector<ListCase> cases = all_cases();
    for (const NamedRule& rule : named_rules()) {
        const auto* formula = std::get_if<Formula>(&rule.rule);
        if (formula == nullptr) continue;
        INFO(rule.name);
        CHECK(std::any_of(cases.begin(), cases.end(), [&](const ListCase& known) {
            const auto* remainders = std::get_if<LargestRemainder>(&known.rule.formula);
            return known.rule.formula == *formula ||
                   (remainders != nullptr &&
                    Formula{LargestRemainder{remainders->quota, QuotaRounding::exact}} == *formula);
        }));
    }
}

// Registered 2,753,727, valid 2,017,382; 90 seats; 5 % and, in each region, 0.5 % of the register.
// Ata-Meken had 590 votes in the city of Osh, where about 670 were asked by the region's register
// and 13,769 by the nation's. The other lists' votes by region are not published.
ListCount kyrgyzstan_2007(RegionalBase reading, const Formula& formula) {
    ListRule rule;
    rule.seats = 90;
    rule.formula = formula;
    rule.threshold = {ppm(50'000), ppm(5'000), ThresholdBase::registered, reading, 0, {}};
    constexpr std::int64_t kOsh = 134'000;  // 670 votes are 0.5 % of it
    const std::vector<std::int64_t> base{kOsh, 2'753'727 - kOsh};
    const std::vector<std::int64_t> votes{0, 590, 0, 0, 1'245'331, 228'125 - 590, 188'585, 140'258};
    const std::vector<std::uint8_t> known{0, 1, 0, 0, 0, 0, 0, 0};
    ListWork work;
    ListCount out;
    count_list_tier(rule, {{votes.data(), 2, 4}, base, {}, {}, {known.data(), 2, 4}}, work, out);
    return out;
}

TEST_CASE("Kyrgyzstan 2007: 8.28 % of the register and no seat, in both readings of the bar") {
    for (const RegionalBase reading : {RegionalBase::region, RegionalBase::nation}) {
        const ListCount result = kyrgyzstan_2007(reading, LargestRemainder{});
        CHECK(result.passed == std::vector<std::uint8_t>{1, 0, 1, 1});
        CHECK(result.seats == std::vector<int>{71, 0, 11, 8});
        CHECK(std::lround(1e4 * static_cast<double>(result.votes[1]) / 2'753'727) == 828);
    }
}

TEST_CASE("Kyrgyzstan 2007 by D'Hondt would have been 72, 10, 8") {
    const ListCount result = kyrgyzstan_2007(RegionalBase::region, HighestAverages{});
    CHECK(result.seats == std::vector<int>{72, 0, 10, 8});
}

}  // namespace
}  // namespace kenesh
