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

std::vector<std::string> regions_of(const CsvTable& table, std::size_t column,
                                    const Geography* geography) {
    if (geography != nullptr) return geography->regions;
    std::vector<std::string> regions;
    std::set<std::string_view> seen;
    for (const std::vector<CsvCell>& row : table.rows) {
        const std::string& name = row[column].text;
        if (seen.insert(name).second) regions.push_back(name);
    }
    return regions;
}

std::optional<double> figure_cell(const CsvTable& table, const CsvCell& cell, bool votes,
                                  Diagnostics& mistakes) {
    if (!votes) return number_cell(table, cell, 0.0, 1.0, mistakes);
    const auto whole = whole_cell(table, cell, 0, kMostRegistered, mistakes);
    return whole ? std::optional(static_cast<double>(*whole)) : std::nullopt;
}

std::vector<double> voters_of(const Geography& geography) {
    std::vector<double> voters(geography.regions.size(), 0.0);
    for (const Unit& unit : geography.units)
        voters[index(unit.region)] += static_cast<double>(unit.registered);
    return voters;
}

/// Votes as shares of their region's sum; a region without any vote has no rows.
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

std::optional<Baseline> read_baseline(const CsvTable& table, const Geography* geography,
                                      Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const bool votes =
        std::ranges::find(table.header, "votes", &CsvCell::text) != table.header.end();
    const std::array<std::string, 3> wanted{"region", "choice", votes ? "votes" : "share"};
    const auto columns = find_columns(table, wanted, {}, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    const std::vector<std::string> regions = regions_of(table, *(*columns)[0], geography);
    const Names known(regions);
    std::vector<double> sums(regions.size(), 0.0);
    Baseline out;
    for (const std::vector<CsvCell>& row : table.rows) {
        const CsvCell& region_cell = row[*(*columns)[0]];
        const CsvCell& cell = row[*(*columns)[2]];
        const auto region =
            known.find(region_cell.text, "region", table.place(region_cell), mistakes);
        const auto choice = text_cell(table, row[*(*columns)[1]], "choice", mistakes);
        const auto figure = figure_cell(table, cell, votes, mistakes);
        if (!region || !choice || !figure) continue;
        auto& shares = out.shares.try_emplace(*choice, regions.size()).first->second;
        if (shares[*region]) {
            mistakes.error(table.place(region_cell),
                           fmt::format("a second row for '{}' in '{}'", *choice, regions[*region]));
            continue;
        }
        shares[*region] = figure;
        const bool was_below = sums[*region] <= 1.0 + kRounding;
        sums[*region] += *figure;
        if (!votes && was_below && sums[*region] > 1.0 + kRounding) {
            mistakes.error(table.place(cell),
                           fmt::format("the shares of '{}' sum to more than 1", regions[*region]));
        }
    }
    if (!before.clean() || !table.whole) return std::nullopt;
    if (votes) to_shares(out, sums);
    if (geography != nullptr) out.voters = voters_of(*geography);
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
