#include "sim/engine/vector/vector_contest.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include "sim/core/math.hpp"
#include "sim/engine/random/normals.hpp"

namespace kenesh {
namespace {

constexpr double kLog2e = 0x1.71547652b82fep0;

/// Candidates of one district: with so many, the normals of a group of four districts, four a block
/// and a block a candidate at most, have places of 16 bits (VectorNominee::normal).
constexpr std::uint32_t kMostNominees = (1u << 16) / (4 * 4) - 1;

double voters_in(const Plan& plan, const ContestPlan& contest, std::size_t d) {
    double voters = 0.0;
    for (std::uint32_t u = contest.first_unit[d]; u < contest.first_unit[d + 1]; ++u)
        voters += plan.registered[contest.units[u]];
    return voters;
}

std::size_t most_candidates(const ContestPlan& contest) {
    std::uint32_t most = 1;
    for (std::size_t d = 0; d + 1 < contest.first_candidate.size(); ++d) {
        most = std::max(most, contest.first_candidate[d + 1] - contest.first_candidate[d]);
    }
    return most;
}

int slot_bits(const Plan& plan) {
    const auto present = static_cast<std::size_t>(std::count_if(
        plan.choices.begin(), plan.choices.end(), [](const PlanChoice& c) { return c.present; }));
    return std::max(1, static_cast<int>(std::bit_width(present - 1)));
}

int key_shift(const Plan& plan, const ContestPlan& contest) {
    return static_cast<int>(std::bit_width(most_candidates(contest) - 1)) + 1 + slot_bits(plan);
}

/// Have 31 bits and float32 room for the votes of every district?
bool needs_wide_keys(const Plan& plan, const ContestPlan& contest) {
    const double room = std::ldexp(1.0, 31 - key_shift(plan, contest));
    for (std::size_t d = 0; d < contest.districts.size(); ++d) {
        // A share may round up a little above 1; one bit is for the gender rules.
        if (1.001 * voters_in(plan, contest, d) + 2.0 > std::min(0x1p23, room / 2.0)) return true;
    }
    return false;
}

VectorGenders genders_of(const ContestChoice& choice) {
    VectorGenders out;
    out.drawn = choice.women_drawn;
    out.all = choice.women_all;
    out.below = static_cast<std::int32_t>(choice.women_word ^ 0x80000000u);
    out.factor = static_cast<float>(math::exp(choice.women_effect));
    out.split_factor =
        static_cast<float>(math::exp((1.0 - choice.vote_management) * choice.women_effect));
    return out;
}

/// The normals that a group of four districts needs: one block per choice and ordinal.
void add_group(const ContestPlan& plan, const RoundKeys& keys, std::uint32_t group,
               VectorContest& out, std::vector<std::uint32_t>& normal) {
    for (const CandidateBlock& block : plan.blocks) {
        if (block.block != group) continue;
        const auto here = static_cast<std::uint32_t>(out.blocks.size()) - out.first_block.back();
        out.blocks.push_back(
            block_state(keys, block_counter(Stream::candidate, plan.ordinal, block.choice,
                                            block.block, block.ordinal)));
        if (plan.genders_drawn) {
            out.gender_blocks.push_back(
                block_state(keys, block_counter(Stream::gender, plan.ordinal, block.choice,
                                                block.block, block.ordinal)));
        }
        for (std::uint32_t j = 0; j < 4; ++j) {
            if (block.position[j] != CandidateBlock::kNobody) {
                normal[block.position[j]] = 4 * here + j;
            }
        }
    }
}

void add_nominee(const ContestChoice& choice, double mean, std::uint32_t nominees,
                 VectorNominee nominee, VectorContest& out) {
    const double split = 1.0 - choice.vote_management;
    nominee.sd = static_cast<float>(choice.candidate_sd * kLog2e);
    nominee.factor = static_cast<float>(math::exp(mean) / nominees);
    out.nominees.push_back(nominee);
    out.splits.push_back({static_cast<float>(split * choice.candidate_sd * kLog2e),
                          static_cast<float>(math::exp(split * mean))});
}

/// The curves of a contest, each made once.
class Curves {
public:
    explicit Curves(VectorContest& out) : out_(out) {}
    void give(const ContestChoice& choice, VectorLine& line) {
        if (!choice.personal_votes) return;
        out_.gamma = true;
        line.curve = curve(choice, 1.0);
        if (line.managed) line.split_curve = curve(choice, 1.0 - choice.vote_management);
    }

private:
    OptionalIndex curve(const ContestChoice& choice, double power) {
        const auto [at, is_new] = at_.try_emplace({choice.candidate_sd, power});
        if (is_new) {
            at->second = OptionalIndex(out_.curves.size());
            out_.curves.push_back(gamma_curve(*choice.personal_votes, power));
        }
        return at->second;
    }
    VectorContest& out_;
    std::map<std::pair<double, double>, OptionalIndex> at_;  ///< by deviation and power
};

void add_lines(const ContestPlan& contest, std::span<const std::uint32_t> slots, std::size_t d,
               const std::vector<std::uint32_t>& normal, Curves& curves, VectorContest& out) {
    const std::uint32_t first = contest.first_candidate[d];
    for (std::uint32_t slot = 0; slot < slots.size(); ++slot) {
        const std::uint32_t k = slots[slot];
        if (contest.fielded(d, k) == 0) continue;
        VectorLine line;
        line.slot = slot;
        line.nominees = contest.fielded(d, k);
        line.managed = line.nominees > 1 && contest.choices[k].vote_management != 0.0;
        line.first_nominee = static_cast<std::uint32_t>(out.nominees.size());
        for (std::uint32_t c = first; c < contest.first_candidate[d + 1]; ++c) {
            if (contest.candidates[c].choice != k) continue;
            VectorNominee nominee;
            nominee.slot = static_cast<std::uint16_t>(slot);
            nominee.position = static_cast<std::uint16_t>(c - first);
            nominee.normal = static_cast<std::uint16_t>(normal[c]);
            add_nominee(contest.choices[k], contest.candidates[c].mean_effect, line.nominees,
                        nominee, out);
        }
        line.pull = static_cast<float>(contest.choices[k].personal_pull);
        line.spill = static_cast<float>(contest.choices[k].spill);
        if (contest.votes_per_voter[d] > 1) {
            const double odds = unused_odds(contest.choices[k], line.nominees == 1);
            line.unused = static_cast<float>(line.managed ? odds : odds / line.nominees);
        }
        curves.give(contest.choices[k], line);
        out.managed = out.managed || line.managed;
        out.pulled = out.pulled || line.pull != 1.0f;
        out.used = out.used || line.unused > 0.0f;
        out.lines.push_back(line);
        ++out.districts.back().lines;
    }
}

/// What supporters of choices that do not stand in a district do.
void add_moves(const ContestPlan& contest, std::span<const std::uint32_t> slots, std::size_t d,
               VectorContest& out) {
    VectorDistrict& district = out.districts.back();
    district.first_move = static_cast<std::uint32_t>(out.moves.size());
    if (contest.moves.empty()) return;
    const auto slot_of = [&](std::uint32_t choice) {
        return static_cast<std::size_t>(std::find(slots.begin(), slots.end(), choice) -
                                        slots.begin());
    };
    for (std::uint32_t m = contest.first_move[d]; m < contest.first_move[d + 1]; ++m) {
        const TransferMove& move = contest.moves[m];
        VectorMove one;
        one.from = static_cast<std::uint32_t>(slot_of(move.from));
        if (move.to != TransferMove::kAbstain) one.to = OptionalIndex(slot_of(move.to));
        one.part = static_cast<float>(move.part);
        out.moves.push_back(one);
        ++district.moves;
    }
}

/// The parts of the keys that are not votes, and where the keys stand: men, then women; in the
/// order of the ballot where some genders are not known before the run.
void add_keys(const ContestPlan& contest, std::size_t d, VectorContest& out) {
    VectorDistrict& district = out.districts.back();
    const auto first = contest.candidates.begin() + contest.first_candidate[d];
    std::vector<std::uint32_t> place(district.candidates, 0);
    std::uint32_t next = 0;
    for (const bool women : {false, true}) {
        for (std::uint32_t c = 0; c < district.candidates; ++c) {
            const bool later = !out.drawn && first[c].gender == Gender::woman;
            if (later == women) place[c] = next++;
        }
        if (!women) district.men = next;
    }
    for (std::uint32_t i = 0; i < district.lines; ++i) {
        const VectorLine& line = out.lines[district.first_line + i];
        for (std::uint32_t j = 0; j < line.nominees; ++j) {
            VectorNominee& nominee = out.nominees[line.first_nominee + j];
            const std::uint32_t c = nominee.position;
            const std::uint32_t woman = first[c].gender == Gender::woman ? 1 : 0;
            const std::uint32_t listing = district.candidates - 1 - c;
            nominee.place = static_cast<std::uint16_t>(place[c]);
            const std::uint32_t low = (((listing << 1) | woman) << out.slot_bits) | line.slot;
            nominee.key_base =
                static_cast<std::int32_t>(out.wide ? low : low - (kShiftBits << out.key_shift));
            if (out.wide) out.wide_low[district.first_candidate + place[c]] = low;
        }
    }
}

/// How keys are held, and what the votes behind them need to know of the law.
void shape_keys(const Plan& plan, const ContestPlan& contest, std::span<const std::uint32_t> slots,
                VectorContest& out) {
    out.slot_bits = slot_bits(plan);
    out.wide = needs_wide_keys(plan, contest);
    (out.wide ? out.wide_shift : out.key_shift) = key_shift(plan, contest);
    if (out.wide) out.wide_low.resize(contest.candidates.size());
    out.drawn = contest.genders_drawn;
    if (out.drawn) {
        for (const std::uint32_t k : slots)
            out.genders.push_back(genders_of(contest.choices[k]));
    }
}

/// The contest's own strengths, if it has some, and its line against all.
void add_shares(const Plan& plan, const ContestPlan& contest, std::span<const std::uint32_t> slots,
                VectorContest& out) {
    if (contest.strengths) {
        for (const std::uint32_t k : slots)
            out.strengths.push_back(
                static_cast<float>(plan.own_strengths[*contest.strengths].factor[k]));
    }
    out.against_all_on_ballot = contest.against_all_on_ballot;
    if (contest.against_all_on_ballot || contest.against_all_absent) {
        for (std::size_t slot = 0; slot < slots.size(); ++slot) {
            if (plan.choices[slots[slot]].kind == ChoiceKind::against_all) {
                out.against_all = OptionalIndex(slot);
            }
        }
    }
}

}  // namespace

VectorContest vector_contest(const Plan& plan, std::span<const std::uint32_t> slots,
                             const RoundKeys& keys, std::size_t position) {
    const ContestPlan& contest = plan.contests[position];
    VectorContest out;
    out.position = position;
    out.units = contest.units;
    shape_keys(plan, contest, slots, out);
    out.named = !contest.names.empty();
    add_shares(plan, contest, slots, out);
    std::vector<std::uint32_t> normal(contest.candidates.size(), 0);
    out.first_block.push_back(0);
    for (std::uint32_t group = 0; std::size_t{4} * group < contest.districts.size(); ++group) {
        add_group(contest, keys, group, out, normal);
        out.first_block.push_back(static_cast<std::uint32_t>(out.blocks.size()));
    }
    Curves curves(out);
    for (std::size_t d = 0; d < contest.districts.size(); ++d) {
        VectorDistrict district;
        district.first_unit = contest.first_unit[d];
        district.units = contest.first_unit[d + 1] - contest.first_unit[d];
        district.first_line = static_cast<std::uint32_t>(out.lines.size());
        district.first_candidate = contest.first_candidate[d];
        district.candidates = contest.first_candidate[d + 1] - contest.first_candidate[d];
        district.votes = contest.votes_per_voter[d];
        out.districts.push_back(district);
        add_lines(contest, slots, d, normal, curves, out);
        add_moves(contest, slots, d, out);
        add_keys(contest, d, out);
    }
    return out;
}

std::string unsupported_contest(const Plan& plan, std::size_t position) {
    const ContestPlan& contest = plan.contests[position];
    for (const PlanCandidate& c : contest.candidates) {
        const ContestChoice& choice = contest.choices[c.choice];
        // A gamma variate of these deviations reaches e^4; where it is less, it may be nothing.
        const double spread = choice.personal_votes ? 4.0 : kMostNormal * choice.candidate_sd;
        const double woman = choice.women_drawn ? std::abs(choice.women_effect) : 0.0;
        const double most = std::abs(c.mean_effect) + woman + spread;
        if (most * kLog2e > 80.0) return "personal effects of more than e^55";
    }
    if (contest.strengths) {
        // A unit's weights stay inside float32 whatever its noise (VectorPlan::kMostNoise).
        constexpr double kFarthest = 1e4;
        for (const double factor : plan.own_strengths[*contest.strengths].factor)
            if (factor > kFarthest || (factor > 0.0 && factor < 1.0 / kFarthest))
                return "strengths of a contest beyond 10^4 times the nation's";
    }
    if (most_candidates(contest) > kMostNominees) {
        return "more than " + std::to_string(kMostNominees) + " candidates in a district";
    }
    double votes = 0.0;
    for (std::size_t d = 0; d < contest.districts.size(); ++d) {
        const double voters = voters_in(plan, contest, d);
        if (voters < 1.0) return "a district without voters";
        votes += voters * contest.votes_per_voter[d];
    }
    if (1.001 * votes >= 0x1p31) return "2^31 votes or more in one contest";
    return {};
}

}  // namespace kenesh
