#include "sim/report/count/explain_thresholds.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/count/count_words.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

/// The bars that were recorded, and who missed which.
class ThresholdExplanation {
public:
    ThresholdExplanation(const CountedElection& election, const CountedSystem& system,
                         const ListTierOutcome& tier, const ThresholdSteps& asked,
                         const ListCount& count, const TextStyle& style)
        : lists_(system.outcome.lists),
          threshold_(tier.rule.threshold),
          elsewhere_(tier.elsewhere),
          asked_(asked),
          count_(count),
          parts_(election.returns.parts),
          style_(style) {}

    [[nodiscard]] std::string of_nation() const {
        const std::string base = fmt::format("{} {}", votes(asked_.nation), base_words());
        std::string out;
        if (!threshold_.national.is_zero())
            out += fmt::format("Threshold: {} of {}: {} votes\n", share_text(threshold_.national),
                               base, votes(least_votes(threshold_.national, asked_.nation)));
        if (threshold_.votes > 0)
            out += fmt::format("Threshold: {} votes\n", votes(threshold_.votes * parts_));
        for (const auto& [least, share] : threshold_.coalitions)
            out += fmt::format("Threshold of {} parties or more: {}: {} votes\n", least,
                               share_text(share), votes(least_votes(share, asked_.nation)));
        if (threshold_.district_seats > 0)
            out +=
                fmt::format("In place of votes: district seats, {}\n", threshold_.district_seats);
        if (!threshold_.regional.is_zero()) out += regional_bars(base);
        return (out.empty() ? "No threshold.\n" : out) + verdicts();
    }

    [[nodiscard]] std::string of_district() const {
        if (threshold_.district.is_zero()) return "";
        return fmt::format("Threshold of the district: {} of {} {}: {} votes\n",
                           share_text(threshold_.district), votes(asked_.nation), base_words(),
                           votes(least_votes(threshold_.district, asked_.nation))) +
               verdicts();
    }

private:
    [[nodiscard]] std::string base_words() const { return describe(threshold_.base); }
    [[nodiscard]] std::string votes(std::int64_t number) const {
        return votes_text(number, parts_);
    }

    [[nodiscard]] std::string regional_bars(const std::string& base) const {
        std::vector<std::string> needs;
        for (std::size_t r = 0; r < lists_.regions.size(); ++r) {
            if (!lists_.regions[r].empty())
                needs.push_back(
                    fmt::format("{} {}", visible(lists_.regions[r]), votes(asked_.regional[r])));
        }
        if (needs.empty()) needs.emplace_back("no region is told,");
        const bool own = threshold_.regional_base == RegionalBase::region;
        return wrap(fmt::format("In every region {} of {}: {} votes",
                                share_text(threshold_.regional), own ? "its " + base_words() : base,
                                joined_names(needs)),
                    style_.width, 2) +
               '\n';
    }

    /// "590 < 670 in Osh city".
    [[nodiscard]] std::string missed(const MissedBar& bar) const {
        const std::string where = bar.region ? " in " + visible(lists_.regions[*bar.region]) : "";
        return fmt::format("{} < {}{}", votes(bar.votes), votes(bar.needed), where);
    }

    [[nodiscard]] std::string verdict(std::size_t list) const {
        const auto& all = asked_.missed;  // list by list
        const auto first = std::partition_point(
            all.begin(), all.end(), [&](const MissedBar& bar) { return bar.list < list; });
        std::vector<std::string> failed;
        for (auto bar = first; bar != all.end() && bar->list == list; ++bar)
            failed.push_back(missed(*bar));
        switch (asked_.entry[list]) {
            case Entry::no_votes:
                return "no votes";
            case Entry::fails:
                return "fails: " + joined_names(failed);
            case Entry::fails_nation:
                return "fails in the nation";
            case Entry::passes_by_seats:
                return fmt::format("passes by {} district seats", elsewhere_[list]);
            case Entry::exempt:
                return "passes: exempt";
            case Entry::passes:
                break;
        }
        return "passes";
    }

    [[nodiscard]] std::string verdicts() const {
        Table table{"",
                    {{"", "list", Align::left},
                     {"", "votes", Align::right},
                     {"", "share", Align::right},
                     {"", "threshold", Align::left}},
                    {}};
        for (std::size_t l = 0; l < lists_.lists.size(); ++l)
            table.rows.push_back({{{visible(lists_.lists[l])},
                                   {votes(count_.votes[l])},
                                   {exact_percent(count_.votes[l], asked_.nation)},
                                   {verdict(l)}}});
        return render(table, style_);
    }

    const ListReturns& lists_;
    const Threshold& threshold_;
    const std::vector<int>& elsewhere_;
    const ThresholdSteps& asked_;
    const ListCount& count_;
    std::int64_t parts_;
    const TextStyle& style_;
};

}  // namespace

std::string explain_thresholds(const CountedElection& election, const CountedSystem& system,
                               const ListTierOutcome& tier, const TextStyle& style) {
    return ThresholdExplanation(election, system, tier, tier.steps.threshold, tier.count, style)
        .of_nation();
}

std::string explain_thresholds(const CountedElection& election, const CountedSystem& system,
                               const ListTierOutcome& tier, const ListDistrictOutcome& district,
                               const TextStyle& style) {
    return ThresholdExplanation(election, system, tier, district.steps.threshold, district.count,
                                style)
        .of_district();
}

}  // namespace kenesh
