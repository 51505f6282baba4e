#pragma once

#include <algorithm>
#include <array>
#include <string_view>

/// The files of a result folder: the one list of their names (docs/output.md says what they hold).
namespace kenesh::result_name {

inline constexpr std::string_view kSummary = "summary.json";
inline constexpr std::string_view kTallies = "tallies.json";
inline constexpr std::string_view kSummaryTable = "summary.csv";
inline constexpr std::string_view kSeats = "seats.csv";
inline constexpr std::string_view kDistricts = "districts.csv";
inline constexpr std::string_view kDifference = "difference.csv";
inline constexpr std::string_view kPoints = "points.csv";
inline constexpr std::string_view kRanges = "ranges.csv";
inline constexpr std::string_view kSensitivity = "sensitivity.csv";
inline constexpr std::string_view kBlocs = "blocs.csv";  ///< where the scenario has any
inline constexpr std::string_view kScenario = "scenario.toml";
inline constexpr std::string_view kPage = "report.html";
inline constexpr std::string_view kDataPackage = "datapackage.json";
inline constexpr std::string_view kManifest = "manifest.json";
/// The scenario's own tables are in this folder.
inline constexpr std::string_view kTables = "tables";

/// Points of parameters that are drawn; scenario.toml names it.
inline constexpr std::string_view kPriorTable = "tables/prior-points.csv";

inline constexpr std::array kAll{kSummary,    kTallies, kSummaryTable, kSeats,   kDistricts,
                                 kDifference, kBlocs,   kPoints,       kRanges,  kSensitivity,
                                 kScenario,   kPage,    kDataPackage,  kManifest};

/// May a file of a result folder have this name, relative to it?
[[nodiscard]] constexpr bool is_ours(std::string_view name) {
    if (std::ranges::find(kAll, name) != kAll.end()) return true;
    if (!name.starts_with(kTables) || name.size() < kTables.size() + 2) return false;
    const std::string_view table = name.substr(kTables.size());
    return table.front() == '/' && table.find('/', 1) == std::string_view::npos;
}

}  // namespace kenesh::result_name
