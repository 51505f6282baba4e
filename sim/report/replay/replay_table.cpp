#include "sim/report/replay/replay_table.hpp"

#include <fmt/format.h>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

const char* gender_word(Gender gender) {
    return gender == Gender::woman ? "woman" : gender == Gender::man ? "man" : "";
}

std::string outcome(const ReplayCandidate& c) {
    if (c.elected) return c.how == How::gender ? "elected (gender rule)" : "elected";
    return c.passed_over ? "passed over" : "";
}

std::string share_of(std::int64_t votes, std::int64_t all) {
    return all > 0 ? percent(static_cast<double>(votes) / static_cast<double>(all), 1) : "-";
}

std::string remarks(const ReplayDistrict& d) {
    std::string text;
    if (d.against_all_leads) text += "; against all leads: the vote is repeated";
    if (d.gender_quota_unmet) text += "; too few of one gender";
    if (d.unfilled > 0) text += fmt::format("; {} seats unfilled", d.unfilled);
    if (d.tied) text += "; equal votes decided a seat";
    return text;
}

void add_district(const Replay& replay, const ReplayDistrict& d, Table& table) {
    std::int64_t all = d.against_all;
    for (const ReplayCandidate& c : d.candidates)
        all += c.votes;
    std::string key = visible(d.id);
    for (const ReplayCandidate& c : d.candidates) {
        const Ink ink = c.elected ? Ink::bold : Ink::plain;
        table.rows.push_back({{{key, Ink::bold},
                               {std::to_string(c.place)},
                               {clip(visible(c.name), 28), ink},
                               {clip(visible(replay.choices[c.choice].name), 20), Ink::plain,
                                replay.choices[c.choice].color},
                               {gender_word(c.gender)},
                               {grouped(c.votes), ink},
                               {share_of(c.votes, all)},
                               {outcome(c), ink}}});
        key.clear();
    }
    if (d.against_all > 0)
        table.rows.push_back({{{""},
                               {""},
                               {"against all", Ink::dim},
                               {""},
                               {""},
                               {grouped(d.against_all), Ink::dim},
                               {share_of(d.against_all, all), Ink::dim},
                               {""}}});
}

std::string districts_table(const Replay& replay, const ReplayTier& tier, const std::string& title,
                            const TextStyle& style) {
    Table table;
    table.title = title;
    // One group, so that a district's line is never broken in two.
    table.columns = {{"", "district", Align::left},      {" ", "place", Align::right, 2},
                     {" ", "candidate", Align::left, 1}, {" ", "choice", Align::left},
                     {" ", "gender", Align::left, 2},    {" ", "votes"},
                     {" ", "share", Align::right, 3},    {" ", "", Align::left}};
    for (const ReplayDistrict& d : tier.districts)
        add_district(replay, d, table);
    std::string text = render(table, style);
    for (const ReplayDistrict& d : tier.districts)
        if (const std::string remark = remarks(d); !remark.empty())
            text +=
                wrap("District " + visible(d.id) + ": " + remark.substr(2) + ".", style.width, 2) +
                '\n';
    return text;
}

std::string lists_table(const Replay& replay, const ReplayTier& tier, const std::string& title,
                        const TextStyle& style) {
    Table table;
    table.title = title;
    table.columns = {{"", "list", Align::left},       {" ", "votes"}, {" ", "share"},
                     {" ", "threshold", Align::left}, {" ", "seats"}, {" ", "women"}};
    for (const ReplayList& list : tier.lists)
        table.rows.push_back(
            {{{clip(visible(replay.choices[list.choice].name), 24)},
              {grouped(list.votes)},
              {percent(list.share, 2)},
              {list.passed ? "passed" : "below", list.passed ? Ink::plain : Ink::dim},
              {std::to_string(list.seats), Ink::bold},
              {std::to_string(list.women)}},
             replay.choices[list.choice].color});
    std::string text = render(table, style);
    if (!tier.threshold.is_zero())
        text += fmt::format("Threshold: {} of {} votes.\n", percent(tier.threshold.value(), 2),
                            grouped(tier.threshold_base));
    return text;
}

void add_district(const Replay& replay, const ReplayListDistrict& d, Table& table) {
    std::string key = fmt::format("{} ({})", visible(d.id), d.seats);
    for (const ReplayList& list : d.lists) {
        const Ink ink = list.seats > 0 ? Ink::bold : Ink::plain;
        table.rows.push_back(
            {{{key, Ink::bold},
              {clip(visible(replay.choices[list.choice].name), 24), Ink::plain,
               replay.choices[list.choice].color},
              {grouped(list.votes)},
              {percent(list.share, 2)},
              {list.passed ? "passed" : "below", list.passed ? Ink::plain : Ink::dim},
              {std::to_string(list.seats), ink},
              {std::to_string(list.women)}}});
        key.clear();
    }
}

std::string list_districts_table(const Replay& replay, const ReplayTier& tier,
                                 const std::string& title, const TextStyle& style) {
    Table table;
    table.title = title + " by district (seats)";
    table.columns = {{"", "district", Align::left},
                     {" ", "list", Align::left},
                     {" ", "votes"},
                     {" ", "share"},
                     {" ", "threshold", Align::left},
                     {" ", "seats"},
                     {" ", "women"}};
    for (const ReplayListDistrict& d : tier.list_districts)
        add_district(replay, d, table);
    std::string text = render(table, style);
    if (!tier.district_threshold.is_zero())
        text += fmt::format("Threshold in each district: {} of its votes.\n",
                            percent(tier.district_threshold.value(), 2));
    for (const ReplayListDistrict& d : tier.list_districts) {
        if (d.unfilled > 0)
            text += fmt::format("District {}: {} seats unfilled.\n", visible(d.id), d.unfilled);
        if (d.tied)
            text += fmt::format("District {}: equal claims decided a seat.\n", visible(d.id));
    }
    return text;
}

std::string totals_table(const Replay& replay, const TextStyle& style) {
    Table table;
    table.title = "Seats";
    table.columns = {{"", "choice", Align::left}, {"", "preferences", Align::right, 1}};
    for (const ReplaySystem& system : replay.systems)
        for (const char* title : {"seats", "districts", "lists"})
            table.columns.push_back({visible(system.id), title});
    const std::size_t rows = replay.systems.empty() ? 0 : replay.systems.front().totals.size();
    for (std::size_t i = 0; i < rows; ++i) {
        const ReplayChoice& choice = replay.choices[replay.systems[0].totals[i].choice];
        Row row{{{clip(visible(choice.name), 24)}, {percent(choice.preference, 2)}}, choice.color};
        for (const ReplaySystem& system : replay.systems) {
            const ReplayTotal& total = system.totals[i];
            row.cells.push_back(
                {std::to_string(total.district_seats + total.list_seats), Ink::bold});
            row.cells.push_back({std::to_string(total.district_seats)});
            row.cells.push_back({std::to_string(total.list_seats)});
        }
        table.rows.push_back(std::move(row));
    }
    return render(table, style);
}

}  // namespace

std::string replay_table(const Replay& replay, const TextStyle& style) {
    std::string out =
        inked(wrap(visible(replay.title.empty() ? replay.scenario : replay.title), style.width),
              Ink::bold, style) +
        '\n';
    out += fmt::format("run {}, seed {}; turnout {}\n", replay.run, replay.seed,
                       percent(replay.turnout, 1));
    for (const ReplaySystem& system : replay.systems)
        for (std::size_t t = 0; t < system.tiers.size(); ++t) {
            const ReplayTier& tier = system.tiers[t];
            const std::string title = fmt::format("{}, tier {}: {}", visible(system.id), t,
                                                  tier.districts.empty() ? "lists" : "districts");
            out += '\n' + (tier.districts.empty() ? lists_table(replay, tier, title, style)
                                                  : districts_table(replay, tier, title, style));
            if (!tier.list_districts.empty())
                out += '\n' + list_districts_table(replay, tier, title, style);
        }
    out += '\n' + totals_table(replay, style);
    for (const ReplaySystem& system : replay.systems)
        out += fmt::format(
            "{}: {} of {} seats go to women{}.\n", visible(system.id), system.women, system.house,
            system.unfilled > 0 ? fmt::format(", {} unfilled", system.unfilled) : "");
    return out;
}

}  // namespace kenesh
