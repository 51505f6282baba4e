#include "sim/report/count/explain_division.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/report/count/count_words.hpp"
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

/// "5", "1.4", "sqrt(2 x 3)".
std::string divisor_text(const HighestAverages& rule, int seats) {
    const ExactDivisor divisor = divisor_after(rule, seats);
    if (divisor.is_square) return fmt::format("sqrt({} x {})", seats, seats + 1);
    const std::uint64_t whole = divisor.numerator / divisor.denominator;
    const std::uint64_t rest = divisor.numerator % divisor.denominator;
    if (rest == 0) return grouped(static_cast<std::int64_t>(whole));
    std::string text = fmt::format("{}.{:06}", whole, rest * 1'000'000 / divisor.denominator);
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

class DivisionExplanation {
public:
    DivisionExplanation(const SeatDivision& division, const std::vector<std::string>& names,
                        std::int64_t parts, const TextStyle& style)
        : division_(division), names_(names), parts_(parts), style_(style) {}

    [[nodiscard]] std::string heading(std::int64_t total) const {
        const auto lists = std::count_if(division_.votes.begin(), division_.votes.end(),
                                         [](std::int64_t v) { return v > 0; });
        return fmt::format("{} seats among {} votes of {} lists\n", grouped(division_.seats),
                           votes_text(total, parts_), lists);
    }

    [[nodiscard]] std::string by_remainders() const {
        const QuotaVotes& quota = division_.steps.quota;
        const std::string fraction =
            quota.denominator == 1 ? ""
                                   : fmt::format(" ({} / {})", votes_text(quota.numerator, parts_),
                                                 grouped(quota.denominator));
        Table table{fmt::format("Quota: {} votes{}",
                                decimal(quota.numerator, quota.denominator * parts_), fraction),
                    {{"", "list", Align::left},
                     {"", "votes", Align::right},
                     {"", "whole quotas", Align::right},
                     {"", "remainder", Align::right},
                     {"", "by remainder", Align::right},
                     {"", "seats", Align::right}},
                    {}};
        for (std::size_t l = 0; l < division_.votes.size(); ++l) {
            if (division_.votes[l] > 0) table.rows.push_back(remainder_row(l));
        }
        std::string text = render(table, style_);
        if (division_.result.quota_of_one)
            text += "The quota rounds to nothing: it is taken as one vote.\n";
        if (division_.result.taken_back > 0)
            text += fmt::format(
                "The whole quotas are {} more than the seats: taken back where the remainder is "
                "least.\n",
                division_.result.taken_back);
        return text;
    }

    [[nodiscard]] std::string by_averages(const HighestAverages& rule) const {
        Table table{"Seats in the order of the quotients",
                    {{"", "seat", Align::right},
                     {"", "list", Align::left},
                     {"", "votes", Align::right},
                     {"", "divisor", Align::right},
                     {"", "quotient", Align::right}},
                    {}};
        long long n = 0;
        for (const Award& award : division_.steps.awards)
            table.rows.push_back(award_row(rule, grouped(++n), award));
        if (const auto& next = division_.steps.next)
            table.rows.push_back(award_row(rule, "next", *next));
        return render(table, style_);
    }

private:
    [[nodiscard]] Row remainder_row(std::size_t list) const {
        const QuotaVotes& quota = division_.steps.quota;
        const std::int64_t votes = division_.votes[list];
        const std::int64_t whole = division_.steps.whole[list];
        const std::int64_t rest = votes * quota.denominator - whole * quota.numerator;
        const std::int64_t more = division_.result.seats[list] - whole;
        return {{{visible(names_[list])},
                 {votes_text(votes, parts_)},
                 {grouped(whole)},
                 {decimal(rest, quota.denominator * parts_)},
                 {more == 0 ? "" : number(static_cast<double>(more), 0, true)},
                 {grouped(division_.result.seats[list])}}};
    }

    [[nodiscard]] Row award_row(const HighestAverages& rule, const std::string& seat,
                                const Award& award) const {
        const std::int64_t votes = division_.votes[award.list];
        return {{{seat},
                 {visible(names_[award.list])},
                 {votes_text(votes, parts_)},
                 {divisor_text(rule, award.seats)},
                 {quotient_text(rule, votes, award.seats)}}};
    }

    /// The quotient for the eye; the seats were decided without it.
    [[nodiscard]] std::string quotient_text(const HighestAverages& rule, std::int64_t votes,
                                            int seats) const {
        const ExactDivisor divisor = divisor_after(rule, seats);
        if (divisor.numerator == 0) return "before all";
        if (divisor.is_square)
            return decimal(hundredths_by_root(votes, divisor.numerator), 100 * parts_);
        return decimal(votes * static_cast<std::int64_t>(divisor.denominator),
                       static_cast<std::int64_t>(divisor.numerator) * parts_);
    }

    const SeatDivision& division_;
    const std::vector<std::string>& names_;
    std::int64_t parts_;
    const TextStyle& style_;
};

}  // namespace

std::string explain_division(const Formula& formula, const SeatDivision& division,
                             const std::vector<std::string>& names, std::int64_t parts,
                             const TextStyle& style) {
    const std::int64_t total =
        std::accumulate(division.votes.begin(), division.votes.end(), std::int64_t{0});
    const DivisionExplanation explanation(division, names, parts, style);
    std::string text = explanation.heading(total);
    if (total == 0 || division.seats == 0) return text;
    const auto* averages = std::get_if<HighestAverages>(&formula);
    return text +
           (averages != nullptr ? explanation.by_averages(*averages) : explanation.by_remainders());
}

}  // namespace kenesh
