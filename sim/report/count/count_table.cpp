#include "sim/report/count/count_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "sim/report/count/count_notes.hpp"
#include "sim/report/count/count_words.hpp"
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
Cell votes_cell(const CountedElection& election, std::int64_t votes) {
    return {votes_text(votes, election.returns.parts)};
}

/// A line per seat: the district's name stands at its first.
void add_district(const CountedElection& election, const DistrictOutcome& outcome, Table& table) {
    const DistrictReturn& district = election.returns.districts[outcome.district];
    std::string name = district.district;
    const auto add = [&](const CandidateReturn& candidate, std::string_view how) {
        table.rows.push_back({{cell(name), cell(candidate.name), cell(candidate.choice),
                               cell(letter_of(candidate.gender)),
                               votes_cell(election, candidate.votes), cell(how)}});
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

std::string tier_table(const CountedElection& election, const CountedSystem& system,
                       const std::string& title, const ListTierOutcome& tier,
                       const TextStyle& style) {
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
                 votes_cell(election, count.votes[l]),
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

/// A line per district: its seats, and who has how many.
std::string districts_table(const CountedSystem& system, const ListTierOutcome& tier,
                            const TextStyle& style) {
    if (tier.districts.empty()) return "";
    Table table{
        "By district", {{"", "district", kLeft}, {"", "seats", kRight}, {"", "lists", kLeft}}, {}};
    for (const ListDistrictOutcome& district : tier.districts) {
        std::string seats;
        for (const std::size_t l : by_votes(district.count)) {
            if (district.count.seats[l] == 0) continue;
            seats += fmt::format("{}{} {}", seats.empty() ? "" : ", ",
                                 visible(system.outcome.lists.lists[l]), district.count.seats[l]);
        }
        table.rows.push_back({{cell(system.outcome.lists.regions[district.district]),
                               whole(district.seats),
                               {std::move(seats)}}});
    }
    return '\n' + render(table, style);
}

/// What one choice has under each system; null where the system does not know it.
struct ChoiceRow {
    std::string choice;
    std::vector<const ChoiceOutcome*> of;  ///< per system
    [[nodiscard]] int seats(std::size_t system) const {
        return of[system] == nullptr ? 0 : of[system]->seats();
    }
    /// Votes do not depend on the system, but not every one counts lists.
    [[nodiscard]] std::int64_t most(std::int64_t ChoiceOutcome::*votes) const {
        std::int64_t found = 0;
        for (const ChoiceOutcome* one : of)
            found = std::max(found, one == nullptr ? 0 : one->*votes);
        return found;
    }
};

/// Every choice of any system: most seats in the first system first, then most votes.
std::vector<ChoiceRow> all_choices(const CountedElection& election) {
    std::vector<ChoiceRow> all;
    std::unordered_map<std::string_view, std::size_t> row;
    for (std::size_t s = 0; s < election.systems.size(); ++s) {
        for (const ChoiceOutcome& choice : election.systems[s].outcome.choices) {
            const auto [at, is_new] = row.try_emplace(choice.choice, all.size());
            if (is_new)
                all.push_back(
                    {choice.choice, std::vector<const ChoiceOutcome*>(election.systems.size())});
            all[at->second].of[s] = &choice;
        }
    }
    const auto key = [](const ChoiceRow& c) {
        return std::pair(-c.seats(0), -std::max(c.most(&ChoiceOutcome::candidate_votes),
                                                c.most(&ChoiceOutcome::list_votes)));
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const auto& a, const auto& b) { return key(a) < key(b); });
    return all;
}

Row totals_row(const CountedElection& election, const ChoiceRow& choice) {
    Row row{{cell(choice.choice)}};
    if (!election.returns.districts.empty())
        row.cells.push_back(votes_cell(election, choice.most(&ChoiceOutcome::candidate_votes)));
    if (election.returns.lists)
        row.cells.push_back(votes_cell(election, choice.most(&ChoiceOutcome::list_votes)));
    for (std::size_t s = 0; s < election.systems.size(); ++s)
        row.cells.push_back(whole(choice.seats(s)));
    if (election.systems.size() > 1)
        row.cells.push_back({number(choice.seats(0) - choice.seats(1), 0, true)});
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
    for (const ChoiceRow& choice : all_choices(election))
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
            const auto& lists = std::get<ListTierOutcome>(system.outcome.tiers[t]);
            text += tier_table(election, system, number + describe(tier), lists, style) +
                    districts_table(system, lists, style);
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
    for (const std::string& note : election.returns.notes)
        text += wrap("Note: " + visible(note), style.width, 6) + '\n';
    if (!election.returns.notes.empty()) text += '\n';
    return text + totals_table(election, style);
}

}  // namespace kenesh
