#include "sim/io/system/district_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 2> kMagnitudeColumns{"district", "seats"};
const std::array<std::string, 2> kMagnitudeOptional{"min_women", "max_same_gender"};
const std::array<std::string, 3> kCandidateColumns{"district", "candidate", "choice"};
const std::array<std::string, 2> kCandidateOptional{"gender", "effect"};

const CsvCell* filled_cell(const std::vector<CsvCell>& row, std::optional<std::size_t> column) {
    return column && !row[*column].text.empty() ? &row[*column] : nullptr;
}

GenderRule read_gender_rule(const CsvTable& table, const std::vector<CsvCell>& row,
                            const CsvColumns& columns, int seats, Diagnostics& mistakes) {
    const CsvCell* women = filled_cell(row, columns[2]);
    const CsvCell* same = filled_cell(row, columns[3]);
    if (women != nullptr && same != nullptr) {
        mistakes.error(table.place(*same), "a district has min_women or max_same_gender, not both");
    } else if (women != nullptr) {
        const auto least = whole_cell(table, *women, 0, seats, mistakes);
        if (least) return MinWomen{static_cast<int>(*least)};
    } else if (same != nullptr) {
        const auto most = whole_cell(table, *same, 1, kMostDistrictSeats, mistakes);
        if (most) return MaxSameGender{static_cast<int>(*most)};
    }
    return NoGenderRule{};
}

std::optional<Names> names_of(const Districting* districting) {
    if (districting == nullptr) return std::nullopt;
    return Names(districting->districts);
}

/// The district's name if it is one of those that are known.
std::optional<std::string> read_district(const CsvTable& table, const CsvCell& cell,
                                         const std::optional<Names>& districts,
                                         Diagnostics& mistakes) {
    auto name = text_cell(table, cell, "district", mistakes);
    if (!name || !districts) return name;
    const auto found = districts->find(*name, "district", table.place(cell), mistakes);
    return found ? name : std::nullopt;
}

Gender read_gender(const CsvTable& table, const CsvCell& cell, Diagnostics& mistakes) {
    if (const auto gender = gender_of(cell.text)) return *gender;
    mistakes.error(table.place(cell), "gender must be m, f or empty, not '" + cell.text + "'");
    return Gender::unknown;
}

void check_choice(const CsvTable& table, const CsvCell& cell, const ReadContext& context) {
    if (cell.text == "against-all") {
        context.mistakes->error(table.place(cell),
                                "against-all is a line of every ballot and has no candidates");
    } else if (context.choices != nullptr) {
        static_cast<void>(
            find_choice(*context.choices, cell.text, table.place(cell), *context.mistakes));
    }
}

}  // namespace

std::optional<std::vector<DistrictMagnitude>> read_magnitudes(const CsvTable& table,
                                                              const Districting* districting,
                                                              Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto columns =
        find_columns(table, kMagnitudeColumns, kMagnitudeOptional, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    const std::optional<Names> districts = names_of(districting);
    std::vector<DistrictMagnitude> list;
    std::map<std::string, int> line_of;
    for (const std::vector<CsvCell>& row : table.rows) {
        const CsvCell& cell = row[*(*columns)[0]];
        const auto district = read_district(table, cell, districts, mistakes);
        const auto seats = whole_cell(table, row[*(*columns)[1]], 1, kMostDistrictSeats, mistakes);
        if (!district || !seats) continue;
        const auto [first, is_new] = line_of.try_emplace(*district, cell.line);
        if (!is_new) {
            mistakes.error(table.place(cell), fmt::format("the district '{}' is in line {} already",
                                                          *district, first->second));
        }
        const auto count = static_cast<int>(*seats);
        list.push_back({*district, count, read_gender_rule(table, row, *columns, count, mistakes)});
    }
    if (before.clean() && table.whole && districting != nullptr) {
        for (const std::string& name : districting->districts) {
            if (line_of.contains(name)) continue;
            mistakes.error({table.file, 1, 1}, fmt::format("no row for the district '{}' of '{}'",
                                                           name, districting->name));
        }
    }
    if (before.clean() && table.whole && list.empty()) {
        mistakes.error({table.file, 1, 1}, "the table has no districts");
    }
    if (!before.clean() || !table.whole) return std::nullopt;
    return list;
}

std::optional<CandidateTable> read_candidates(const CsvTable& table, const Districting* districting,
                                              const ReadContext& context) {
    Diagnostics& mistakes = *context.mistakes;
    const Diagnostics::Mark before(mistakes);
    const auto columns =
        find_columns(table, kCandidateColumns, kCandidateOptional, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    const std::optional<Names> districts = names_of(districting);
    CandidateTable out;
    std::map<std::pair<std::string, std::string>, int> line_of;
    for (const std::vector<CsvCell>& row : table.rows) {
        const CsvCell& name_cell = row[*(*columns)[1]];
        const auto district = read_district(table, row[*(*columns)[0]], districts, mistakes);
        const auto name = text_cell(table, name_cell, "candidate", mistakes);
        const auto choice = text_cell(table, row[*(*columns)[2]], "choice", mistakes);
        if (choice) check_choice(table, row[*(*columns)[2]], context);
        TableCandidate candidate{district.value_or(""), name.value_or(""), choice.value_or(""),
                                 Gender::unknown, std::nullopt};
        if ((*columns)[3]) candidate.gender = read_gender(table, row[*(*columns)[3]], mistakes);
        if (const CsvCell* cell = filled_cell(row, (*columns)[4])) {
            candidate.effect =
                number_cell(table, *cell, kTableEffect.low, kTableEffect.high, mistakes);
        }
        if (district && name) {
            const auto [first, is_new] = line_of.try_emplace({*district, *name}, name_cell.line);
            if (!is_new) {
                mistakes.error(table.place(name_cell),
                               fmt::format("'{}' stands in the district '{}' in line {} already",
                                           *name, *district, first->second));
            }
        }
        out.candidates.push_back(std::move(candidate));
        out.gender_places.push_back(table.place((*columns)[3] ? row[*(*columns)[3]] : name_cell));
    }
    if (before.clean() && table.whole && out.candidates.empty()) {
        mistakes.error({table.file, 1, 1}, "the table has no candidates");
    }
    if (!before.clean() || !table.whole) return std::nullopt;
    return out;
}

}  // namespace kenesh
