#include "sim/summary/rare.hpp"

#include <algorithm>
#include <cmath>

#include "sim/engine/importance.hpp"

namespace kenesh {
namespace {

constexpr double kRare = 1e-3;
/// A weighted estimate of fewer runs' worth is no estimate: its error is not known either.
constexpr double kLeastSample = 100.0;
constexpr double kNormal95 = 1.959963984540054;

void estimate(RareSampler& sampler, const RareEvent& event, std::int64_t runs, double plain_runs,
              StopFlag stop, std::optional<Probability>& chance) {
    if (!chance || chance->p >= kRare) return;
    const auto found = sampler(event, runs, stop);
    if (!found || found->effective_sample_size < kLeastSample) return;
    // So many plain runs would have this error.
    const double plain = std::sqrt(found->p * (1.0 - found->p) / plain_runs);
    if (found->standard_error >= plain) return;
    const double wide = kNormal95 * found->standard_error;
    chance = Probability{found->p, found->standard_error, std::max(0.0, found->p - wide),
                         std::min(1.0, found->p + wide)};
    chance->effective_sample_size = found->effective_sample_size;
}

/// Throws Interrupted.
void estimate_all(const Plan& plan, std::int64_t runs, int threads, StopFlag stop,
                  Summary& summary) {
    RareSampler sampler(plan, threads);
    const auto plain = static_cast<double>(summary.runs);
    for (std::size_t s = 0; s < plan.systems.size(); ++s) {
        const int house = plan.systems[s].house;
        // With overhang the number of seats that makes a majority differs from run to run.
        if (plan.systems[s].most_seats != house) continue;
        for (std::size_t k = 0; k < plan.choices.size(); ++k) {
            ChoiceSummary& choice = summary.systems[s].choices[k];
            if (!summary.choices[k].present) continue;
            // More than half, and at least two thirds, of a house without overhang.
            estimate(sampler, {s, k, house / 2 + 1}, runs, plain, stop, choice.majority);
            estimate(sampler, {s, k, (2 * house + 2) / 3}, runs, plain, stop, choice.two_thirds);
        }
    }
}

}  // namespace

std::vector<RareEstimate> rare_chances(const Summary& summary) {
    std::vector<RareEstimate> chances;
    for (std::size_t s = 0; s < summary.systems.size(); ++s)
        for (std::size_t k = 0; k < summary.choices.size(); ++k) {
            const ChoiceSummary& choice = summary.systems[s].choices[k];
            if (choice.majority && choice.majority->effective_sample_size > 0.0)
                chances.push_back({s, k, false, *choice.majority});
            if (choice.two_thirds && choice.two_thirds->effective_sample_size > 0.0)
                chances.push_back({s, k, true, *choice.two_thirds});
        }
    return chances;
}

void set_rare_chances(const std::vector<RareEstimate>& chances, Summary& summary) {
    for (const RareEstimate& rare : chances) {
        ChoiceSummary& choice = summary.systems[rare.system].choices[rare.choice];
        (rare.two_thirds ? choice.two_thirds : choice.majority) = rare.chance;
    }
}

bool estimate_rare(const Plan& plan, std::int64_t runs, int threads, StopFlag stop,
                   Summary& summary) {
    try {
        estimate_all(plan, runs, threads, stop, summary);
        return true;
    } catch (const Interrupted&) {
        return false;
    }
}

}  // namespace kenesh
