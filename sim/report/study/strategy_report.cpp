#include "sim/report/study/strategy_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

const std::string& name_of(const NominationGame& game, std::size_t choice) {
    return game.scenario.choices[choice].name;
}

Column heading(std::string group, std::string title, Align align = Align::right) {
    return {std::move(group), std::move(title), align};
}
Column error_of(std::string group) {
    return {std::move(group), "", Align::left, 0, true};
}

/// As many decimals as the least certain number of a column can bear.
int decimals_of(std::span<const Estimate> column) {
    std::vector<double> errors;
    for (const Estimate& one : column)
        errors.push_back(one.standard_error);
    return decimals_for(errors);
}

template <class T>
int decimals_of(const std::vector<T>& rows, Estimate T::*column) {
    std::vector<Estimate> list;
    for (const T& row : rows)
        list.push_back(row.*column);
    return decimals_of(list);
}

void put(Row& row, const Estimate& estimate, int decimals, bool sign = false,
         Ink ink = Ink::plain) {
    row.cells.push_back({number(estimate.mean, decimals, sign), ink});
    row.cells.push_back({plus_minus(estimate.standard_error, decimals), Ink::dim});
}

std::string title(const NominationGame& game, const Strategy& strategy, const TextStyle& style) {
    const System& system = game.scenario.systems.front();
    const int seats = std::accumulate(game.magnitude.begin(), game.magnitude.end(), 0);
    return wrap(fmt::format("Nominees of {} under {}: {} districts, {} seats; {} runs for each "
                            "number of nominees, seed {}",
                            visible(name_of(game, strategy.choice)), visible(system.id),
                            game.districts.size(), seats, grouped(strategy.runs),
                            game.scenario.seed),
                style.width) +
           "\n\n";
}

std::string uniform_table(const Strategy& strategy, const TextStyle& style) {
    Table table{"The same number in every district",
                {heading("", "nominees"), heading("nation", "seats"), error_of("nation"),
                 heading("to now", "seats"), error_of("to now")},
                {}};
    const auto most =
        std::max_element(strategy.uniform.begin(), strategy.uniform.end(),
                         [](const auto& a, const auto& b) { return a.seats.mean < b.seats.mean; });
    const int seats = decimals_of(strategy.uniform, &UniformChoice::seats);
    const int difference = decimals_of(strategy.uniform, &UniformChoice::difference);
    for (const UniformChoice& one : strategy.uniform) {
        Row row;
        row.cells.push_back({std::to_string(one.nominees)});
        put(row, one.seats, seats, false, &one == &*most ? Ink::bold : Ink::plain);
        put(row, one.difference, difference, true);
        table.rows.push_back(std::move(row));
    }
    return render(table, style);
}

std::string districts_table(const NominationGame& game, const Strategy& strategy,
                            const TextStyle& style) {
    Table table{
        "District by district, the others as they are",
        {heading("", "district", Align::left), heading("", "seats"), heading("present", "nominees"),
         heading("present", "seats"), error_of("present"), heading("best response", "nominees"),
         heading("best response", "gain"), error_of("best response")},
        {}};
    const int seats = decimals_of(strategy.districts, &Response::seats);
    const int gain = decimals_of(strategy.districts, &Response::gain);
    for (std::size_t d = 0; d < game.districts.size(); ++d) {
        const Response& one = strategy.districts[d];
        Row row;
        row.cells = {{visible(game.districts[d])},
                     {std::to_string(game.magnitude[d])},
                     {std::to_string(one.present)}};
        put(row, one.seats, seats);
        if (one.clear()) {
            row.cells.push_back({std::to_string(one.best), Ink::bold});
            put(row, one.gain, gain, true);
        } else {
            row.cells.insert(row.cells.end(), {{"as now", Ink::dim}, {""}, {""}});
        }
        table.rows.push_back(std::move(row));
    }
    return render(table, style);
}

std::string gain_text(const Estimate& gain) {
    const int decimals = decimals_for(gain.standard_error);
    return number(gain.mean, decimals, true) + " " + plus_minus(gain.standard_error, decimals);
}

std::string nation_text(const Strategy& strategy, const TextStyle& style) {
    const auto clear = std::count_if(strategy.districts.begin(), strategy.districts.end(),
                                     [](const Response& r) { return r.clear(); });
    const bool everywhere = clear == static_cast<std::ptrdiff_t>(strategy.districts.size());
    std::string text = "In no district does another number of nominees win clearly more.";
    if (clear > 0) {
        text = fmt::format(
            "The best responses, clearly better in {} of {} districts, give {} "
            "seats in the nation{}.",
            clear, strategy.districts.size(), gain_text(strategy.nation.gain),
            everywhere ? "" : "; the other districts stay as they are");
    }
    text += " Clearly: by more than two standard errors, in runs that did not choose it.";
    return wrap(text, style.width, 2) + "\n";
}

struct Range {
    int least, most;
    double mean;
};

Range range_of(const Grid<int>& numbers, std::size_t choice) {
    Range range{numbers(0, choice), numbers(0, choice), 0.0};
    for (std::size_t d = 0; d < numbers.rows(); ++d) {
        range.least = std::min(range.least, numbers(d, choice));
        range.most = std::max(range.most, numbers(d, choice));
        range.mean += numbers(d, choice) / static_cast<double>(numbers.rows());
    }
    return range;
}

std::string nominees_text(const Grid<int>& numbers, std::size_t choice) {
    const Range range = range_of(numbers, choice);
    if (range.least == range.most) return std::to_string(range.least);
    return fmt::format("{} to {} ({:.1f})", range.least, range.most, range.mean);
}

std::string equilibrium_table(const NominationGame& game, const Equilibrium& found,
                              const TextStyle& style) {
    Table table{found.path.settled ? "In equilibrium" : "Where the search ended",
                {heading("", "choice", Align::left), heading("nominees", "present"),
                 heading("nominees", "then"), heading("seats", "present"), error_of("seats"),
                 heading("seats", "then"), error_of("seats"), heading("difference", "seats"),
                 error_of("difference")},
                {}};
    const int before = decimals_of(found.parties, &EquilibriumParty::before);
    const int after = decimals_of(found.parties, &EquilibriumParty::after);
    const int difference = decimals_of(found.parties, &EquilibriumParty::difference);
    for (const EquilibriumParty& party : found.parties) {
        Row row;
        row.cells = {{visible(name_of(game, party.choice))},
                     {nominees_text(game.present, party.choice)},
                     {nominees_text(found.path.numbers, party.choice), Ink::bold}};
        put(row, party.before, before);
        put(row, party.after, after, false, Ink::bold);
        put(row, party.difference, difference, true);
        table.rows.push_back(std::move(row));
    }
    return render(table, style);
}

std::string ending(const NominationGame& game, const BestResponsePath& path) {
    if (path.settled) {
        return fmt::format(
            "After {} round{} no party gains clearly in any district by another number of "
            "nominees: an equilibrium, as far as so many runs can tell.",
            path.rounds, path.rounds == 1 ? "" : "s");
    }
    if (path.cycles.empty())
        return fmt::format("After {} rounds parties still move: nothing has settled.", path.rounds);
    std::string text = fmt::format(
        "{} district{} without an equilibrium that this search finds: "
        "the parties' best responses go in a circle.",
        path.cycles.size(), path.cycles.size() == 1 ? "" : "s");
    for (const NominationCycle& cycle : path.cycles)
        text += fmt::format(" {}: {} round{}.", visible(game.districts[cycle.district]),
                            cycle.states.size(), cycle.states.size() == 1 ? "" : "s");
    return text;
}

}  // namespace

std::string strategy_table(const NominationGame& game, const Strategy& strategy,
                           const TextStyle& style) {
    std::string text = title(game, strategy, style);
    text += uniform_table(strategy, style) + "\n";
    text += districts_table(game, strategy, style) + "\n";
    text += nation_text(strategy, style);
    if (strategy.equilibrium) {
        text += "\n" + equilibrium_table(game, *strategy.equilibrium, style) + "\n";
        text += wrap(ending(game, strategy.equilibrium->path), style.width, 2) + "\n";
    }
    text += wrap(
                "Nominees change votes in their own district alone; lists are left out. In "
                "brackets: mean number of nominees. \xc2\xb1 "
                "is the standard error, of differences that of paired runs.",
                style.width, 2) +
            "\n";
    return text;
}

}  // namespace kenesh
