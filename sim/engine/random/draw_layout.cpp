#include "sim/engine/random/draw_layout.hpp"

#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

// What a scenario may hold (model/limits.hpp) fits into the fields of the counters.
static_assert(kMostParties <= kMostChoices && kMostNamedContests <= kMostContests);
static_assert(kMostTableCandidates <= kMostCandidates &&
              kMostUnits <= 4 * std::size_t{kMostBlocks});

/// Appends the blocks of `places` places of one stream; says where they begin.
class Blocks {
public:
    explicit Blocks(std::vector<BlockCounter>& list) : list_(list) {}

    std::size_t add(Stream stream, std::size_t choice, std::size_t places) {
        const std::size_t first = 4 * list_.size();
        for (std::size_t block = 0; 4 * block < places; ++block) {
            list_.push_back(block_counter(stream, 0, static_cast<std::uint32_t>(choice),
                                          static_cast<std::uint32_t>(block), 0));
        }
        return first;
    }
    std::size_t add_candidates(const ContestPlan& contest) {
        const std::size_t first = 4 * list_.size();
        for (const CandidateBlock& b : contest.blocks) {
            list_.push_back(
                block_counter(Stream::candidate, contest.ordinal, b.choice, b.block, b.ordinal));
        }
        return first;
    }

private:
    std::vector<BlockCounter>& list_;
};

std::vector<BlockCounter> gender_blocks(const ContestPlan& contest) {
    std::vector<BlockCounter> list;
    if (!contest.genders_drawn) return list;
    for (const CandidateBlock& b : contest.blocks) {
        list.push_back(
            block_counter(Stream::gender, contest.ordinal, b.choice, b.block, b.ordinal));
    }
    return list;
}

}  // namespace

DrawLayout draw_layout(const Plan& plan) {
    DrawLayout layout;
    Blocks blocks(layout.blocks);
    layout.national = blocks.add(Stream::national, 0, plan.choices.size());
    layout.tail = blocks.add(Stream::tail, 0, static_cast<std::size_t>(plan.tails));
    if (!plan.poll.empty()) layout.poll = blocks.add(Stream::poll, 0, plan.choices.size() + 1);
    layout.turnout_national = blocks.add(Stream::turnout_national, 0, 1);
    layout.turnout_region = blocks.add(Stream::turnout_region, 0, plan.regions.size());
    layout.turnout_unit = blocks.add(Stream::turnout_unit, 0, plan.region.size());
    layout.region_of.resize(plan.choices.size());
    layout.unit_of.resize(plan.choices.size());
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        if (!plan.choices[k].present) continue;
        layout.region_of[k] = blocks.add(Stream::region, k, plan.regions.size());
        layout.unit_of[k] = blocks.add(Stream::unit, k, plan.region.size());
    }
    for (const ContestPlan& contest : plan.contests) {
        layout.contest.push_back(blocks.add_candidates(contest));
        layout.gender.push_back(gender_blocks(contest));
    }
    return layout;
}

}  // namespace kenesh
