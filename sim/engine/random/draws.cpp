#include "sim/engine/random/draws.hpp"

#include <algorithm>

#include "sim/engine/random/normals.hpp"

namespace kenesh {
namespace {

void fill_words(std::uint64_t seed, std::uint64_t pair, std::span<const BlockCounter> blocks,
                std::vector<std::uint32_t>& words) {
    words.resize(4 * blocks.size());
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const PhiloxBlock block = random_words(seed, pair, blocks[b]);
        std::copy(block.begin(), block.end(), words.begin() + static_cast<std::ptrdiff_t>(4 * b));
    }
}

}  // namespace

void draw_from_counters(const Plan& plan, const DrawLayout& layout, std::uint64_t pair,
                        Draws& draws) {
    fill_words(plan.seed, pair, layout.blocks, draws.words);
    draws.z.resize(draws.words.size());
    normals_from_words(draws.words, draws.z);
    draws.gender_words.resize(layout.gender.size());
    for (std::size_t c = 0; c < layout.gender.size(); ++c) {
        fill_words(plan.seed, pair, layout.gender[c], draws.gender_words[c]);
    }
}

}  // namespace kenesh
