#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/report/count/counted.hpp"

namespace kenesh {

/// What put equals in their order.
enum class TieBy : std::uint8_t { listing, lot, drawn_lot, more_votes };

/// Equals of whom not all could be seated.
struct Tie {
    std::vector<std::string> between;
    std::vector<std::string> seated;
    std::int64_t votes = 0;  ///< of each; of lists with equal claims and other votes 0
    TieBy by = TieBy::listing;
};

/// The ties of a district, a group of equals each, most votes first.
[[nodiscard]] std::vector<Tie> ties_of(const CountedElection& election,
                                       const DistrictOutcome& district);
/// The tie of lists with equal claims in the nation or in a list tier's district; or none.
[[nodiscard]] std::vector<Tie> ties_of(const CountedElection& election, const CountedSystem& system,
                                       const ListCount& count, const std::string& district);

/// "listing", "lot", "drawn-lot" or "votes", as files have it.
[[nodiscard]] std::string_view word_of(TieBy by) noexcept;

/// A district's ties in words: who had equal votes, who of them is seated, and how that was
/// decided; "" without any.
[[nodiscard]] std::string tie_text(const CountedElection& election,
                                   const DistrictOutcome& district);
/// The same of lists.
[[nodiscard]] std::string tie_text(const CountedElection& election, const CountedSystem& system,
                                   const ListCount& count, const std::string& district);

}  // namespace kenesh
