#include "sim/io/returns/known_elections_reader.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "sim/io/returns/returns_reader.hpp"
#include "sim/io/system/system_reader.hpp"
#include "sim/io/text/csv_parser.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostVotes = std::int64_t{1} << 31;
const std::array<std::string, 6> kElections{"year",       "votes",      "bases",
                                            "votes_cast", "registered", "system"};
const std::array<std::string, 3> kSeats{"year", "choice", "seats"};
const std::array<std::string, 3> kRegional{"region", "choice", "votes"};

using Row = std::vector<CsvCell>;

/// The whole number in a cell that may be empty.
std::optional<std::int64_t> told(const CsvSheet& in, const CsvCell& cell, Diagnostics& mistakes) {
    if (cell.text.empty()) return std::nullopt;
    return whole_cell(in.table, cell, 1, kMostVotes, mistakes);
}

/// The election that a row names, without its seats.
std::optional<KnownLists> read_election(const CsvSheet& in, const Row& row, const fs::path& results,
                                        const fs::path& systems, Diagnostics& mistakes) {
    KnownLists known;
    known.year = in.cell(row, 0).text;
    ReturnsFiles files;
    files.list_votes = results / in.cell(row, 1).text;
    if (const std::string& bases = in.cell(row, 2).text; !bases.empty())
        files.bases = results / bases;
    files.votes_cast = told(in, in.cell(row, 3), mistakes);
    files.registered = told(in, in.cell(row, 4), mistakes);
    try {
        known.system = read_system(systems / in.cell(row, 5).text);
    } catch (const InputError& error) {
        for (const Diagnostic& d : error.diagnostics())
            mistakes.error(d.place, d.message, d.suggestion);
        return std::nullopt;
    }
    auto returns = read_returns(files, {&known.system, 1}, mistakes);
    if (!returns) return std::nullopt;
    known.returns = std::move(*returns);
    return known;
}

/// Gives the official seats to their elections.
void read_seats(const fs::path& path, std::vector<KnownLists>& elections, Diagnostics& mistakes) {
    const auto in = read_sheet(path, kSeats, OtherColumns::refused, mistakes);
    if (!in) return;
    for (const Row& row : in->table.rows) {
        const auto choice = text_cell(in->table, in->cell(row, 1), "choice", mistakes);
        const auto seats = whole_cell(in->table, in->cell(row, 2), 0, 1000, mistakes);
        const auto known = std::ranges::find(elections, in->cell(row, 0).text, &KnownLists::year);
        if (known == elections.end())
            mistakes.error(in->table.place(in->cell(row, 0)), "no election of this year");
        if (!choice || !seats || known == elections.end()) continue;
        known->choices.push_back(*choice);
        known->seats.push_back(static_cast<int>(*seats));
    }
}

std::size_t ordinal(std::vector<std::string>& names, const std::string& name) {
    const auto at = std::ranges::find(names, name);
    const auto position = static_cast<std::size_t>(at - names.begin());
    if (at == names.end()) names.push_back(name);
    return position;
}

struct RegionalCell {
    std::size_t region = 0;
    std::size_t choice = 0;
    std::int64_t votes = 0;
};

}  // namespace

std::optional<std::vector<KnownLists>> read_known_lists(const fs::path& results,
                                                        const fs::path& systems,
                                                        Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto in =
        read_sheet(results / "elections.csv", kElections, OtherColumns::refused, mistakes);
    if (!in) return std::nullopt;
    std::vector<KnownLists> elections;
    for (const Row& row : in->table.rows)
        if (auto known = read_election(*in, row, results, systems, mistakes))
            elections.push_back(std::move(*known));
    if (before.clean()) read_seats(results / "seats.csv", elections, mistakes);
    if (!before.clean()) return std::nullopt;
    return elections;
}

std::optional<RegionalVotes> read_regional_votes(const fs::path& path, Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto in = read_sheet(path, kRegional, OtherColumns::refused, mistakes);
    if (!in) return std::nullopt;
    RegionalVotes result;
    std::vector<RegionalCell> cells;
    for (const Row& row : in->table.rows) {
        const auto region = text_cell(in->table, in->cell(row, 0), "region", mistakes);
        const auto choice = text_cell(in->table, in->cell(row, 1), "choice", mistakes);
        const auto votes = whole_cell(in->table, in->cell(row, 2), 0, kMostVotes, mistakes);
        if (region && choice && votes)
            cells.push_back(
                {ordinal(result.regions, *region), ordinal(result.choices, *choice), *votes});
    }
    const Place file{in->table.file, 1, 1};
    result.votes = Grid<double>(result.regions.size(), result.choices.size(), -1.0);
    for (const RegionalCell& cell : cells) {
        if (result.votes(cell.region, cell.choice) >= 0.0)
            mistakes.error(file, "'" + result.choices[cell.choice] + "' stands twice in '" +
                                     result.regions[cell.region] + "'");
        result.votes(cell.region, cell.choice) = static_cast<double>(cell.votes);
    }
    for (std::size_t r = 0; r < result.regions.size(); ++r)
        if (std::ranges::find(result.votes.row(r), -1.0) != result.votes.row(r).end() ||
            std::ranges::max(result.votes.row(r)) <= 0.0)
            mistakes.error(file, "'" + result.regions[r] + "' lacks choices or votes");
    if (result.regions.size() < 2) mistakes.error(file, "at least two regions are needed");
    if (!before.clean()) return std::nullopt;
    return result;
}

}  // namespace kenesh
