#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/vector/optional_index.hpp"
#include "sim/engine/vector/vector_blocks.hpp"
#include "sim/engine/vector/vector_contest.hpp"
#include "sim/engine/vector/vector_tiers.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// The plan in the words of the vector engine: present choices only ("slots", in scenario order),
/// float32, exponents in base 2, blocks of random words with the constant part of their first two
/// rounds done. Positions of normals count vectors (one value per lane).

/// ListTransfer in slots: supporters of one slot, and one list's part of them; or, with none, the
/// parts that abstain and that divide as the lists' own votes.
struct VectorListMove {
    std::uint32_t from = 0;
    OptionalIndex to;
    float part = 0.0f;  ///< to that list
    float abstain = 0.0f;
    float others = 0.0f;
};

struct VectorPlan {
    const Plan* plan = nullptr;
    std::size_t twins = 2;  ///< runs per lane: 2, or 1 without twins
    RoundKeys keys;
    std::vector<std::uint32_t> choice;  ///< per slot
    std::vector<std::uint8_t> party;    ///< per slot: is_actor() of tally/measures.hpp
    std::int64_t most_preferred = 0;    ///< most_preferred() of tally/measures.hpp
    std::size_t regions = 0, units = 0;

    std::vector<BlockState>
        head;  ///< national, tail, poll, turnout's national and regional, regional
    std::size_t z_tail = 0, z_poll = 0, z_turnout = 0, z_turnout_region = 0;
    std::vector<std::size_t> z_region;  ///< per slot
    std::vector<float> national;        ///< slots x K: L / log 2
    /// Rows of Plan::mean_preference x slots: e^(alpha_k + lean) as a share of the row's greatest.
    std::vector<float> mean_factor;
    std::vector<std::uint32_t> lean_place;  ///< per unit: its row
    std::vector<float> region_sd, unit_sd;
    float turnout_national = 0.0f, turnout_region = 0.0f, turnout_unit = 0.0f;
    std::vector<float> odds_against_turnout, registered;  ///< units: 1 / t0 - 1; voters
    std::vector<std::uint8_t> turnout_full;
    float valid_share = 1.0f;
    float all_registered = 0.0f;
    std::vector<std::uint32_t> region;    ///< per unit
    std::vector<BlockState> unit_blocks;  ///< per four units: turnout, then every slot

    bool lists = false;
    bool wide_lists = false;      ///< float32 has no room for the list votes of a region
    std::uint32_t pair_step = 1;  ///< from one lane's pair to the next one's
    std::vector<std::uint8_t> list, homeless;  ///< per slot
    std::vector<std::uint8_t> scattered;  ///< per slot: homeless, without a transfer of its own
    std::vector<float> moved;             ///< per slot: part of its votes that goes to lists
    float abstain = 0.0f;
    std::vector<float> transfer;  ///< per slot, or empty
    std::vector<VectorListMove> list_moves;
    std::vector<std::int32_t> region_registered;

    std::vector<VectorContest> contests;
    std::vector<VectorDistrictTier> district_tiers;
    std::vector<VectorListTier> list_tiers;
    std::vector<VectorSystem> systems;

    /// National and regional noise counts as this where it is more (in powers of 2): float32 holds
    /// twice as much, and a share of 2^-40 is no voter.
    static constexpr float kMostNoise = 40.0f;

    [[nodiscard]] std::size_t slots() const noexcept { return choice.size(); }
};

/// Why a plan has to be run by the reference engine; empty where the kernels can.
///
/// They cannot: lists by district, or with strengths or transfers of their own; a choice that
/// stands in one contest alone; a contest's strength beyond 10^4 times the nation's; 2^31 voters,
/// or as many votes in one contest; more than 4095 candidates in a district, or no voter; more
/// women required than seats or genders unknown under a gender rule (faults of a scenario);
/// personal effects beyond e^55; noise of a nation, a region, a unit or of turnout beyond e^27; a
/// choice whose mean is below e^-28 of another's in a region, if noise can make it matter.
[[nodiscard]] std::string unsupported(const Plan& plan);

/// Precondition: unsupported(plan) is empty. `plan` must outlive the result.
[[nodiscard]] VectorPlan vector_plan(const Plan& plan);

}  // namespace kenesh
