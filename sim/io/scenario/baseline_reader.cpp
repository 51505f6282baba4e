#include "sim/io/scenario/baseline_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "sim/core/math.hpp"
#include "sim/io/reading/read_context.hpp"

namespace kenesh {
namespace {

constexpr double kLeastShare = 0.000001;
constexpr double kLeastMean = 1e-12;
constexpr double kRounding = 0.001;  // shares in tables are rounded

const std::array<std::string, 3> kColumns{"region", "choice", "share"};

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
    const auto columns = find_columns(table, kColumns, {}, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    const std::vector<std::string> regions = regions_of(table, *(*columns)[0], geography);
    const Names known(regions);
    std::vector<double> sums(regions.size(), 0.0);
    Baseline out;
    for (const std::vector<CsvCell>& row : table.rows) {
        const CsvCell& region_cell = row[*(*columns)[0]];
        const CsvCell& share_cell = row[*(*columns)[2]];
        const auto region =
            known.find(region_cell.text, "region", table.place(region_cell), mistakes);
        const auto choice = text_cell(table, row[*(*columns)[1]], "choice", mistakes);
        const auto share = number_cell(table, share_cell, 0.0, 1.0, mistakes);
        if (!region || !choice || !share) continue;
        auto& shares = out.shares.try_emplace(*choice, regions.size()).first->second;
        if (shares[*region]) {
            mistakes.error(table.place(region_cell),
                           fmt::format("a second row for '{}' in '{}'", *choice, regions[*region]));
            continue;
        }
        shares[*region] = share;
        const bool was_below = sums[*region] <= 1.0 + kRounding;
        sums[*region] += *share;
        if (was_below && sums[*region] > 1.0 + kRounding) {
            mistakes.error(table.place(share_cell),
                           fmt::format("the shares of '{}' sum to more than 1", regions[*region]));
        }
    }
    if (!before.clean() || !table.whole) return std::nullopt;
    return out;
}

std::optional<Leans> leans_of(std::span<const std::optional<double>> shares,
                              const Geography& geography, double weight) {
    std::vector<double> voters(geography.regions.size(), 0.0);
    for (const Unit& unit : geography.units) {
        voters[index(unit.region)] += static_cast<double>(unit.registered);
    }
    double sum = 0.0;
    double weights = 0.0;
    for (std::size_t r = 0; r < shares.size(); ++r) {
        if (!shares[r]) continue;
        sum += voters[r] * *shares[r];
        weights += voters[r];
    }
    const double mean = weights > 0.0 ? sum / weights : 0.0;
    if (mean < kLeastMean) return std::nullopt;
    Leans out;
    for (std::size_t r = 0; r < shares.size(); ++r) {
        out.lean.push_back(0.0);
        if (!shares[r]) continue;
        if (*shares[r] < kLeastShare) out.zero_share.push_back(id_at<RegionId>(r));
        out.lean.back() = weight * math::log(std::max(*shares[r], kLeastShare) / mean);
    }
    return out;
}

}  // namespace kenesh
