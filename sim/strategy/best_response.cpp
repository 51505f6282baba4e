#include "sim/strategy/best_response.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace kenesh {
namespace {

using Batches = std::array<double, kBatches>;

/// Seats in a district with n nominees, batch by batch.
Batches seats_at(std::span<const Seats> payoffs, int n, std::size_t district) {
    Batches out{};
    if (n == 0) return out;
    assert(static_cast<std::size_t>(n) <= payoffs.size() && "present numbers are tried too");
    const auto row = payoffs[static_cast<std::size_t>(n) - 1].row(district);
    std::copy(row.begin(), row.end(), out.begin());
    return out;
}

void add(Batches& sum, const Batches& other, double sign = 1.0) {
    for (std::size_t b = 0; b < kBatches; ++b)
        sum[b] += sign * other[b];
}

Response respond(std::span<const Seats> payoffs, int present, std::size_t district) {
    const Batches now = seats_at(payoffs, present, district);
    Response out;
    out.present = out.best = present;
    out.seats = mean_of(now);
    double most = mean_of(now, Half::even).mean;
    for (int n = 1; n <= static_cast<int>(payoffs.size()); ++n) {
        const double mean = mean_of(seats_at(payoffs, n, district), Half::even).mean;
        if (mean <= most) continue;
        most = mean;
        out.best = n;
    }
    Batches gain = seats_at(payoffs, out.best, district);
    add(gain, now, -1.0);
    out.gain = mean_of(gain, Half::odd);
    return out;
}

}  // namespace

std::vector<Response> best_responses(std::span<const Seats> payoffs, std::span<const int> present) {
    std::vector<Response> out;
    for (std::size_t d = 0; d < present.size(); ++d)
        out.push_back(respond(payoffs, present[d], d));
    return out;
}

std::vector<UniformChoice> uniform_choices(std::span<const Seats> payoffs,
                                           std::span<const int> present) {
    Batches now{};
    for (std::size_t d = 0; d < present.size(); ++d)
        add(now, seats_at(payoffs, present[d], d));
    std::vector<UniformChoice> out;
    for (int n = 1; n <= static_cast<int>(payoffs.size()); ++n) {
        Batches all{};
        for (std::size_t d = 0; d < present.size(); ++d)
            add(all, seats_at(payoffs, n, d));
        Batches difference = all;
        add(difference, now, -1.0);
        out.push_back({n, mean_of(all), mean_of(difference)});
    }
    return out;
}

NationalResponse national_response(std::span<const Seats> payoffs,
                                   std::span<const Response> responses) {
    Batches now{}, gain{};
    for (std::size_t d = 0; d < responses.size(); ++d) {
        const Batches here = seats_at(payoffs, responses[d].present, d);
        add(now, here);
        if (!responses[d].clear()) continue;
        add(gain, seats_at(payoffs, responses[d].best, d));
        add(gain, here, -1.0);
    }
    return {mean_of(now), mean_of(gain, Half::odd)};
}

}  // namespace kenesh
