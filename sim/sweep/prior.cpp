#include "sim/sweep/prior.hpp"

#include <fmt/format.h>

#include <boost/random/sobol.hpp>

#include "sim/core/gamma.hpp"
#include "sim/core/math.hpp"
#include "sim/core/split_mix.hpp"

namespace kenesh {
namespace {

constexpr double kScore95 = 1.6448536269514722;  // of 95 %

/// Share of a standard normal below `score`.
double share_below(double score) {
    const double tail = math::normal_tail(score);
    return score < 0.0 ? tail : 1.0 - tail;
}

/// Uniform in (0, 1), never an end.
double unit_of(std::uint64_t bits) {
    return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53;
}

}  // namespace

double value_at_score(const Prior& prior, double score) {
    if (prior.law == PriorLaw::normal) return prior.middle + prior.sd * score;
    const double sd = (math::log(prior.high) - math::log(prior.low)) / (2.0 * kScore95);
    return prior.middle * math::exp(sd * score);
}

double prior_value(const Prior& prior, double u) {
    if (prior.law == PriorLaw::uniform) return prior.low + u * (prior.high - prior.low);
    const double low = share_below(prior.least_score);
    const double high = share_below(prior.most_score);
    return value_at_score(prior, math::inverse_normal(low + u * (high - low)));
}

Design prior_design(std::span<const Prior> priors, std::size_t points, std::uint64_t seed) {
    Design design{"prior", {}, {}};
    SplitMix64 words(seed);
    std::vector<std::uint64_t> shift;
    for (const Prior& prior : priors) {
        design.names.push_back(prior.key);
        shift.push_back(words.next());
    }
    // Boost's sequence begins behind the corner 0, which is one of the first 2^m points.
    boost::random::sobol engine(priors.size());
    for (std::size_t p = 0; p < points; ++p) {
        DesignPoint point;
        for (std::size_t k = 0; k < priors.size(); ++k) {
            const std::uint64_t bits = p == 0 ? 0 : engine();
            const double value = prior_value(priors[k], unit_of(bits ^ shift[k]));
            point.values.push_back(fmt::format("{}", value));
            point.settings.push_back(priors[k].key + "=" + point.values.back());
        }
        design.points.push_back(std::move(point));
    }
    return design;
}

std::string describe(const Prior& prior) {
    const bool uniform = prior.law == PriorLaw::uniform;
    const double low = uniform ? prior.low : prior_value(prior, 0.05);
    const double high = uniform ? prior.high : prior_value(prior, 0.95);
    return fmt::format("{} ({:.3g} to {:.3g})", prior.key, low, high);
}

}  // namespace kenesh
