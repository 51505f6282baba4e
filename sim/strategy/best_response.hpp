#pragma once

#include <span>
#include <vector>

#include "sim/strategy/payoffs.hpp"

namespace kenesh {

/// The best number of nominees in one district, given the others'.
struct Response {
    int present = 0;
    int best = 0;    ///< most seats over the even batches
    Estimate seats;  ///< at `present`, over all batches
    Estimate gain;   ///< of `best` over `present`, over the odd batches: chosen and judged by
                     ///< different runs, so that luck in choosing is not counted as gain
    /// The gain is above two standard errors.
    [[nodiscard]] bool clear() const noexcept {
        return best != present && gain.mean > 2.0 * gain.standard_error;
    }
    friend bool operator==(const Response&, const Response&) = default;
};

/// One per district. `payoffs`: for 1, 2, ... nominees (Payoffs::of); `present`: per district, at
/// most as many as there are payoffs; 0: no nominee and no seat.
[[nodiscard]] std::vector<Response> best_responses(std::span<const Seats> payoffs,
                                                   std::span<const int> present);

/// The same number of nominees in every district.
struct UniformChoice {
    int nominees = 0;
    Estimate seats;       ///< in all districts
    Estimate difference;  ///< to the present numbers, paired
    friend bool operator==(const UniformChoice&, const UniformChoice&) = default;
};

[[nodiscard]] std::vector<UniformChoice> uniform_choices(std::span<const Seats> payoffs,
                                                         std::span<const int> present);

/// Seats in all districts at the present numbers, and the gain if every district that has a clear
/// gain takes it.
struct NationalResponse {
    Estimate present;
    Estimate gain;  ///< over the odd batches
    friend bool operator==(const NationalResponse&, const NationalResponse&) = default;
};

[[nodiscard]] NationalResponse national_response(std::span<const Seats> payoffs,
                                                 std::span<const Response> responses);

}  // namespace kenesh
