#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "sim/core/interrupted.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// An event of one choice in one system: at least so many seats.
struct RareEvent {
    std::size_t system = 0;
    std::size_t choice = 0;
    int seats = 0;
    friend bool operator==(const RareEvent&, const RareEvent&) = default;
};

struct RareChance {
    double p = 0.0;
    double standard_error = 0.0;  ///< from pairs of twins
    double effective_sample_size =
        0.0;  ///< (sum w)^2 / sum w^2 over the runs with the event (Kish 1965)
    std::int64_t runs = 0;
    double shift = 0.0;  ///< length of the shift, in standard deviations
    friend bool operator==(const RareChance&, const RareChance&) = default;
};

/// Importance sampling of the national effects (docs/methods.md, "Rare events"): their normals are
/// shifted towards the event by the cross-entropy method (Rubinstein 1999; de Boer, Kroese, Mannor
/// and Rubinstein 2005), half of the pairs keep the model's own law (defensive mixture, Hesterberg
/// 1995), so that no weight exceeds 2. Weights are whole multiples of 2^-32: the same bytes for any
/// number of threads. Runs are counted by the reference engine under pair numbers that no
/// simulation uses. Events of one plan share their first pilot.
class RareSampler {
public:
    /// Precondition: threads >= 1.
    RareSampler(const Plan& plan, int threads);
    ~RareSampler();
    RareSampler(RareSampler&&) noexcept;
    RareSampler& operator=(RareSampler&&) noexcept;

    /// Nothing where no shift of at most 6 standard deviations seems to reach the event: its chance
    /// is then below about one in a billion, or does not depend on national effects. Throws
    /// Interrupted. Precondition: runs even and positive.
    [[nodiscard]] std::optional<RareChance> operator()(const RareEvent& event, std::int64_t runs,
                                                       StopFlag stop = {});

private:
    class Pilots;
    std::unique_ptr<Pilots> pilots_;
};

}  // namespace kenesh
