#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/engine/vector/optional_index.hpp"
#include "sim/engine/vector/vector_blocks.hpp"
#include "sim/engine/vector/vector_gamma.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// The part of VectorPlan (vector_plan.hpp) that is about one contest: its nominees and their
/// votes.

/// A nominee as the votes need it. All nominees are read in every batch: the less they take, the
/// more stays in the first cache.
struct VectorNominee {
    float sd = 0.0f;            ///< of its effect / log 2
    float factor = 0.0f;        ///< e^mean effect / n
    std::int32_t key_base = 0;  ///< what the kernels add to the shifted bits of the votes
    std::uint16_t normal = 0;   ///< in the normals of the district's group of four
    std::uint16_t place = 0;    ///< of its key: men first, then women, as on the ballot
    std::uint16_t slot = 0;
    std::uint16_t position = 0;  ///< in the district's ballot
};

/// How a nominee's part of a managed line is drawn.
struct VectorSplit {
    float sd = 0.0f;      ///< of (1 - m) times its effect / log 2
    float factor = 0.0f;  ///< e^((1 - m) mean effect)
};

/// A choice on a district's ballot.
struct VectorLine {
    std::uint32_t slot = 0;
    std::uint32_t first_nominee = 0;
    std::uint32_t nominees = 0;
    bool managed = false;  ///< votes do not divide by the effects themselves
    /// Of gamma personal votes, in VectorContest::curves: of the effects, and of a managed line's
    /// parts. Then VectorNominee::sd and VectorSplit::sd play no part.
    OptionalIndex curve, split_curve;
    float pull = 1.0f;  ///< kappa
    float spill = 1.0f;
    /// unused_odds() where voters have several votes, in the unit of the effects: over n of a line
    /// that is not managed. 0: the straight ticket.
    float unused = 0.0f;
};

/// TransferMove in slots; nothing for who abstains.
struct VectorMove {
    std::uint32_t from = 0;
    OptionalIndex to;
    float part = 0.0f;
};

struct VectorDistrict {
    std::uint32_t first_unit = 0, units = 0;            ///< in VectorContest::units
    std::uint32_t first_line = 0, lines = 0;            ///< in VectorContest::lines
    std::uint32_t first_candidate = 0, candidates = 0;  ///< in VectorContest::nominees
    std::uint32_t men = 0;                              ///< whose keys stand before the women's
    std::uint32_t votes = 1;                            ///< of each voter
    std::uint32_t first_move = 0, moves = 0;            ///< in VectorContest::moves
};

/// Genders of a slot's nominees where some are drawn in each run.
struct VectorGenders {
    bool drawn = false;
    bool all = false;           ///< all are women
    std::int32_t below = 0;     ///< a woman's word, upper bit turned, is below this
    float factor = 1.0f;        ///< e^effect of a woman
    float split_factor = 1.0f;  ///< the same to the power of 1 - m
};

/// Candidates and votes. A candidate's key holds votes, listing order, gender and slot from the
/// highest bit down, so that comparing keys is the law's ranking and the winner names itself. Where
/// 31 bits have no room for them, or float32 none for the votes, the contest is wide: the kernels
/// keep whole votes and make keys of 64 bits of them while they count.
struct VectorContest {
    std::size_t position = 0;  ///< in Plan::contests
    std::vector<VectorDistrict> districts;
    std::vector<std::uint32_t> units;
    std::vector<VectorLine> lines;
    std::vector<VectorMove> moves;        ///< district by district
    std::vector<VectorNominee> nominees;  ///< district by district, line by line
    std::vector<VectorSplit> splits;      ///< per nominee
    std::vector<GammaCurve> curves;
    std::vector<BlockState> blocks;          ///< by group of four districts
    std::vector<std::uint32_t> first_block;  ///< groups + 1
    std::vector<BlockState> gender_blocks;   ///< as blocks, if genders are drawn
    std::vector<VectorGenders> genders;      ///< per slot, if genders are drawn
    bool drawn = false;                      ///< some gender is drawn in each run
    bool wide = false;
    int wide_shift = 0;  ///< of wide keys; key_shift is 0 then
    std::vector<std::int64_t>
        wide_low;  ///< per place of each district: what wide keys add to votes
    /// Per slot, what its votes of the nation are multiplied by before a unit's valid votes are
    /// divided by them, if the contest has strengths of its own.
    std::vector<float> strengths;
    OptionalIndex against_all;  ///< its slot
    bool against_all_on_ballot = false;
    int key_shift = 0;               ///< bits below the votes
    int slot_bits = 0;               ///< lowest bits; the gender (1: woman) stands above them
    std::vector<std::size_t> tiers;  ///< in VectorPlan::district_tiers
    std::vector<std::uint32_t> most_seats;  ///< per district, over the tiers
    std::size_t most_in_state = 1;          ///< greatest of them
    bool by_gender = false;                 ///< some tier has a gender rule
    bool named = false;    ///< candidates from a table: each one's seats are counted
    bool managed = false;  ///< some line is
    bool gamma = false;    ///< some line has a curve
    bool pulled = false;   ///< some line's kappa is not 1
    bool used = false;     ///< some line's supporters do not use all their votes
    bool sums = false;     ///< some system without a list tier counts its votes
};

/// slots: the choice of each slot. What depends on tiers (tiers, most_seats, most_in_state,
/// by_gender, sums) is left to vector_plan(). Precondition: unsupported_contest() is empty.
[[nodiscard]] VectorContest vector_contest(const Plan& plan, std::span<const std::uint32_t> slots,
                                           const RoundKeys& keys, std::size_t position);

/// Why the kernels cannot hold a contest; empty where they can.
[[nodiscard]] std::string unsupported_contest(const Plan& plan, std::size_t position);

/// The bits of 2^23 as float32: votes are added to it, which rounds them to whole numbers.
inline constexpr std::uint32_t kShiftBits = 0x4b000000;

}  // namespace kenesh
