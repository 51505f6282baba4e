#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/model/geography.hpp"

namespace kenesh {

/// Shares of an earlier election by place, all of it regions or all of it units: region (or unit),
/// choice, and a share or votes.
struct Baseline {
    bool by_unit = false;
    /// Row name -> share per place, nothing where the table has no row.
    std::map<std::string, std::vector<std::optional<double>>> shares;
    std::vector<double> voters;  ///< registered, per place; empty without a geography
    [[nodiscard]] std::vector<std::string> names() const;
};

/// Reads a baseline table against the regions or units of a geography; without one (null) places
/// are numbered as they come and only the table itself is checked.
[[nodiscard]] std::optional<Baseline> read_baseline(const CsvTable& table,
                                                    const Geography* geography,
                                                    Diagnostics& mistakes);

/// What a place without a row means, for a choice that has rows of others.
enum class MissingRows : std::uint8_t {
    mean,  ///< not known: no lean
    zero,  ///< the choice did not stand there: a row with share 0
};

/// How the shares of an earlier election become those of the next.
enum class Swing : std::uint8_t {
    proportional,  ///< each place's share by one factor, on the log scale
    uniform,       ///< each place's share by the same points
};

/// What a share of 0 counts as, which has no logarithm.
inline constexpr double kLeastShare = 0.000001;

/// Mean over the places that have a row, weighted by their registered voters; 0 without rows.
[[nodiscard]] double mean_share(std::span<const std::optional<double>> shares,
                                std::span<const double> voters);

/// One place's lean from its share and the choice's mean and strength (docs/methods.md, "What is
/// held fixed"), unweighted. Preconditions: mean > 0; strength > 0 for the uniform swing.
[[nodiscard]] double lean_of(double share, double mean, double strength, Swing swing);

}  // namespace kenesh
