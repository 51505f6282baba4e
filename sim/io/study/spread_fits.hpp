#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sim/core/diagnostics.hpp"
#include "sim/validation/fitted_spread.hpp"

// year,districts,of,form,law,constant,candidates,seats,quotas and the errors of these four: spreads
// of votes as fitted, shipped so that a forecast needs no votes of the year fitted. An empty term
// is not used; `law` is normal, gamma, or t and its degrees of freedom (t5).
namespace kenesh {

/// Parties and independents in each of the forms normal, gamma and chosen; whatever is missing or
/// stands twice is a mistake.
[[nodiscard]] std::optional<SplitLaws> read_spread_fits(const std::filesystem::path& path,
                                                        Diagnostics& mistakes);

[[nodiscard]] std::string spread_fits_csv(const SplitLaws& laws);

}  // namespace kenesh
