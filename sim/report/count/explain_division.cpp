#include "sim/report/count/explain_division.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/rules/divisors.hpp"

namespace kenesh {
namespace {

/// numerator / denominator with two decimals, cut and not rounded: equal texts may differ beyond.
std::string decimal(std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t whole = numerator / denominator;
    const std::int64_t rest = numerator % denominator;
    if (rest == 0) return grouped(whole);
    return fmt::format("{}.{:02}", grouped(whole), 100 * rest / denominator);
}

std::string cell_name(const std::vector<std::string>& names, std::size_t list) {
    return visible(names[list]);
}

std::string by_remainders(const SeatDivision& division, const std::vector<std::string>& names,
                          const TextStyle& style) {
    const QuotaVotes& quota = division.steps.quota;
    Table table{
        fmt::format("Quota: {} votes{}", decimal(quota.numerator, quota.denominator),
                    quota.denominator == 1 ? ""
                                           : fmt::format(" ({} / {})", grouped(quota.numerator),
                                                         grouped(quota.denominator))),
        {{"", "list", Align::left},
         {"", "votes", Align::right},
         {"", "whole quotas", Align::right},
         {"", "remainder", Align::right},
         {"", "by remainder", Align::right},
         {"", "seats", Align::right}},
        {}};
    for (std::size_t l = 0; l < division.votes.size(); ++l) {
        const std::int64_t votes = division.votes[l];
        if (votes == 0) continue;
        const std::int64_t whole = division.steps.whole[l];
        const std::int64_t rest = votes * quota.denominator - whole * quota.numerator;
        const std::int64_t more = division.result.seats[l] - whole;
        table.rows.push_back({{{cell_name(names, l)},
                               {grouped(votes)},
                               {grouped(whole)},
                               {decimal(rest, quota.denominator)},
                               {more == 0 ? "" : number(static_cast<double>(more), 0, true)},
                               {grouped(division.result.seats[l])}}});
    }
    std::string text = render(table, style);
    if (division.result.quota_of_one)
        text += "The quota rounds to nothing: it is taken as one vote.\n";
    if (division.result.taken_back > 0)
        text += fmt::format(
            "The whole quotas are {} more than the seats: taken back where the "
            "remainder is least.\n",
            division.result.taken_back);
    return text;
}

/// "5", "1.4", "sqrt(2 x 3)".
std::string divisor_text(const HighestAverages& rule, int seats) {
    if (rule.divisor == Divisor::huntington_hill)
        return fmt::format("sqrt({} x {})", seats, seats + 1);
    const ExactDivisor divisor = divisor_after(rule, seats);
    if (divisor.numerator % divisor.denominator == 0)
        return grouped(static_cast<std::int64_t>(divisor.numerator / divisor.denominator));
    std::string text =
        fmt::format("{}.{:06}", divisor.numerator / divisor.denominator,
                    divisor.numerator % divisor.denominator * 1'000'000 / divisor.denominator);
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

/// floor(100 v / sqrt(d)) by bisection: the greatest q with q^2 d <= 10^4 v^2.
std::int64_t hundredths_by_root(std::int64_t votes, std::uint64_t square_of_divisor) {
    const Uint128 square =
        Uint128{10'000} * static_cast<std::uint64_t>(votes) * static_cast<std::uint64_t>(votes);
    std::uint64_t low = 0;
    std::uint64_t high = 200U * static_cast<std::uint64_t>(votes);
    while (low < high) {
        const std::uint64_t middle = low + (high - low + 1) / 2;
        if (Uint128{middle} * middle <= square / square_of_divisor) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return static_cast<std::int64_t>(low);
}

/// The quotient for the eye; the seats were decided without it.
std::string quotient_text(const HighestAverages& rule, std::int64_t votes, int seats) {
    const ExactDivisor divisor = divisor_after(rule, seats);
    if (divisor.numerator == 0) return "before all";
    if (divisor.is_square) return decimal(hundredths_by_root(votes, divisor.numerator), 100);
    return decimal(votes * static_cast<std::int64_t>(divisor.denominator),
                   static_cast<std::int64_t>(divisor.numerator));
}

Row award_row(const HighestAverages& rule, const SeatDivision& division,
              const std::vector<std::string>& names, const std::string& seat, const Award& award) {
    const std::int64_t votes = division.votes[award.list];
    return {{{seat},
             {cell_name(names, award.list)},
             {grouped(votes)},
             {divisor_text(rule, award.seats)},
             {quotient_text(rule, votes, award.seats)}}};
}

std::string by_averages(const HighestAverages& rule, const SeatDivision& division,
                        const std::vector<std::string>& names, const TextStyle& style) {
    Table table{"Seats in the order of the quotients",
                {{"", "seat", Align::right},
                 {"", "list", Align::left},
                 {"", "votes", Align::right},
                 {"", "divisor", Align::right},
                 {"", "quotient", Align::right}},
                {}};
    long long n = 0;
    for (const Award& award : division.steps.awards)
        table.rows.push_back(award_row(rule, division, names, grouped(++n), award));
    if (const auto& next = division.steps.next)
        table.rows.push_back(award_row(rule, division, names, "next", *next));
    return render(table, style);
}

}  // namespace

std::string explain_division(const Formula& formula, const SeatDivision& division,
                             const std::vector<std::string>& names, const TextStyle& style) {
    const std::int64_t total =
        std::accumulate(division.votes.begin(), division.votes.end(), std::int64_t{0});
    const auto lists = std::count_if(division.votes.begin(), division.votes.end(),
                                     [](std::int64_t v) { return v > 0; });
    std::string text = fmt::format("{} seats among {} votes of {} lists\n", grouped(division.seats),
                                   grouped(total), lists);
    if (total == 0 || division.seats == 0) return text;
    const auto* averages = std::get_if<HighestAverages>(&formula);
    return text + (averages != nullptr ? by_averages(*averages, division, names, style)
                                       : by_remainders(division, names, style));
}

}  // namespace kenesh
