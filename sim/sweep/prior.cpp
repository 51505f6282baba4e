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

/// Sobol's sequence, each coordinate's bits shifted by a random word of the seed.
class ShiftedSobol {
public:
    ShiftedSobol(std::size_t dimensions, std::uint64_t seed)
        : engine_(dimensions), shift_(dimensions) {
        SplitMix64 words(seed);
        for (std::uint64_t& shift : shift_)
            shift = words.next();
    }
    std::vector<double> next() {
        std::vector<double> point;
        for (const std::uint64_t shift : shift_) {
            // Boost's sequence begins behind the corner 0, which is one of the first 2^m points.
            const std::uint64_t bits = corner_ ? 0 : engine_();
            point.push_back(unit_of(bits ^ shift));
        }
        corner_ = false;
        return point;
    }

private:
    boost::random::sobol engine_;
    std::vector<std::uint64_t> shift_;
    bool corner_ = true;
};

Design empty_design(const char* kind, std::span<const Prior> priors) {
    Design design{kind, {}, {}};
    for (const Prior& prior : priors)
        design.names.push_back(prior.key);
    return design;
}

DesignPoint point_at(std::span<const Prior> priors, std::span<const double> u) {
    DesignPoint point;
    for (std::size_t k = 0; k < priors.size(); ++k) {
        point.values.push_back(fmt::format("{}", prior_value(priors[k], u[k])));
        point.settings.push_back(priors[k].key + "=" + point.values.back());
    }
    return point;
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
    Design design = empty_design("prior", priors);
    ShiftedSobol sequence(priors.size(), seed);
    for (std::size_t p = 0; p < points; ++p)
        design.points.push_back(point_at(priors, sequence.next()));
    return design;
}

Design prior_saltelli_design(std::span<const Prior> priors, std::size_t base, std::uint64_t seed) {
    Design design = empty_design("saltelli", priors);
    const std::size_t k = priors.size();
    ShiftedSobol sequence(2 * k, seed);
    for (std::size_t p = 0; p < base; ++p) {
        const std::vector<double> both = sequence.next();
        const std::span<const double> a = std::span(both).first(k), b = std::span(both).last(k);
        design.points.push_back(point_at(priors, a));
        design.points.push_back(point_at(priors, b));
        for (std::size_t i = 0; i < k; ++i) {
            std::vector<double> mixed(a.begin(), a.end());
            mixed[i] = b[i];
            design.points.push_back(point_at(priors, mixed));
        }
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
