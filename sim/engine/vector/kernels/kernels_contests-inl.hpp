// Votes and seats of district tiers: section 3 of the model, a lane per pair of runs.
#if defined(KENESH_KERNELS_CONTESTS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_CONTESTS_INL
#undef KENESH_KERNELS_CONTESTS_INL
#else
#define KENESH_KERNELS_CONTESTS_INL
#endif

#include "sim/engine/vector/kernels/kernels_seats-inl.hpp"
#include "sim/engine/vector/kernels/kernels_tallies-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

/// X of a district: the choices' votes over its units; the valid ones are returned.
template <std::size_t T>
HWY_INLINE void add_units(const VectorPlan& plan, const VectorContest& contest,
                          const VectorDistrict& district, VectorState& state, FloatV* valid) {
    const std::size_t n = hn::Lanes(Floats());
    const std::size_t size = plan.slots() * T * n;
    const std::uint32_t* unit = contest.units.data() + district.first_unit;
    const float* HWY_RESTRICT votes = state.votes.data();
    const float* of_unit = state.valid.data();
    float* HWY_RESTRICT out = state.choice_votes.data();
    for (std::size_t t = 0; t < T; ++t)
        valid[t] = load(of_unit + (unit[0] * T + t) * n);
    if (district.units == 1) {
        for (std::size_t i = 0; i < size; i += n)
            store(load(votes + unit[0] * size + i), out + i);
        return;
    }
    for (std::size_t i = 0; i < size; i += n)
        store(hn::Add(load(votes + unit[0] * size + i), load(votes + unit[1] * size + i)), out + i);
    for (std::uint32_t j = 2; j < district.units; ++j) {
        for (std::size_t i = 0; i < size; i += n)
            add_to(out + i, load(votes + unit[j] * size + i));
    }
    for (std::uint32_t j = 1; j < district.units; ++j) {
        for (std::size_t t = 0; t < T; ++t)
            valid[t] = hn::Add(valid[t], load(of_unit + (unit[j] * T + t) * n));
    }
}

/// Powers of the personal effects of all nominees in a district, without their means.
template <std::size_t T>
HWY_INLINE void draw_effects(const VectorNominee* nominees, std::uint32_t count, const float* z,
                             float* HWY_RESTRICT effect) {
    const std::size_t n = hn::Lanes(Floats());
    for (std::uint32_t i = 0; i < count; ++i) {
        FloatV powers[T];
        exp2_of_twins<T>(hn::Mul(set(nominees[i].sd), load(z + nominees[i].normal * n)), powers);
        for (std::size_t t = 0; t < T; ++t)
            store(powers[t], effect + (i * T + t) * n);
    }
}

/// The votes of all nominees in place of their effects, up to a factor that the district shares: X
/// times the effects over n. Adds them to the totals.
template <std::size_t T>
HWY_INLINE void personal_votes(const VectorNominee* nominees, std::uint32_t count, const float* x,
                               float* HWY_RESTRICT effect, FloatV* total) {
    const std::size_t n = hn::Lanes(Floats());
    // Sums in an array would be kept in memory, each waiting for the last one's store.
    FloatV first = total[0];
    FloatV second = total[T - 1];
    const auto votes = [](const float* own, FloatV factor, float* at) {
        const FloatV y = hn::Mul(hn::Mul(load(own), factor), load(at));
        store(y, at);
        return y;
    };
    for (std::uint32_t i = 0; i < count; ++i, effect += T * n) {
        const float* own = x + nominees[i].slot * T * n;
        const FloatV factor = set(nominees[i].factor);
        first = hn::Add(first, votes(own, factor, effect));
        if (T == 2) second = hn::Add(second, votes(own + n, factor, effect + n));
    }
    total[0] = first;
    if (T == 2) total[T - 1] = second;
}

/// Divides a managed line's votes by the effects to the power of 1 - m.
template <std::size_t T>
HWY_INLINE void manage_votes(const VectorNominee* nominees, const VectorSplit* splits,
                             std::uint32_t count, const float* z, float* HWY_RESTRICT votes) {
    const std::size_t n = hn::Lanes(Floats());
    FloatV all[T], sum[T];
    for (std::size_t t = 0; t < T; ++t)
        all[t] = sum[t] = hn::Zero(Floats());
    for (std::uint32_t i = 0; i < count; ++i) {
        FloatV powers[T];
        exp2_of_twins<T>(hn::Mul(set(splits[i].sd), load(z + nominees[i].normal * n)), powers);
        for (std::size_t t = 0; t < T; ++t) {
            float* at = votes + (i * T + t) * n;
            const FloatV split = hn::Mul(set(splits[i].factor), powers[t]);
            all[t] = hn::Add(all[t], load(at));
            sum[t] = hn::Add(sum[t], split);
            store(split, at);
        }
    }
    for (std::size_t t = 0; t < T; ++t) {
        const FloatV scale = hn::Div(all[t], sum[t]);
        for (std::uint32_t i = 0; i < count; ++i) {
            float* at = votes + (i * T + t) * n;
            store(hn::Mul(scale, load(at)), at);
        }
    }
}

struct Ballot {
    FloatV valid;
    IntV against_all;
};

/// Whole votes of a district's nominees, as keys. Votes are added to 2^23, whose float32 has no
/// bits for a fraction: its bits are those of 2^23 and the whole votes. Precondition: below 2^23.
template <std::size_t T>
HWY_INLINE void cast_votes(const VectorNominee* nominees, std::uint32_t count,
                           const FloatV* per_vote, int shift, const float* HWY_RESTRICT votes,
                           std::int32_t* HWY_RESTRICT keys) {
    const std::size_t n = hn::Lanes(Floats());
    for (std::uint32_t i = 0; i < count; ++i) {
        std::int32_t* key = keys + nominees[i].place * T * n;
        for (std::size_t t = 0; t < T; ++t, votes += n) {
            const FloatV whole = hn::Add(hn::Mul(per_vote[t], load(votes)), set(0x1p23f));
            const IntV bits = hn::ShiftLeftSame(hn::BitCast(Ints(), whole), shift);
            store(hn::Add(bits, set(nominees[i].key_base)), key + t * n);
        }
    }
}

/// Adds up the whole votes of each choice, for systems whose votes are those of candidates; and
/// their squares, where each candidate is on its own.
template <std::size_t T>
HWY_INLINE void add_contest_votes(const VectorPlan& plan, const VectorContest& contest,
                                  const VectorDistrict& district, VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    const VectorNominee* nominee = contest.nominees.data() + district.first_candidate;
    const VectorLine* line = contest.lines.data() + district.first_line;
    const VectorLine* end = line + district.lines;
    const int shift = contest.key_shift;
    std::int32_t* all = state.contest_votes.data() + contest.position * plan.slots() * T * n;
    float* all_squares = state.independents_squared.data() + contest.position * T * n;
    for (; line != end; nominee += line->nominees, ++line) {
        const bool alone = plan.party[line->slot] == 0;
        for (std::size_t t = 0; t < T; ++t) {
            const std::int32_t* keys = state.keys.data() + t * n;
            IntV sum = set(0);
            FloatV squares = hn::Zero(Floats());
            for (std::uint32_t j = 0; j < line->nominees; ++j) {
                const IntV votes = hn::ShiftRightSame(load(keys + nominee[j].place * T * n), shift);
                sum = hn::Add(sum, votes);
                if (!alone) continue;
                const FloatV v = hn::ConvertTo(Floats(), votes);
                squares = hn::Add(squares, hn::Mul(v, v));
            }
            add_to(all + (line->slot * T + t) * n, sum);
            if (alone) add_to(all_squares + t * n, squares);
        }
    }
}

/// Fills the keys of a district's candidates.
template <std::size_t T>
HWY_INLINE void vote_in(const VectorPlan& plan, const VectorContest& contest,
                        const VectorDistrict& district, VectorState& state, Ballot* ballots) {
    const std::size_t n = hn::Lanes(Floats());
    const VectorNominee* nominees = contest.nominees.data() + district.first_candidate;
    const float* x = state.choice_votes.data();
    float* votes = state.candidate_votes.data();
    FloatV valid[T], total[T], against_all[T], per_vote[T];
    add_units<T>(plan, contest, district, state, valid);
    draw_effects<T>(nominees, district.candidates, state.z.data(), votes);
    for (std::size_t t = 0; t < T; ++t) {
        against_all[t] = hn::Zero(Floats());
        if (contest.against_all >= 0) {
            const auto slot = static_cast<std::size_t>(contest.against_all);
            against_all[t] = load(x + (slot * T + t) * n);
        }
        if (!contest.against_all_on_ballot) {
            valid[t] = hn::Sub(valid[t], against_all[t]);
            against_all[t] = hn::Zero(Floats());
        }
        total[t] = against_all[t];
    }
    personal_votes<T>(nominees, district.candidates, x, votes, total);
    for (std::uint32_t i = 0; i < district.lines && contest.managed; ++i) {
        const VectorLine& line = contest.lines[district.first_line + i];
        const std::uint32_t first = line.first_nominee - district.first_candidate;
        if (line.managed) {
            manage_votes<T>(nominees + first, contest.splits.data() + line.first_nominee,
                            line.nominees, state.z.data(), votes + first * T * n);
        }
    }
    for (std::size_t t = 0; t < T; ++t) {
        per_vote[t] = hn::Div(valid[t], total[t]);
        ballots[t] = {valid[t], hn::NearestInt(hn::Mul(per_vote[t], against_all[t]))};
    }
    cast_votes<T>(nominees, district.candidates, per_vote, contest.key_shift, votes,
                  state.keys.data());
    if (contest.sums) add_contest_votes<T>(plan, contest, district, state);
}

/// Counts one tier in one district for one twin; `of`: the tier's place in its contest. Lanes that
/// do not count get winners that no slot has, and no margin.
template <std::size_t T, class Tops>
HWY_INLINE void count_tier(const VectorPlan& plan, std::size_t tier, std::size_t of, std::size_t d,
                           std::size_t t, const Tops& men, const Tops& women, const Tops& plain,
                           const Ballot& ballot, IntV dead, VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    const VectorDistrictTier& rules = plan.district_tiers[tier];
    const VectorContest& contest = plan.contests[rules.contest];
    const VectorDistrict& district = contest.districts[d];
    const SeatCount count{rules.seats[d], district.candidates, district.candidates - district.men,
                          contest.key_shift, contest.slot_bits};
    Tops best(plain.size(), state.sorted.data() + 3 * plain.size() * n);
    const bool by_votes = count.seats.rule == SeatRule::none;
    const SeatResult result =
        by_votes ? count_by_votes(count, plain) : count_by_gender(count, men, women, plain, best);
    const std::uint32_t filled = count.filled();
    const std::size_t at = (tier * T + t) * n;
    std::int32_t* winner = state.winners.data() + (of * T * contest.most_in_state + t * filled) * n;
    std::int32_t* keys = state.winner_keys.data() + (winner - state.winners.data());
    IntV elected_women = set(0);
    IntV elected_votes = set(0);
    for (std::uint32_t i = 0; i < filled; ++i) {
        const IntV key = by_votes ? plain.get(i) : best.get(i);
        elected_women = hn::Sub(elected_women, hn::VecFromMask(Ints(), is_woman(count, key)));
        elected_votes = hn::Add(elected_votes, votes_of(key, contest.key_shift));
        store(hn::Or(hn::And(key, set((1 << contest.slot_bits) - 1)), dead), winner + i * n);
        if (contest.named) store(without_mark(key), keys + i * n);
    }
    const auto bit = [](IntM mask) { return hn::And(hn::VecFromMask(Ints(), mask), set(1)); };
    add_to(state.district_women.data() + at, elected_women);
    add_to(state.elected_votes.data() + at, elected_votes);
    add_to(state.replaced.data() + at, result.replaced);
    add_to(state.district_ties.data() + at, bit(result.tied));
    if (rules.rerun && district.candidates > 0) {
        const IntM above = hn::Gt(ballot.against_all, votes_of(plain.get(0), contest.key_shift));
        add_to(state.reruns.data() + at, bit(above));
    }
    const FloatV share = hn::Div(
        hn::Mul(hn::ConvertTo(Floats(), result.margin), set(static_cast<float>(kShareUnit))),
        ballot.valid);
    store(hn::AndNot(dead, hn::NearestInt(share)), state.margins.data() + (of * T + t) * n);
}

/// One district in all tiers of its contest, both twins. L: its seats and one, or 0 where more.
template <std::size_t T, std::size_t L>
HWY_NOINLINE void count_district(const VectorPlan& plan, const VectorContest& contest,
                                 std::size_t d, const Ballot* ballots, IntV dead,
                                 VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    const VectorDistrict& district = contest.districts[d];
    const std::size_t length = contest.most_seats[d] + 1;
    std::int32_t* memory = state.sorted.data();
    for (std::size_t t = 0; t < T; ++t) {
        using Tops = Top<L>;
        Tops men(length, memory), women(length, memory + length * n);
        Tops plain(length, memory + 2 * length * n);
        const std::int32_t* keys = state.keys.data() + t * n;
        const std::size_t step = T * n;
        if (contest.by_gender) {
            men.insert(keys, district.men, step);
            women.insert(keys + district.men * step, district.candidates - district.men, step);
            plain.merge(men, women);
        } else {
            plain.insert(keys, district.candidates, step);
        }
        for (std::size_t of = 0; of < contest.tiers.size(); ++of) {
            count_tier<T>(plan, contest.tiers[of], of, d, t, men, women, plain, ballots[t], dead,
                          state);
        }
    }
}

template <std::size_t T>
HWY_INLINE void count_district(const VectorPlan& plan, const VectorContest& contest, std::size_t d,
                               const Ballot* ballots, IntV dead, VectorState& state) {
    switch (contest.most_seats[d]) {
        case 1:
            return count_district<T, 2>(plan, contest, d, ballots, dead, state);
        case 2:
            return count_district<T, 3>(plan, contest, d, ballots, dead, state);
        case 3:
            return count_district<T, 4>(plan, contest, d, ballots, dead, state);
        case 5:
            return count_district<T, 6>(plan, contest, d, ballots, dead, state);
        default:
            return count_district<T, 0>(plan, contest, d, ballots, dead, state);
    }
}

/// Copies the keys of a district where a test wants to see them.
template <std::size_t T>
HWY_INLINE void keep_keys(const VectorDistrict& district, VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    if (state.trace == nullptr) return;
    for (std::size_t i = 0; i < district.candidates * T; ++i)
        store(load(state.keys.data() + i * n), state.trace + i * n);
    state.trace += district.candidates * T * n;
}

/// All districts of a contest.
template <std::size_t T>
HWY_NOINLINE void run_contest(const VectorPlan& plan, const VectorContest& contest,
                              const PairState& pair, IntM live, VectorState& state,
                              VectorTallies& tallies) {
    const IntV dead = hn::Not(hn::VecFromMask(Ints(), live));
    for (std::size_t d = 0; d < contest.districts.size(); ++d) {
        if (d % 4 == 0) {
            const std::uint32_t first = contest.first_block[d / 4];
            normals(pair, plan.keys, contest.blocks.data() + first,
                    contest.first_block[d / 4 + 1] - first, state.z.data());
        }
        const VectorDistrict& district = contest.districts[d];
        Ballot ballots[T];
        vote_in<T>(plan, contest, district, state, ballots);
        keep_keys<T>(district, state);
        count_district<T>(plan, contest, d, ballots, dead, state);
        for (std::size_t of = 0; of < contest.tiers.size(); ++of) {
            tally_district<T>(plan, contest.tiers[of], of, d, live, state, tallies);
            if (contest.named) tally_names<T>(plan, contest.tiers[of], of, d, live, state, tallies);
        }
    }
}

template <std::size_t T>
HWY_INLINE void run_contests(const VectorPlan& plan, const PairState& pair, IntM live,
                             VectorState& state, VectorTallies& tallies) {
    for (LaneArray<std::int32_t>* sums :
         {&state.contest_votes, &state.district_women, &state.replaced, &state.reruns,
          &state.district_ties, &state.elected_votes}) {
        clear(*sums);
    }
    clear(state.independents_squared);
    clear(state.packed_seats);
    for (const VectorContest& contest : plan.contests)
        run_contest<T>(plan, contest, pair, live, state, tallies);
    const std::size_t n = hn::Lanes(Ints());
    for (std::size_t i = 0; i < plan.district_tiers.size() * plan.slots(); ++i) {
        const IntV packed = load(state.packed_seats.data() + i * n);
        store(hn::And(packed, set(0xffff)), state.district_seats.data() + i * T * n);
        if (T == 2) {
            store(hn::ShiftRight<16>(packed), state.district_seats.data() + (i * T + 1) * n);
        }
    }
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
