// Votes of the candidates of a district (docs/methods.md, "District tiers"), a lane per pair of
// runs, in float32 up to the whole votes.
#if defined(KENESH_KERNELS_VOTES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_VOTES_INL
#undef KENESH_KERNELS_VOTES_INL
#else
#define KENESH_KERNELS_VOTES_INL
#endif

#include "sim/engine/vector/kernels/kernels_effects-inl.hpp"
#include "sim/engine/vector/kernels/kernels_several-inl.hpp"
#include "sim/engine/vector/kernels/kernels_units-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

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

/// A nominee's part of a managed line, raised where its gender was drawn as a woman's.
template <std::size_t T>
HWY_INLINE FloatV of_drawn_woman(const VectorContest& contest, const VectorNominee& nominee,
                                 std::size_t t, const VectorState& state, FloatV split) {
    const VectorGenders& of = contest.genders[nominee.slot];
    if (!of.drawn) return split;
    const IntV woman = load(state.women.data() + (nominee.place * T + t) * hn::Lanes(Ints()));
    return hn::IfThenElse(hn::RebindMask(Floats(), hn::Lt(woman, set(0))),
                          hn::Mul(split, set(of.split_factor)), split);
}

/// Divides a managed line's votes by the effects to the power of 1 - m.
template <std::size_t T>
HWY_INLINE void manage_votes(const VectorContest& contest, const VectorLine& line,
                             VectorState& state, float* HWY_RESTRICT votes) {
    const float* z = state.z.data();
    const std::size_t n = hn::Lanes(Floats());
    const VectorNominee* nominees = contest.nominees.data() + line.first_nominee;
    const VectorSplit* splits = contest.splits.data() + line.first_nominee;
    const GammaCurve* curve =
        line.split_curve.has_value() ? &contest.curves[*line.split_curve] : nullptr;
    const float* const start = state.candidate_votes.data();
    FloatV all[T], sum[T];
    for (std::size_t t = 0; t < T; ++t)
        all[t] = sum[t] = hn::Zero(Floats());
    for (std::uint32_t i = 0; i < line.nominees; ++i) {
        const FloatV own = load(z + nominees[i].normal * n);
        FloatV powers[T];
        if (curve != nullptr) {
            gamma_of_twins<T>(curve->even.data(), curve->odd.data(), curve->even.size(), own,
                              powers);
        } else {
            exp2_of_twins<T>(hn::Mul(set(splits[i].sd), own), powers);
        }
        for (std::size_t t = 0; t < T; ++t) {
            float* at = votes + (i * T + t) * n;
            FloatV split = hn::Mul(set(splits[i].factor), powers[t]);
            if (contest.drawn) split = of_drawn_woman<T>(contest, nominees[i], t, state, split);
            if (line.unused > 0.0f) store(chance_of(line, split), state.used.data() + (at - start));
            all[t] = hn::Add(all[t], load(at));
            sum[t] = hn::Add(sum[t], split);
            store(split, at);
        }
    }
    for (std::size_t t = 0; t < T; ++t) {
        const FloatV scale = hn::Div(all[t], sum[t]);
        for (std::uint32_t i = 0; i < line.nominees; ++i) {
            float* at = votes + (i * T + t) * n;
            store(hn::Mul(scale, load(at)), at);
        }
    }
}

/// All managed lines of a district.
template <std::size_t T>
HWY_INLINE void manage_lines(const VectorContest& contest, const VectorDistrict& district,
                             VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    for (std::uint32_t i = 0; i < district.lines; ++i) {
        const VectorLine& line = contest.lines[district.first_line + i];
        if (!line.managed) continue;
        const std::uint32_t first = line.first_nominee - district.first_candidate;
        manage_votes<T>(contest, line, state, state.candidate_votes.data() + first * T * n);
    }
}

/// Lines whose personal votes move their total by less than themselves: the mean factor of the
/// line's nominees to the power of kappa in place of the mean factor. `x`: the choice's votes; the
/// line's votes are returned.
template <std::size_t T>
HWY_INLINE void pull_votes(const VectorLine& line, const float* x, float* HWY_RESTRICT votes,
                           FloatV* total) {
    const std::size_t n = hn::Lanes(Floats());
    for (std::size_t t = 0; t < T; ++t) {
        FloatV all = hn::Zero(Floats());
        for (std::uint32_t i = 0; i < line.nominees; ++i)
            all = hn::Add(all, load(votes + (i * T + t) * n));
        if (line.pull != 1.0f) {
            // Within 2^100 either way, so that the powers are numbers.
            const FloatV mean =
                hn::Min(hn::Max(hn::Div(all, load(x + (line.slot * T + t) * n)), set(0x1p-100f)),
                        set(0x1p100f));
            const FloatV scale = exp2_both(hn::Mul(set(line.pull - 1.0f), log2_of(mean))).up;
            for (std::uint32_t i = 0; i < line.nominees; ++i) {
                float* at = votes + (i * T + t) * n;
                store(hn::Mul(scale, load(at)), at);
            }
            all = hn::Mul(scale, all);
        }
        total[t] = hn::Add(total[t], all);
    }
}

/// The same of all lines of a district; `total`: what they and against-all have.
template <std::size_t T>
HWY_NOINLINE void pull_lines(const VectorContest& contest, const VectorDistrict& district,
                             VectorState& state, const FloatV* against_all, FloatV* total) {
    const std::size_t n = hn::Lanes(Floats());
    for (std::size_t t = 0; t < T; ++t)
        total[t] = against_all[t];
    for (std::uint32_t i = 0; i < district.lines; ++i) {
        const VectorLine& line = contest.lines[district.first_line + i];
        const std::uint32_t first = line.first_nominee - district.first_candidate;
        pull_votes<T>(line, state.choice_votes.data(), state.candidate_votes.data() + first * T * n,
                      total);
    }
}

/// What a district's count needs to know besides its candidates' keys.
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

/// The same where float32 has no room: whole votes up to 2^31, in double precision; keys are made
/// of them (KeySource<Keys64>). `valid`: nothing where the votes are cast already.
template <std::size_t T>
HWY_NOINLINE void cast_wide(const VectorNominee* nominees, std::uint32_t count, const FloatV* valid,
                            const FloatV* total, const float* HWY_RESTRICT votes,
                            std::int32_t* HWY_RESTRICT whole) {
    const std::size_t n = hn::Lanes(Floats());
    const HalfInts d;
    for (std::size_t t = 0; t < T; ++t) {
        for (std::size_t half = 0; half < 2; ++half) {
            const DoubleV scale = valid == nullptr
                                      ? hn::Set(Doubles(), 1.0)
                                      : hn::Div(widen(valid[t], half), widen(total[t], half));
            for (std::uint32_t i = 0; i < count; ++i) {
                const DoubleV exact = hn::Mul(scale, widen(load(votes + (i * T + t) * n), half));
                hn::Store(hn::DemoteTo(d, hn::Round(exact)), d,
                          whole + (nominees[i].place * T + t) * n + half * n / 2);
            }
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

/// Whole votes and keys of all candidates from their votes up to a factor.
template <std::size_t T>
HWY_INLINE void cast_all(const VectorContest& contest, const VectorDistrict& district,
                         const FloatV* valid, const FloatV* total, FloatV* per_vote,
                         VectorState& state) {
    const VectorNominee* nominees = contest.nominees.data() + district.first_candidate;
    const float* votes = state.candidate_votes.data();
    const bool several = district.votes > 1;
    for (std::size_t t = 0; several && t < T; ++t) {
        spread_votes<T>(contest, district, t, per_vote[t], valid[t], state);
        per_vote[t] = set(1.0f);
    }
    if (contest.wide) {
        cast_wide<T>(nominees, district.candidates, several ? nullptr : valid, total, votes,
                     state.keys.data());
        return;
    }
    cast_votes<T>(nominees, district.candidates, per_vote, contest.key_shift, votes,
                  state.keys.data());
    if (contest.drawn) mark_women<T>(contest, district, state);
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
    if (contest.strengths.empty()) {
        add_units<T>(plan, contest, district, state, valid);
    } else {
        add_units_anew<T>(plan, contest, district, state, valid);
    }
    if (district.moves > 0) move_votes<T>(contest, district, state, valid);
    draw_effects<T>(contest, district, state.z.data(), votes);
    if (contest.drawn) draw_genders<T>(contest, district, state);
    for (std::size_t t = 0; t < T; ++t) {
        against_all[t] = hn::Zero(Floats());
        if (contest.against_all.has_value())
            against_all[t] = load(x + (*contest.against_all * T + t) * n);
        if (!contest.against_all_on_ballot) {
            valid[t] = hn::Sub(valid[t], against_all[t]);
            against_all[t] = hn::Zero(Floats());
        }
        total[t] = against_all[t];
    }
    if (contest.used) use_votes<T>(contest, district, state);
    personal_votes<T>(nominees, district.candidates, x, votes, total);
    if (contest.pulled) pull_lines<T>(contest, district, state, against_all, total);
    if (contest.managed) manage_lines<T>(contest, district, state);
    for (std::size_t t = 0; t < T; ++t) {
        per_vote[t] = hn::Div(valid[t], total[t]);
        ballots[t] = {valid[t], hn::NearestInt(hn::Mul(per_vote[t], against_all[t]))};
    }
    cast_all<T>(contest, district, valid, total, per_vote, state);
    if (contest.sums) add_contest_votes<T>(plan, contest, district, state);
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
