// Several votes each (docs/methods.md, "District tiers"): engine/reference/ballots.cpp with
// a lane per run, in float32.
#if defined(KENESH_KERNELS_SEVERAL_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_SEVERAL_INL
#undef KENESH_KERNELS_SEVERAL_INL
#else
#define KENESH_KERNELS_SEVERAL_INL
#endif

#include "sim/engine/vector/kernels/kernels_electorate-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

/// How a line's supporters share b votes among more than b candidates: whoever has at least `bar`
/// of the line's votes has one from each, the others `rate` times their own.
struct TicketShare {
    FloatV bar;
    FloatV rate;
};

/// Sums over the candidates below the bar are taken anew in every step: what is left after a
/// subtraction would not be exact where one candidate has nearly all. The bar only falls, and at
/// most b candidates reach it, so that it rests after b steps and one.
template <std::size_t T>
HWY_INLINE TicketShare share_ticket(const float* votes, std::uint32_t nominees, std::uint32_t b,
                                    FloatV all) {
    const std::size_t n = hn::Lanes(Floats());
    const FloatV zero = hn::Zero(Floats());
    const FloatV one = set(1.0f);
    FloatV left = set(static_cast<float>(b));
    FloatV rate = hn::Div(left, all);
    FloatV bar = hn::Div(all, left);
    for (std::uint32_t step = 0; step <= b; ++step) {
        FloatV free = zero;
        FloatV found = zero;
        for (std::uint32_t i = 0; i < nominees; ++i) {
            const FloatV v = load(votes + i * T * n);
            const auto full = hn::Ge(v, bar);
            free = hn::Add(free, hn::IfThenZeroElse(full, v));
            found = hn::Add(found, hn::IfThenElseZero(full, one));
        }
        left = hn::Max(hn::Sub(set(static_cast<float>(b)), found), zero);
        const auto some = hn::And(hn::Gt(free, zero), hn::Gt(left, zero));
        rate = hn::IfThenElseZero(some, hn::Div(left, free));
        const FloatV next = hn::IfThenElse(some, hn::Min(bar, hn::Div(free, left)), bar);
        const bool rests = hn::AllTrue(Floats(), hn::Eq(next, bar));
        bar = next;
        if (rests) break;
    }
    return {bar, rate};
}

/// What each line's candidates receive, per vote of their own, from supporters of others who have
/// votes left: into state.line_spill. Sums of all others come from both sides, since a difference
/// to the whole would lose what is small beside a large party.
HWY_INLINE void spill_votes(const VectorContest& contest, const VectorDistrict& district,
                            VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    const FloatV zero = hn::Zero(Floats());
    const VectorLine* lines = contest.lines.data() + district.first_line;
    const float* sums = state.line_sums.data();
    const float* supporters = state.line_supporters.data();
    float* before = state.line_spill.data();
    float* spills = state.line_rate.data();
    FloatV running = zero;
    for (std::uint32_t i = 0; i < district.lines; ++i) {
        store(running, before + i * n);
        running = hn::Add(running, load(sums + i * n));
    }
    running = zero;
    for (std::uint32_t i = district.lines; i-- > 0;) {
        const FloatV others = hn::Add(load(before + i * n), running);
        const std::uint32_t own = std::min(district.votes, lines[i].nominees);
        const float votes = lines[i].spill * static_cast<float>(district.votes - own);
        FloatV left = set(votes);
        if (lines[i].unused > 0.0f) {
            const FloatV unused = load(state.line_unused.data() + i * n);
            left = hn::Add(left, hn::Mul(set(lines[i].spill), unused));
        }
        const FloatV over = hn::Mul(left, load(supporters + i * n));
        store(hn::IfThenElseZero(hn::Gt(others, zero), hn::Div(over, others)), spills + i * n);
        running = hn::Add(running, load(sums + i * n));
    }
    running = zero;
    for (std::uint32_t i = 0; i < district.lines; ++i) {
        store(running, before + i * n);
        running = hn::Add(running, load(spills + i * n));
    }
    running = zero;
    for (std::uint32_t i = district.lines; i-- > 0;) {
        add_to(before + i * n, running);
        running = hn::Add(running, load(spills + i * n));
    }
}

/// The chance that a supporter who does not use all votes gives one to a candidate.
HWY_INLINE FloatV chance_of(const VectorLine& line, FloatV effect) {
    return hn::Div(effect, hn::Add(effect, set(line.unused)));
}

/// The same for all nominees of lines that are not managed, while `candidate_votes` are effects.
template <std::size_t T>
HWY_NOINLINE void use_votes(const VectorContest& contest, const VectorDistrict& district,
                            VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    for (std::uint32_t i = 0; i < district.lines; ++i) {
        const VectorLine& line = contest.lines[district.first_line + i];
        if (line.managed || !(line.unused > 0.0f)) continue;
        for (std::uint32_t j = 0; j < line.nominees; ++j) {
            const std::size_t c = line.first_nominee + j;
            const FloatV factor = set(contest.nominees[c].factor);
            const std::size_t at = (c - district.first_candidate) * T * n;
            for (std::size_t t = 0; t < T; ++t) {
                const FloatV effect = load(state.candidate_votes.data() + at + t * n);
                store(chance_of(line, hn::Mul(factor, effect)), state.used.data() + at + t * n);
            }
        }
    }
}

/// Parts of a line's supporters that vote for each of its candidates, in place of the chances in
/// `used`; what they leave over is added up. `votes`: of the first candidate, before the spill.
template <std::size_t T>
HWY_INLINE FloatV use_ticket(const VectorLine& line, const TicketShare& share, const float* votes,
                             float* used) {
    const std::size_t n = hn::Lanes(Floats());
    const FloatV one = set(1.0f);
    FloatV left = hn::Zero(Floats());
    for (std::uint32_t j = 0; j < line.nominees; ++j) {
        const FloatV own = load(votes + j * T * n);
        float* const at = used + j * T * n;
        const FloatV part =
            hn::IfThenElse(hn::Ge(own, share.bar), one, hn::Min(one, hn::Mul(own, share.rate)));
        const FloatV chance = load(at);
        left = hn::Add(left, hn::Mul(part, hn::Sub(one, chance)));
        store(hn::Mul(part, chance), at);
    }
    return left;
}

/// The votes of a line's candidates in one twin: of its own supporters, in `used`, and of others.
template <std::size_t T>
HWY_INLINE void add_used(const VectorLine& line, FloatV supporters, FloatV from_others,
                         FloatV valid, const float* used, float* votes) {
    const std::size_t n = hn::Lanes(Floats());
    for (std::uint32_t j = 0; j < line.nominees; ++j) {
        float* const at = votes + j * T * n;
        const FloatV exact =
            hn::Add(hn::Mul(supporters, load(used + j * T * n)), hn::Mul(load(at), from_others));
        store(hn::Min(exact, valid), at);
    }
}

/// How a line's supporters share their votes among its candidates, whose votes begin at `first`.
template <std::size_t T>
HWY_INLINE TicketShare ticket_of(const VectorLine& line, const VectorDistrict& district,
                                 const float* first, const float* sum) {
    if (line.nominees <= district.votes) return {hn::Zero(Floats()), hn::Zero(Floats())};
    return share_ticket<T>(first, line.nominees, district.votes, load(sum));
}

/// Divides the votes of a district with more than one vote per voter in one twin, in place.
/// Long: one pass for sums, one for votes, each with the line that does not use all of its votes.
template <std::size_t T>
HWY_NOINLINE void spread_votes(const VectorContest& contest, const VectorDistrict& district,
                               std::size_t t, FloatV per_vote, FloatV valid, VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    const VectorLine* lines = contest.lines.data() + district.first_line;
    float* const votes = state.candidate_votes.data() + t * n;
    const auto offset = [&](std::uint32_t i) {
        return (lines[i].first_nominee - district.first_candidate) * T * n;
    };
    const auto first = [&](std::uint32_t i) { return votes + offset(i); };
    const auto used = [&](std::uint32_t i) { return state.used.data() + t * n + offset(i); };
    for (std::uint32_t i = 0; i < district.lines; ++i) {
        FloatV sum = hn::Zero(Floats());
        for (std::uint32_t j = 0; j < lines[i].nominees; ++j)
            sum = hn::Add(sum, load(first(i) + j * T * n));
        store(sum, state.line_sums.data() + i * n);
        const IntV whole = hn::NearestInt(hn::Mul(per_vote, sum));
        store(hn::ConvertTo(Floats(), whole), state.line_supporters.data() + i * n);
        if (lines[i].unused > 0.0f) {
            const TicketShare share =
                ticket_of<T>(lines[i], district, first(i), state.line_sums.data() + i * n);
            store(use_ticket<T>(lines[i], share, first(i), used(i)),
                  state.line_unused.data() + i * n);
        }
    }
    spill_votes(contest, district, state);
    for (std::uint32_t i = 0; i < district.lines; ++i) {
        const FloatV supporters = load(state.line_supporters.data() + i * n);
        const FloatV from_others = load(state.line_spill.data() + i * n);
        if (lines[i].unused > 0.0f) {
            add_used<T>(lines[i], supporters, from_others, valid, used(i), first(i));
            continue;
        }
        const TicketShare share =
            ticket_of<T>(lines[i], district, first(i), state.line_sums.data() + i * n);
        for (std::uint32_t j = 0; j < lines[i].nominees; ++j) {
            float* at = first(i) + j * T * n;
            const FloatV own = load(at);
            const FloatV part = hn::IfThenElse(hn::Ge(own, share.bar), set(1.0f),
                                               hn::Min(set(1.0f), hn::Mul(own, share.rate)));
            const FloatV exact = hn::Add(hn::Mul(supporters, part), hn::Mul(own, from_others));
            store(hn::Min(exact, valid), at);
        }
    }
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
