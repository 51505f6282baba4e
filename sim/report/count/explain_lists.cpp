#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/report/count/explain.hpp"
#include "sim/report/count/explain_division.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/rules/exact.hpp"

namespace kenesh {
namespace {

/// Least whole votes that reach a share of a base.
std::int64_t votes_needed(std::int64_t ppm, std::int64_t base) {
    const Uint128 product =
        Uint128{static_cast<std::uint64_t>(ppm)} * static_cast<std::uint64_t>(base);
    return static_cast<std::int64_t>((product + 999'999) / 1'000'000);
}

class ListExplanation {
public:
    ListExplanation(const CountedSystem& system, const ListTierOutcome& tier,
                    const TextStyle& style)
        : lists_(system.outcome.lists), tier_(tier), style_(style) {
        nation_ = std::accumulate(tier.base.begin(), tier.base.end(), std::int64_t{0});
    }

    [[nodiscard]] std::string text() const {
        std::string out = thresholds() + passes();
        for (std::size_t d = 0; d < tier_.divisions.size(); ++d)
            out += division(d);
        return out + compensation();
    }

private:
    [[nodiscard]] const Threshold& threshold() const { return tier_.rule.threshold; }
    [[nodiscard]] bool regional() const { return threshold().regional_ppm > 0; }
    [[nodiscard]] int members(std::size_t list) const {
        return lists_.members.empty() ? 1 : lists_.members[list];
    }
    [[nodiscard]] std::int64_t regional_need(std::size_t region) const {
        const bool own = threshold().regional_base == RegionalBase::region;
        return votes_needed(threshold().regional_ppm, own ? tier_.base[region] : nation_);
    }

    [[nodiscard]] std::string thresholds() const {
        const std::string base = fmt::format("{} {}", grouped(nation_), describe(threshold().base));
        std::string out;
        if (threshold().national_ppm > 0)
            out += fmt::format("Threshold: {} of {}: {} votes\n",
                               ppm_percent(threshold().national_ppm), base,
                               grouped(votes_needed(threshold().national_ppm, nation_)));
        for (const auto& [least, ppm] : threshold().coalition_ppm)
            out += fmt::format("Threshold of {} parties or more: {}: {} votes\n", least,
                               ppm_percent(ppm), grouped(votes_needed(ppm, nation_)));
        if (threshold().district_seats > 0)
            out +=
                fmt::format("In place of votes: district seats, {}\n", threshold().district_seats);
        if (regional()) {
            std::vector<std::string> needs;
            for (std::size_t r = 0; r < lists_.regions.size(); ++r)
                if (!lists_.regions[r].empty())
                    needs.push_back(fmt::format("{} {}", visible(lists_.regions[r]),
                                                grouped(regional_need(r))));
            if (needs.empty()) needs.emplace_back("no region is told,");
            out += wrap(fmt::format("In every region {} of {}: {} votes",
                                    ppm_percent(threshold().regional_ppm),
                                    threshold().regional_base == RegionalBase::region
                                        ? "its " + describe(threshold().base)
                                        : base,
                                    joined_names(needs)),
                        style_.width, 2) +
                   '\n';
        }
        return out.empty() ? "No threshold.\n" : out;
    }

    /// Why a list takes part or not.
    [[nodiscard]] std::string verdict(std::size_t list) const {
        const std::int64_t votes = tier_.count.votes[list];
        if (votes == 0) return "no votes";
        const std::int64_t needed = votes_needed(threshold_of(threshold(), members(list)), nation_);
        std::vector<std::string> failed;
        for (std::size_t r = 0; regional() && r < lists_.regions.size(); ++r) {
            if (lists_.known(r, list) != 0 && lists_.votes(r, list) < regional_need(r))
                failed.push_back(fmt::format("{} < {} in {}", grouped(lists_.votes(r, list)),
                                             grouped(regional_need(r)),
                                             visible(lists_.regions[r])));
        }
        if (tier_.count.passed[list] != 0)
            return votes < needed || !failed.empty()
                       ? fmt::format("passes by {} district seats", tier_.elsewhere[list])
                       : "passes";
        if (votes < needed)
            failed.insert(failed.begin(), fmt::format("{} < {}", grouped(votes), grouped(needed)));
        return "fails: " + joined_names(failed);
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
                                   {exact_percent(tier_.count.votes[l], nation_)},
                                   {verdict(l)}}});
        return render(table, style_);
    }

    /// Names of a division's lists: joined ones together.
    [[nodiscard]] std::vector<std::string> names_in(const Division& division) const {
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
        const Division& division = tier_.divisions[d];
        std::string out = "\n";
        if (tier_.divisions.size() > 1)
            out += fmt::format("Division {}{}: ", d + 1,
                               division.inside ? ", inside a joined list" : "");
        out += explain_division(tier_.rule.formula, division, names_in(division), style_);
        return out + over_cap(division);
    }

    [[nodiscard]] std::string over_cap(const Division& division) const {
        std::string out;
        for (std::size_t l = 0; tier_.rule.max_seats && l < division.votes.size(); ++l) {
            const int cap =
                *tier_.rule.max_seats + (tier_.rule.compensatory ? tier_.elsewhere[l] : 0);
            if (tier_.count.capped[l] != 0 && division.result.seats[l] > cap)
                out += fmt::format(
                    "{} is over the cap and leaves with {} seats; the rest is "
                    "divided again.\n",
                    visible(lists_.lists[l]), cap);
        }
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
    std::int64_t nation_ = 0;
};

}  // namespace

std::string explain_lists(const CountedElection& election, const CountedSystem& system,
                          const ListTierOutcome& tier, const TextStyle& style) {
    std::string text = ListExplanation(system, tier, style).text();
    if (const std::string tie = tie_text(election, system, tier); !tie.empty())
        text += wrap("Equal claims: " + visible(tie) + ".", style.width, 2) + '\n';
    return text;
}

std::string explain(const CountedElection& election, const TextStyle& style) {
    std::string text;
    for (const CountedSystem& system : election.systems) {
        for (std::size_t t = 0; t < system.system.tiers.size(); ++t) {
            const TierOutcome& outcome = system.outcome.tiers[t];
            const auto heading = [&](const std::string& rule) {
                const std::string line =
                    fmt::format("{}, tier {}: {}", visible(system.system.id), t, rule);
                return inked(wrap(line, style.width, 2), Ink::bold, style) + "\n\n";
            };
            if (const auto* districts = std::get_if<DistrictTierOutcome>(&outcome)) {
                const auto& tier = std::get<DistrictTier>(system.system.tiers[t]);
                text += heading(describe(tier));
                for (const DistrictOutcome& district : districts->districts)
                    text += explain_district(election, tier, district, style) + '\n';
            } else {
                text += heading(describe(std::get<ListTier>(system.system.tiers[t]))) +
                        explain_lists(election, system, std::get<ListTierOutcome>(outcome), style) +
                        '\n';
            }
        }
    }
    return text;
}

}  // namespace kenesh
