#include "sim/engine/random/reference_boost.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/seed_seq.hpp>

namespace kenesh {

// Another generator (Matsumoto and Nishimura 1998) and another transform (the ziggurat of Marsaglia
// and Tsang 2000) than the counters': what agrees between them is not an artefact of either.
void draw_from_boost(const Plan& plan, const DrawLayout& layout, std::uint64_t pair, Draws& draws) {
    boost::random::seed_seq seeds{
        static_cast<std::uint32_t>(plan.seed), static_cast<std::uint32_t>(plan.seed >> 32),
        static_cast<std::uint32_t>(pair), static_cast<std::uint32_t>(pair >> 32)};
    boost::random::mt19937_64 generator(seeds);
    boost::random::normal_distribution<double> normal;
    draws.z.resize(layout.size());
    for (double& z : draws.z)
        z = normal(generator);
    draws.gender_words.resize(layout.gender.size());
    for (std::size_t c = 0; c < layout.gender.size(); ++c) {
        draws.gender_words[c].resize(4 * layout.gender[c].size());
        for (std::uint32_t& word : draws.gender_words[c]) {
            word = static_cast<std::uint32_t>(generator() >> 32);
        }
    }
}

}  // namespace kenesh
