#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/model/geography.hpp"

namespace kenesh {

/// Shares of an earlier election by region: region, choice, share.
struct Baseline {
    /// Row name -> share per region, nothing where the table has no row.
    std::map<std::string, std::vector<std::optional<double>>> shares;
    [[nodiscard]] std::vector<std::string> names() const;
};

/// Reads a baseline table against the regions of a geography; without one (null) regions are
/// numbered as they come and only the table itself is checked.
[[nodiscard]] std::optional<Baseline> read_baseline(const CsvTable& table,
                                                    const Geography* geography,
                                                    Diagnostics& mistakes);

/// Log-scale leans of docs/methods.md, "What is held fixed".
struct Leans {
    std::vector<double> lean;          ///< per region; 0 without a row
    std::vector<RegionId> zero_share;  ///< regions whose share counted as 0.000001
};

/// weight * log(share / mean), mean over the regions that have a row, weighted by their registered
/// voters. Nothing if the mean is 0 (below 1e-12).
[[nodiscard]] std::optional<Leans> leans_of(std::span<const std::optional<double>> shares,
                                            const Geography& geography, double weight);

}  // namespace kenesh
