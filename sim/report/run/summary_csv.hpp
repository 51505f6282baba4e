#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sim/summary/summary.hpp"

namespace kenesh {

struct PriorRanges;

/// Tidy tables (docs/output.md); they begin with a header line. Against-all and absent choices,
/// which win nothing, have no lines.

/// A column of summary_csv(); its type as data packages call it.
struct SummaryColumn {
    std::string_view name;
    std::string_view type;
    std::string_view description;
};
[[nodiscard]] std::span<const SummaryColumn> summary_columns() noexcept;
/// Those that follow where parameters are drawn.
[[nodiscard]] std::span<const SummaryColumn> prior_columns() noexcept;

/// The table of a run: a line per system and choice. `ranges`: of a run whose parameters are drawn.
[[nodiscard]] std::string summary_csv(const Summary& summary, const PriorRanges* ranges = nullptr);

/// The same of blocs: a line per system and bloc; nothing but the header where there are none.
[[nodiscard]] std::span<const SummaryColumn> bloc_columns() noexcept;
[[nodiscard]] std::string blocs_csv(const Summary& summary);

/// The histograms, a line per value that occurred:
/// system,choice,seats,runs
[[nodiscard]] std::string seats_csv(const Summary& summary);
/// system,tier,district,choice,seats,runs: tiers count from 0
[[nodiscard]] std::string districts_csv(const Summary& summary);
/// new,old,choice,difference,runs: seats of the first system (new) less those of each other (old);
/// nothing but the header if there is one system only
[[nodiscard]] std::string difference_csv(const Summary& summary);

}  // namespace kenesh
