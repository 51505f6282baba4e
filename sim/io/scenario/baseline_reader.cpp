#include "sim/io/scenario/baseline_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "sim/core/math.hpp"
#include "sim/io/reading/read_context.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

constexpr double kRounding = 0.001;  // shares in tables are rounded

/// The places that a table can name.
std::vector<std::string> places_of(const CsvTable& table, std::size_t column, bool by_unit,
                                   const Geography* geography) {
    if (geography != nullptr && !by_unit) return geography->regions;
    std::vector<std::string> places;
    if (geography != nullptr) {
        for (const Unit& unit : geography->units)
            places.push_back(unit.id);
        return places;
    }
    std::set<std::string_view> seen;
    for (const std::vector<CsvCell>& row : table.rows) {
        const std::string& name = row[column].text;
        if (seen.insert(name).second) places.push_back(name);
    }
    return places;
}

std::optional<double> figure_cell(const CsvTable& table, const CsvCell& cell, bool votes,
                                  Diagnostics& mistakes) {
    if (!votes) return number_cell(table, cell, 0.0, 1.0, mistakes);
    const auto whole = whole_cell(table, cell, 0, kMostRegistered, mistakes);
    return whole ? std::optional(static_cast<double>(*whole)) : std::nullopt;
}

std::vector<double> voters_of(const Geography& geography, bool by_unit) {
    const std::size_t places = by_unit ? geography.units.size() : geography.regions.size();
    std::vector<double> voters(places, 0.0);
    for (std::size_t u = 0; u < geography.units.size(); ++u) {
        const Unit& unit = geography.units[u];
        voters[by_unit ? u : index(unit.region)] += static_cast<double>(unit.registered);
    }
    return voters;
}

/// Votes as shares of their place's sum; a place without any vote has no rows.
void to_shares(Baseline& baseline, std::span<const double> sums) {
    for (auto& [name, row] : baseline.shares) {
        for (std::size_t r = 0; r < row.size(); ++r) {
            if (!row[r]) continue;
            if (sums[r] > 0.0) {
                *row[r] /= sums[r];
            } else {
                row[r].reset();
            }
        }
    }
}

}  // namespace

std::vector<std::string> Baseline::names() const {
    std::vector<std::string> list;
    for (const auto& [name, row] : shares)
        list.push_back(name);
    return list;
}

// Long: a row's checks in the order of its cells.
std::optional<Baseline> read_baseline(const CsvTable& table, const Geography* geography,
                                      Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const bool votes =
        std::ranges::find(table.header, "votes", &CsvCell::text) != table.header.end();
    Baseline out;
    out.by_unit = std::ranges::find(table.header, "unit", &CsvCell::text) != table.header.end();
    const std::string kind = out.by_unit ? "unit" : "region";
    const std::array<std::string, 3> wanted{kind, "choice", votes ? "votes" : "share"};
    const auto columns = find_columns(table, wanted, {}, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    const std::vector<std::string> places =
        places_of(table, *(*columns)[0], out.by_unit, geography);
    const Names known(places);
    std::vector<double> sums(places.size(), 0.0);
    for (const std::vector<CsvCell>& row : table.rows) {
        const CsvCell& place_cell = row[*(*columns)[0]];
        const CsvCell& cell = row[*(*columns)[2]];
        const auto place =
            known.find(place_cell.text, kind.c_str(), table.place(place_cell), mistakes);
        const auto choice = text_cell(table, row[*(*columns)[1]], "choice", mistakes);
        const auto figure = figure_cell(table, cell, votes, mistakes);
        if (!place || !choice || !figure) continue;
        auto& shares = out.shares.try_emplace(*choice, places.size()).first->second;
        if (shares[*place]) {
            mistakes.error(table.place(place_cell),
                           fmt::format("a second row for '{}' in '{}'", *choice, places[*place]));
            continue;
        }
        shares[*place] = figure;
        const bool was_below = sums[*place] <= 1.0 + kRounding;
        sums[*place] += *figure;
        if (!votes && was_below && sums[*place] > 1.0 + kRounding) {
            mistakes.error(table.place(cell),
                           fmt::format("the shares of '{}' sum to more than 1", places[*place]));
        }
    }
    if (!before.clean() || !table.whole) return std::nullopt;
    if (votes) to_shares(out, sums);
    if (geography != nullptr) out.voters = voters_of(*geography, out.by_unit);
    return out;
}

double mean_share(std::span<const std::optional<double>> shares, std::span<const double> voters) {
    double sum = 0.0;
    double weights = 0.0;
    for (std::size_t r = 0; r < shares.size(); ++r) {
        if (!shares[r]) continue;
        sum += voters[r] * *shares[r];
        weights += voters[r];
    }
    return weights > 0.0 ? sum / weights : 0.0;
}

double lean_of(double share, double mean, double strength, Swing swing) {
    if (swing == Swing::uniform)
        return math::log(std::max(share + strength - mean, kLeastShare) / strength);
    return math::log(std::max(share, kLeastShare) / mean);
}

}  // namespace kenesh
