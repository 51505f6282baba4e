// District tiers (docs/methods.md, "District tiers"), a lane per pair of runs: districts are
// voted, counted and tallied one after the other.
#if defined(KENESH_KERNELS_CONTESTS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_CONTESTS_INL
#undef KENESH_KERNELS_CONTESTS_INL
#else
#define KENESH_KERNELS_CONTESTS_INL
#endif

#include "sim/engine/vector/kernels/kernels_seats-inl.hpp"
#include "sim/engine/vector/kernels/kernels_tallies-inl.hpp"
#include "sim/engine/vector/kernels/kernels_votes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

/// The margin of the last seat as a share of the valid votes.
HWY_INLINE IntV margin_share(IntV margin, const Ballot& ballot) {
    const FloatV units =
        hn::Mul(hn::ConvertTo(Floats(), margin), set(static_cast<float>(kShareUnit)));
    return hn::NearestInt(hn::Div(units, ballot.valid));
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
    store(hn::AndNot(dead, margin_share(result.margin, ballot)),
          state.margins.data() + (of * T + t) * n);
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
                              const CountPlan& places, const PairState& pair, IntM live,
                              VectorState& state, BatchCounters& counters) {
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
            const std::size_t tier = contest.tiers[of];
            tally_district<T>(plan, places, tier, of, d, live, state, counters);
            if (contest.named) tally_names<T>(plan, places, tier, of, d, live, state, counters);
        }
    }
}

template <std::size_t T>
HWY_INLINE void run_contests(const VectorPlan& plan, const CountPlan& places, const PairState& pair,
                             IntM live, VectorState& state, BatchCounters& counters) {
    for (LaneArray<std::int32_t>* sums :
         {&state.contest_votes, &state.district_women, &state.replaced, &state.reruns,
          &state.district_ties, &state.elected_votes}) {
        clear(*sums);
    }
    clear(state.independents_squared);
    clear(state.packed_seats);
    for (const VectorContest& contest : plan.contests)
        run_contest<T>(plan, contest, places, pair, live, state, counters);
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
