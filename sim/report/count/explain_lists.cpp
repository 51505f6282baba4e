#include "sim/report/count/explain_lists.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/count/explain_division.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

class ListExplanation {
public:
    ListExplanation(const CountedSystem& system, const ListTierOutcome& tier,
                    const TextStyle& style)
        : lists_(system.outcome.lists), tier_(tier), style_(style) {}

    [[nodiscard]] std::string text() const {
        std::string out = thresholds() + passes();
        for (std::size_t d = 0; d < tier_.steps.divisions.size(); ++d)
            out += division(d);
        return out + compensation();
    }

private:
    [[nodiscard]] const Threshold& threshold() const { return tier_.rule.threshold; }
    [[nodiscard]] const ThresholdSteps& asked() const { return tier_.steps.threshold; }

    [[nodiscard]] std::string bar(Share share) const {
        return fmt::format("{}: {} votes", share_text(share),
                           grouped(least_votes(share, asked().nation)));
    }

    [[nodiscard]] std::string thresholds() const {
        const std::string base =
            fmt::format("{} {}", grouped(asked().nation), describe(threshold().base));
        std::string out;
        if (!threshold().national.is_zero())
            out += fmt::format("Threshold: {} of {}: {} votes\n", share_text(threshold().national),
                               base, grouped(least_votes(threshold().national, asked().nation)));
        for (const auto& [least, share] : threshold().coalitions)
            out += fmt::format("Threshold of {} parties or more: {}\n", least, bar(share));
        if (threshold().district_seats > 0)
            out +=
                fmt::format("In place of votes: district seats, {}\n", threshold().district_seats);
        if (!threshold().regional.is_zero()) out += regional_bars(base);
        return out.empty() ? "No threshold.\n" : out;
    }

    [[nodiscard]] std::string regional_bars(const std::string& base) const {
        std::vector<std::string> needs;
        for (std::size_t r = 0; r < lists_.regions.size(); ++r) {
            if (!lists_.regions[r].empty())
                needs.push_back(
                    fmt::format("{} {}", visible(lists_.regions[r]), grouped(asked().regional[r])));
        }
        if (needs.empty()) needs.emplace_back("no region is told,");
        const bool own = threshold().regional_base == RegionalBase::region;
        return wrap(fmt::format(
                        "In every region {} of {}: {} votes", share_text(threshold().regional),
                        own ? "its " + describe(threshold().base) : base, joined_names(needs)),
                    style_.width, 2) +
               '\n';
    }

    /// "590 < 670 in Osh city".
    [[nodiscard]] std::string missed(const MissedBar& bar) const {
        const std::string where = bar.region ? " in " + visible(lists_.regions[*bar.region]) : "";
        return fmt::format("{} < {}{}", grouped(bar.votes), grouped(bar.needed), where);
    }

    [[nodiscard]] std::string verdict(std::size_t list) const {
        const auto& all = asked().missed;  // list by list
        const auto first = std::partition_point(
            all.begin(), all.end(), [&](const MissedBar& bar) { return bar.list < list; });
        std::vector<std::string> failed;
        for (auto bar = first; bar != all.end() && bar->list == list; ++bar)
            failed.push_back(missed(*bar));
        switch (asked().entry[list]) {
            case Entry::no_votes:
                return "no votes";
            case Entry::fails:
                return "fails: " + joined_names(failed);
            case Entry::passes_by_seats:
                return fmt::format("passes by {} district seats", tier_.elsewhere[list]);
            case Entry::passes:
                break;
        }
        return "passes";
    }

    [[nodiscard]] std::string passes() const {
        Table table{"",
                    {{"", "list", Align::left},
                     {"", "votes", Align::right},
                     {"", "share", Align::right},
                     {"", "threshold", Align::left}},
                    {}};
        for (std::size_t l = 0; l < lists_.lists.size(); ++l)
            table.rows.push_back({{{visible(lists_.lists[l])},
                                   {grouped(tier_.count.votes[l])},
                                   {exact_percent(tier_.count.votes[l], asked().nation)},
                                   {verdict(l)}}});
        return render(table, style_);
    }

    /// Names of a division's lists: joined ones together.
    [[nodiscard]] std::vector<std::string> names_in(const SeatDivision& division) const {
        std::vector<std::string> names = lists_.lists;
        if (division.inside) return names;
        for (const auto& joined : tier_.rule.joined) {
            std::vector<std::string> members;
            for (const std::uint32_t l : joined) {
                if (tier_.count.passed[l] != 0) members.push_back(lists_.lists[l]);
            }
            for (const std::uint32_t l : joined)
                names[l] = members.empty() ? names[l] : joined_names(members);
        }
        return names;
    }

    [[nodiscard]] std::string division(std::size_t d) const {
        const SeatDivision& division = tier_.steps.divisions[d];
        std::string out = "\n";
        if (tier_.steps.divisions.size() > 1)
            out += fmt::format("Division {}{}: ", d + 1,
                               division.inside ? ", inside a joined list" : "");
        out += explain_division(tier_.rule.formula, division, names_in(division), style_);
        return out + over_cap(division);
    }

    [[nodiscard]] std::string over_cap(const SeatDivision& division) const {
        std::string out;
        for (const Leaving& one : division.capped)
            out += fmt::format(
                "{} is over the cap and leaves with {} seats; the rest is divided again.\n",
                visible(lists_.lists[one.list]), one.seats);
        return out;
    }

    [[nodiscard]] std::string compensation() const {
        std::string out;
        for (std::size_t l = 0; tier_.rule.compensatory && l < lists_.lists.size(); ++l) {
            if (tier_.count.passed[l] == 0) continue;
            const int seats = tier_.count.seats[l];
            out += fmt::format("{}: {} seats elsewhere, {} list seats\n", visible(lists_.lists[l]),
                               tier_.elsewhere[l], seats);
        }
        if (!out.empty()) out = "\nEach list gets its part less its seats elsewhere:\n" + out;
        if (tier_.count.overhang > 0)
            out += fmt::format("Seats beyond a list's part stay: the house grows by {}.\n",
                               tier_.count.overhang);
        return out;
    }

    const ListReturns& lists_;
    const ListTierOutcome& tier_;
    const TextStyle& style_;
};

}  // namespace

std::string explain_lists(const CountedElection& election, const CountedSystem& system,
                          const ListTierOutcome& tier, const TextStyle& style) {
    std::string text = ListExplanation(system, tier, style).text();
    if (const std::string tie = tie_text(election, system, tier); !tie.empty())
        text += wrap("Equal claims: " + visible(tie) + ".", style.width, 2) + '\n';
    return text;
}

}  // namespace kenesh
