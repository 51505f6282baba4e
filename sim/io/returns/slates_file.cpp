#include "sim/io/returns/slates_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/io/text/csv_parser.hpp"
#include "sim/io/text/csv_writer.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 8> kColumns{"borough",    "ward",  "seats",       "slate",
                                          "candidates", "votes", "log_squares", "won"};
enum Name { borough_, ward_, seats_, slate_, candidates_, votes_, squares_, won_ };

constexpr std::int64_t kMost = 1000;  // seats or candidates of a ward

void add_row(const CsvTable& table, const CsvColumns& columns, const std::vector<CsvCell>& row,
             Diagnostics& mistakes, BlockElection& out) {
    const auto text = [&](Name name) {
        return text_cell(table, row[*columns[name]], kColumns[name], mistakes);
    };
    const auto whole = [&](Name name, std::int64_t low, std::int64_t high) {
        return whole_cell(table, row[*columns[name]], low, high, mistakes);
    };
    const auto place = text(borough_), ward = text(ward_), slate = text(slate_);
    const auto seats = whole(seats_, 2, kMost), candidates = whole(candidates_, 1, kMost);
    const auto votes = whole(votes_, 0, std::int64_t{1} << 31), won = whole(won_, 0, kMost);
    const auto squares = number_cell(table, row[*columns[squares_]], 0.0, 1e6, mistakes);
    if (!place || !ward || !slate || !seats || !candidates || !votes || !won || !squares) return;
    if (*won > *candidates || *won > *seats)
        mistakes.error(table.place(row[*columns[won_]]), "more seats than candidates or seats");
    if (std::ranges::find(out.places, *place) == out.places.end()) out.places.push_back(*place);
    if (out.wards.empty() || out.wards.back().name != *ward || out.wards.back().place != *place)
        out.wards.push_back({*place, *ward, static_cast<int>(*seats), {}});
    if (out.wards.back().seats != *seats)
        mistakes.error(
            table.place(row[*columns[seats_]]),
            fmt::format("the ward '{}' has {} seats above", *ward, out.wards.back().seats));
    out.wards.back().slates.push_back(
        {*slate, static_cast<std::size_t>(*candidates), *votes, *squares, static_cast<int>(*won)});
}

}  // namespace

std::optional<BlockElection> read_slates(const std::filesystem::path& path, Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto table = read_csv(path, mistakes);
    if (!table) return std::nullopt;
    const auto columns = find_columns(*table, kColumns, {}, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    BlockElection out;
    for (const std::vector<CsvCell>& row : table->rows)
        add_row(*table, *columns, row, mistakes, out);
    if (!before.clean()) return std::nullopt;
    return out;
}

std::string slates_csv(const BlockElection& election) {
    CsvWriter csv(CsvText::exact);
    for (const std::string& name : kColumns)
        csv.text(name);
    csv.end_line();
    for (const BlockWard& ward : election.wards) {
        for (const Slate& slate : ward.slates) {
            csv.text(ward.place).text(ward.name).number(static_cast<std::int64_t>(ward.seats));
            csv.text(slate.party).number(static_cast<std::int64_t>(slate.candidates));
            csv.number(slate.votes).text(fmt::format("{:.10f}", slate.log_squares));
            csv.number(static_cast<std::int64_t>(slate.won)).end_line();
        }
    }
    return csv.take();
}

}  // namespace kenesh
