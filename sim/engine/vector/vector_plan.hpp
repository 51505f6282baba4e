#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/vector/vector_blocks.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// The plan in the words of the vector engine: present choices only ("slots", in scenario order),
/// float32, exponents in base 2, blocks of random words with the constant part of their first two
/// rounds done. Positions of normals count vectors (one value per lane).

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
};

struct VectorDistrict {
    std::uint32_t first_unit = 0, units = 0;            ///< in VectorContest::units
    std::uint32_t first_line = 0, lines = 0;            ///< in VectorContest::lines
    std::uint32_t first_candidate = 0, candidates = 0;  ///< in VectorContest::nominees
    std::uint32_t men = 0;                              ///< whose keys stand before the women's
};

/// Candidates and votes. A candidate's key holds votes, listing order, gender and slot from the
/// highest bit down, so that comparing keys is the law's ranking and the winner names itself.
struct VectorContest {
    std::size_t position = 0;  ///< in Plan::contests
    std::vector<VectorDistrict> districts;
    std::vector<std::uint32_t> units;
    std::vector<VectorLine> lines;
    std::vector<VectorNominee> nominees;     ///< district by district, line by line
    std::vector<VectorSplit> splits;         ///< per nominee
    std::vector<BlockState> blocks;          ///< by group of four districts
    std::vector<std::uint32_t> first_block;  ///< groups + 1
    std::int32_t against_all = -1;           ///< its slot
    bool against_all_on_ballot = false;
    int key_shift = 0;               ///< bits below the votes
    int slot_bits = 0;               ///< lowest bits; the gender (1: woman) stands above them
    std::vector<std::size_t> tiers;  ///< in VectorPlan::district_tiers
    std::vector<std::uint32_t> most_seats;  ///< per district, over the tiers
    std::size_t most_in_state = 1;          ///< greatest of them
    bool by_gender = false;                 ///< some tier has a gender rule
    bool named = false;    ///< candidates from a table: each one's seats are counted
    bool managed = false;  ///< some line is
    bool sums = false;     ///< some system without a list tier counts its votes
};

enum class SeatRule : std::uint8_t { none, maximum, minimum };

struct VectorSeats {
    std::uint32_t magnitude = 1;
    SeatRule rule = SeatRule::none;
    std::uint32_t bound = 0;  ///< most of one gender, or least women
};

struct VectorDistrictTier {
    std::size_t system = 0;
    std::size_t tier = 0;     ///< in SystemPlan::tiers
    std::size_t contest = 0;  ///< in VectorPlan::contests
    bool rerun = false;
    std::vector<VectorSeats> seats;  ///< per district
    std::size_t first_district = 0;  ///< among all districts of all district tiers
    int unfilled = 0;                ///< in every run
    int quota_unmet = 0;             ///< in every run
};

/// A part of the count of a system, in the order of the count (compensatory tiers last).
struct VectorStep {
    bool list = false;
    std::size_t index = 0;  ///< in VectorPlan::district_tiers or list_tiers
};

struct VectorListTier {
    std::size_t system = 0;
    std::size_t tier = 0;
    bool kernel = false;                      ///< otherwise the scalar rule counts it, lane by lane
    std::vector<std::int64_t> threshold_ppm;  ///< per slot, national
};

struct VectorSystem {
    std::vector<VectorStep> steps;
    bool lists = false;
};

struct VectorPlan {
    const Plan* plan = nullptr;
    std::size_t twins = 2;  ///< runs per lane: 2, or 1 without twins
    RoundKeys keys;
    std::vector<std::uint32_t> choice;  ///< per slot
    std::vector<std::uint8_t> party;    ///< per slot: an actor of its own (measures.hpp)
    std::size_t regions = 0, units = 0;

    std::vector<BlockState>
        head;  ///< national, tail, poll, turnout's national and regional, regional
    std::size_t z_tail = 0, z_poll = 0, z_turnout = 0, z_turnout_region = 0;
    std::vector<std::size_t> z_region;  ///< per slot
    std::vector<float> national;        ///< slots x K: L / log 2
    /// regions x slots: e^(alpha_k + l_rk) as a share of the region's greatest
    std::vector<float> mean_factor;
    std::vector<float> region_sd, unit_sd;
    float turnout_national = 0.0f, turnout_region = 0.0f, turnout_unit = 0.0f;
    std::vector<float> odds_against_turnout, registered;  ///< units: 1 / t0 - 1; voters
    std::vector<std::uint8_t> turnout_full;
    float valid_share = 1.0f;
    float all_registered = 0.0f;
    std::vector<std::uint32_t> region;    ///< per unit
    std::vector<BlockState> unit_blocks;  ///< per four units: turnout, then every slot

    bool lists = false;
    std::vector<std::uint8_t> list, homeless;  ///< per slot
    float abstain = 0.0f;
    std::vector<float> transfer;  ///< per slot, or empty
    std::vector<std::int32_t> region_registered;

    std::vector<VectorContest> contests;
    std::vector<VectorDistrictTier> district_tiers;
    std::vector<VectorListTier> list_tiers;
    std::vector<VectorSystem> systems;

    /// Candidates of a district, so that their places fit in 16 bits.
    static constexpr std::uint32_t kMostCandidates = 4095;

    /// The bits of 2^23 as float32: votes are added to it, which rounds them to whole numbers.
    static constexpr std::uint32_t kShiftBits = 0x4b000000;

    /// National and regional noise counts as this where it is more (in powers of 2): float32 holds
    /// twice as much, and a share of 2^-40 is no voter.
    static constexpr float kMostNoise = 40.0f;

    [[nodiscard]] std::size_t slots() const noexcept { return choice.size(); }
};

/// Why a plan has to be run by the reference engine; empty where the kernels can.
///
/// They cannot: more than one vote per voter; genders drawn in each run; candidates of unknown
/// gender under a gender rule; whole votes that float32 cannot hold (a district of 2^23 voters, or
/// of 2^24 a region with list votes) or that leave no room for a candidate's other marks in 31
/// bits; more than 4095 candidates in a district; 2^31 voters; more women required than seats;
/// personal effects beyond e^55; noise of a nation, a region, a unit or of turnout beyond e^27; a
/// choice whose mean is below e^-28 of another's in a region, if noise can make it matter.
[[nodiscard]] std::string unsupported(const Plan& plan);

/// Precondition: unsupported(plan) is empty. `plan` must outlive the result.
[[nodiscard]] VectorPlan vector_plan(const Plan& plan);

}  // namespace kenesh
