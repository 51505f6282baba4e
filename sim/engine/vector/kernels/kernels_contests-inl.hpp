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

/// What tally_names() knows a candidate by: the key, or its position where keys are wide.
template <class K>
HWY_INLINE typename K::V name_of(const VectorContest& contest, const VectorDistrict& district,
                                 typename K::V key) {
    if constexpr (K::kWide) {
        const int bits = contest.slot_bits + 1;
        const auto mask = K::set((std::int64_t{1} << (contest.wide_shift - bits)) - 1);
        const auto listing = hn::And(hn::ShiftRightSame(key, bits), mask);
        return hn::Sub(K::set(std::int64_t{district.candidates} - 1), listing);
    } else {
        return without_mark<K>(key);
    }
}

/// The margin of the last seat as a share of the valid votes.
HWY_INLINE IntV margin_share(IntV margin, const Ballot& ballot) {
    const FloatV units =
        hn::Mul(hn::ConvertTo(Floats(), margin), set(static_cast<float>(kShareUnit)));
    return hn::NearestInt(hn::Div(units, ballot.valid));
}

/// Counts one tier in one district for one twin; `of`: the tier's place in its contest. Lanes that
/// do not count get winners that no slot has, and no margin.
// Long: every result has its line, and registers do not outlive a call.
template <class K, std::size_t T, class Tops>
HWY_INLINE void count_tier(const VectorPlan& plan, std::size_t tier, std::size_t of, std::size_t d,
                           std::size_t t, std::size_t half, const Tops& men, const Tops& women,
                           const Tops& plain, typename K::Number* memory, const Ballot& ballot,
                           IntV dead, VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    const VectorDistrictTier& rules = plan.district_tiers[tier];
    const VectorContest& contest = plan.contests[rules.contest];
    const VectorDistrict& district = contest.districts[d];
    const int shift = K::kWide ? contest.wide_shift : contest.key_shift;
    const SeatCount count{rules.seats[d], district.candidates, district.candidates - district.men,
                          shift,          contest.slot_bits,   contest.drawn};
    Tops best(plain.size(), memory);
    const bool by_votes = count.seats.rule == SeatRule::none;
    const SeatResult<K> result = by_votes ? count_by_votes<K>(count, plain)
                                          : count_by_gender<K>(count, men, women, plain, best);
    const std::uint32_t filled = count.filled();
    const std::size_t at = (tier * T + t) * n;
    std::int32_t* winner = state.winners.data() + (of * T * contest.most_in_state + t * filled) * n;
    std::int32_t* keys = state.winner_keys.data() + (winner - state.winners.data());
    const auto not_live = K::part(dead, half);
    auto elected_women = K::set(0);
    auto elected_votes = K::set(0);
    for (std::uint32_t i = 0; i < filled; ++i) {
        const auto key = by_votes ? plain.get(i) : best.get(i);
        elected_women = plus_one<K>(elected_women, is_woman<K>(count, key));
        elected_votes = hn::Add(elected_votes, votes_of<K>(key, shift));
        K::put(hn::Or(hn::And(key, K::set((1 << contest.slot_bits) - 1)), not_live), half,
               winner + i * n);
        if (contest.named) K::put(name_of<K>(contest, district, key), half, keys + i * n);
    }
    const auto bit = [](typename K::M mask) {
        return hn::And(hn::VecFromMask(typename K::D(), mask), K::set(1));
    };
    K::add(elected_women, half, state.district_women.data() + at);
    K::add(elected_votes, half, state.elected_votes.data() + at);
    K::add(result.replaced, half, state.replaced.data() + at);
    K::add(bit(result.tied), half, state.district_ties.data() + at);
    if (contest.drawn && !by_votes) K::add(bit(result.unmet), half, state.unmet.data() + at);
    if (rules.rerun && district.candidates > 0) {
        const auto most = votes_of<K>(plain.get(0), shift);
        K::add(bit(hn::Gt(K::part(ballot.against_all, half), most)), half,
               state.reruns.data() + at);
    }
    std::int32_t* margin = state.margins.data() + (of * T + t) * n;
    if constexpr (K::kWide) {
        K::put(result.margin, half, margin);
    } else {
        store(hn::AndNot(dead, margin_share(result.margin, ballot)), margin);
    }
}

/// One half of the lanes of one twin: a district in all tiers of its contest.
template <class K, std::size_t T, std::size_t L>
HWY_INLINE void count_lanes(const VectorPlan& plan, const VectorContest& contest, std::size_t d,
                            std::size_t t, std::size_t half, typename K::Number* memory,
                            const Ballot& ballot, IntV dead, VectorState& state) {
    const std::size_t n = hn::Lanes(Ints());
    const VectorDistrict& district = contest.districts[d];
    const std::size_t length = contest.most_seats[d] + 1;
    const std::size_t size = length * hn::Lanes(typename K::D());
    using Tops = Top<K, L>;
    Tops men(length, memory), ladies(length, memory + size), plain(length, memory + 2 * size);
    const std::int32_t* women = contest.drawn ? state.women.data() + t * n : nullptr;
    const KeySource<K> keys(contest, district, state.keys.data() + t * n, women, T * n, half);
    if (contest.by_gender && contest.drawn) {
        const auto one = typename K::Number{1} << contest.slot_bits;
        const auto none = K::set(kNobody);
        men.insert(0, district.candidates, [&](std::size_t i) {
            const auto key = keys(i);
            return hn::IfThenElse(hn::TestBit(key, K::set(one)), none, key);
        });
        ladies.insert(0, district.candidates, [&](std::size_t i) {
            const auto key = keys(i);
            return hn::IfThenElse(hn::TestBit(key, K::set(one)), key, none);
        });
        plain.merge(men, ladies);
    } else if (contest.by_gender) {
        men.insert(0, district.men, keys);
        ladies.insert(district.men, district.candidates, keys);
        plain.merge(men, ladies);
    } else {
        plain.insert(0, district.candidates, keys);
    }
    for (std::size_t of = 0; of < contest.tiers.size(); ++of) {
        count_tier<K, T>(plan, contest.tiers[of], of, d, t, half, men, ladies, plain,
                         memory + 3 * size, ballot, dead, state);
    }
}

/// One district in all tiers of its contest, both twins. L: its seats and one, or 0 where more.
template <class K, std::size_t T, std::size_t L>
HWY_NOINLINE void count_district(const VectorPlan& plan, const VectorContest& contest,
                                 std::size_t d, const Ballot* ballots, IntV dead,
                                 VectorState& state) {
    for (std::size_t t = 0; t < T; ++t) {
        if constexpr (K::kWide) {
            const std::size_t n = hn::Lanes(Ints());
            for (std::size_t half = 0; half < K::kHalves; ++half)
                count_lanes<K, T, L>(plan, contest, d, t, half, state.sorted_wide.data(),
                                     ballots[t], dead, state);
            for (std::size_t of = 0; of < contest.tiers.size(); ++of) {
                std::int32_t* margin = state.margins.data() + (of * T + t) * n;
                store(hn::AndNot(dead, margin_share(load(margin), ballots[t])), margin);
            }
        } else {
            count_lanes<K, T, L>(plan, contest, d, t, 0, state.sorted.data(), ballots[t], dead,
                                 state);
        }
    }
}

template <std::size_t T>
HWY_INLINE void count_district(const VectorPlan& plan, const VectorContest& contest, std::size_t d,
                               const Ballot* ballots, IntV dead, VectorState& state) {
    const std::uint32_t seats = contest.most_seats[d];
    if (contest.wide) {
        if (seats == 1) return count_district<Keys64, T, 2>(plan, contest, d, ballots, dead, state);
        if (seats == 3) return count_district<Keys64, T, 4>(plan, contest, d, ballots, dead, state);
        return count_district<Keys64, T, 0>(plan, contest, d, ballots, dead, state);
    }
    switch (seats) {
        case 1:
            return count_district<Keys32, T, 2>(plan, contest, d, ballots, dead, state);
        case 2:
            return count_district<Keys32, T, 3>(plan, contest, d, ballots, dead, state);
        case 3:
            return count_district<Keys32, T, 4>(plan, contest, d, ballots, dead, state);
        case 5:
            return count_district<Keys32, T, 6>(plan, contest, d, ballots, dead, state);
        default:
            return count_district<Keys32, T, 0>(plan, contest, d, ballots, dead, state);
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
            if (contest.drawn) {
                random_words(pair, plan.keys, contest.gender_blocks.data() + first,
                             contest.first_block[d / 4 + 1] - first,
                             reinterpret_cast<std::uint32_t*>(state.words.data()));
            }
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
          &state.district_ties, &state.elected_votes, &state.unmet}) {
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
