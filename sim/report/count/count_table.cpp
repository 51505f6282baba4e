#include "sim/report/count/count_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

constexpr Align kLeft = Align::left;
constexpr Align kRight = Align::right;

Cell cell(std::string_view text) {
    return {visible(text)};
}
Cell whole(long long value) {
    return {grouped(value)};
}

/// A line per seat: the district's name stands at its first.
void add_district(const CountedElection& election, const DistrictOutcome& outcome, Table& table) {
    const DistrictReturn& district = election.returns.districts[outcome.district];
    std::string name = district.district;
    const auto add = [&](const CandidateReturn& candidate, std::string_view how) {
        table.rows.push_back(
            {{cell(name), cell(candidate.name), cell(candidate.choice),
              cell(letter_of(candidate.gender)), whole(candidate.votes), cell(how)}});
        name.clear();
    };
    for (const Elected& e : outcome.count.elected)
        add(district.candidates[e.candidate], e.how == How::votes ? "votes" : "gender");
    if (!outcome.first_round) return;
    for (const std::uint32_t c : outcome.first_round->second_round)
        add(district.candidates[c], "second round");
}

std::string tier_table(const CountedElection& election, const std::string& title,
                       const DistrictTierOutcome& tier, const TextStyle& style) {
    Table table{title,
                {{"", "district", kLeft},
                 {"", "elected", kLeft},
                 {"", "choice", kLeft},
                 {"", "gender", kLeft, 2},
                 {"", "votes", kRight},
                 {"", "by", kLeft, 1}},
                {}};
    for (const DistrictOutcome& district : tier.districts)
        add_district(election, district, table);
    return render(table, style);
}

/// Lists by votes, equals as listed.
std::vector<std::size_t> by_votes(const ListCount& count) {
    std::vector<std::size_t> order(count.votes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return count.votes[a] > count.votes[b]; });
    return order;
}

std::string tier_table(const CountedSystem& system, const std::string& title,
                       const ListTierOutcome& tier, const TextStyle& style) {
    const ListCount& count = tier.count;
    const bool women = tier.rule.women_ppm > 0;
    Table table{title,
                {{"", "list", kLeft},
                 {"", "votes", kRight},
                 {"", "of " + describe(tier.rule.threshold.base), kRight},
                 {"", "passed", kLeft},
                 {"", "seats", kRight}},
                {}};
    if (tier.rule.compensatory) table.columns.push_back({"", "seats elsewhere", kRight});
    if (women) table.columns.push_back({"", "women at least", kRight});
    const std::int64_t base = std::accumulate(tier.base.begin(), tier.base.end(), std::int64_t{0});
    for (const std::size_t l : by_votes(count)) {
        Row row{{cell(system.outcome.lists.lists[l]),
                 whole(count.votes[l]),
                 {exact_percent(count.votes[l], base)},
                 {count.capped[l] != 0   ? "yes, capped"
                  : count.passed[l] != 0 ? "yes"
                                         : "no"},
                 whole(count.seats[l])}};
        if (tier.rule.compensatory) row.cells.push_back(whole(tier.elsewhere[l]));
        if (women) row.cells.push_back(whole(count.women[l]));
        table.rows.push_back(std::move(row));
    }
    return render(table, style);
}

const ChoiceOutcome* find_choice(const CountedSystem& system, const std::string& name) {
    const auto& choices = system.outcome.choices;
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [&](const ChoiceOutcome& c) { return c.choice == name; });
    return found == choices.end() ? nullptr : &*found;
}

int seats_of(const CountedSystem& system, const std::string& name) {
    const ChoiceOutcome* choice = find_choice(system, name);
    return choice == nullptr ? 0 : choice->district_seats + choice->list_seats;
}

/// Every choice of any system: most seats in the first system first, then most votes.
std::vector<ChoiceOutcome> all_choices(const CountedElection& election) {
    std::vector<ChoiceOutcome> all;
    for (const CountedSystem& system : election.systems) {
        for (const ChoiceOutcome& choice : system.outcome.choices) {
            const bool seen = std::any_of(all.begin(), all.end(), [&](const ChoiceOutcome& c) {
                return c.choice == choice.choice;
            });
            if (!seen) all.push_back(choice);
        }
    }
    const auto key = [&](const ChoiceOutcome& c) {
        return std::pair(-seats_of(election.systems.front(), c.choice),
                         -std::max(c.candidate_votes, c.list_votes));
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const auto& a, const auto& b) { return key(a) < key(b); });
    return all;
}

/// Votes for a choice's lists, in whichever system counts lists.
std::int64_t list_votes_of(const CountedElection& election, const std::string& name) {
    std::int64_t votes = 0;
    for (const CountedSystem& system : election.systems) {
        const ChoiceOutcome* choice = find_choice(system, name);
        if (choice != nullptr) votes = std::max(votes, choice->list_votes);
    }
    return votes;
}

Row totals_row(const CountedElection& election, const ChoiceOutcome& choice) {
    Row row{{cell(choice.choice)}};
    if (!election.returns.districts.empty()) row.cells.push_back(whole(choice.candidate_votes));
    if (election.returns.lists) row.cells.push_back(whole(list_votes_of(election, choice.choice)));
    for (const CountedSystem& system : election.systems)
        row.cells.push_back(whole(seats_of(system, choice.choice)));
    if (election.systems.size() > 1)
        row.cells.push_back({number(seats_of(election.systems[0], choice.choice) -
                                        seats_of(election.systems[1], choice.choice),
                                    0, true)});
    return row;
}

std::string totals_table(const CountedElection& election, const TextStyle& style) {
    const bool compared = election.systems.size() > 1;
    Table table{"Seats", {{"", "choice", kLeft}}, {}};
    if (!election.returns.districts.empty())
        table.columns.push_back({"", "candidate votes", kRight});
    if (election.returns.lists) table.columns.push_back({"", "list votes", kRight});
    const std::size_t first = table.columns.size();
    for (const CountedSystem& system : election.systems)
        table.columns.push_back({"", system.system.id, kRight});
    if (compared) table.columns.push_back({"", "difference", kRight});
    for (const ChoiceOutcome& choice : all_choices(election))
        table.rows.push_back(totals_row(election, choice));
    Row sum{{{"all", Ink::bold}}};
    sum.cells.resize(table.columns.size());
    for (std::size_t s = 0; s < election.systems.size(); ++s)
        sum.cells[first + s] = {grouped(election.systems[s].outcome.house), Ink::bold};
    table.rows.push_back(std::move(sum));
    return render(table, style);
}

std::string system_tables(const CountedElection& election, const CountedSystem& system,
                          const TextStyle& style) {
    std::string text =
        inked(system.system.id, Ink::bold, style) + ": " + visible(system.system.name) + "\n\n";
    for (std::size_t t = 0; t < system.outcome.tiers.size(); ++t) {
        const std::string number = fmt::format("Tier {}: ", t);
        if (const auto* districts = std::get_if<DistrictTierOutcome>(&system.outcome.tiers[t])) {
            const auto& tier = std::get<DistrictTier>(system.system.tiers[t]);
            const std::string title =
                fmt::format("{}{}; {} districts, {} seats filled", number, describe(tier),
                            grouped(static_cast<long long>(districts->districts.size())),
                            grouped(districts->seats));
            text += tier_table(election, title, *districts, style);
        } else {
            const auto& tier = std::get<ListTier>(system.system.tiers[t]);
            text += tier_table(system, number + describe(tier),
                               std::get<ListTierOutcome>(system.outcome.tiers[t]), style);
        }
        text += '\n';
    }
    for (const std::string& note : count_notes(election, system))
        text += wrap("Note: " + visible(note), style.width, 6) + '\n';
    return text.ends_with("\n\n") ? text : text + '\n';
}

}  // namespace

std::string count_table(const CountedElection& election, const TextStyle& style) {
    std::string text;
    for (const CountedSystem& system : election.systems)
        text += system_tables(election, system, style);
    return text + totals_table(election, style);
}

}  // namespace kenesh
