// Votes and seats of district tiers: section 3 of the model, a lane per pair of runs.
#if defined(KENESH_KERNELS_CONTESTS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_CONTESTS_INL
#undef KENESH_KERNELS_CONTESTS_INL
#else
#define KENESH_KERNELS_CONTESTS_INL
#endif

#include "sim/engine/kernels_seats-inl.hpp"
#include "sim/engine/kernels_tallies-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

/// Sum of one choice's votes over the units of a district.
template <std::size_t T>
HWY_INLINE FloatV votes_in(const VectorContest& contest, const VectorDistrict& district,
                           const VectorPlan& plan, const VectorState& state, std::size_t slot,
                           std::size_t t) {
    const std::size_t n = hn::Lanes(Floats());
    const std::size_t slots = plan.slots();
    const std::uint32_t* unit = contest.units.data() + district.first_unit;
    FloatV sum = load(state.votes.data() + ((unit[0] * slots + slot) * T + t) * n);
    for (std::uint32_t i = 1; i < district.units; ++i) {
        sum = hn::Add(sum, load(state.votes.data() + ((unit[i] * slots + slot) * T + t) * n));
    }
    return sum;
}

/// P q of one choice's nominees; returns its P.
template <std::size_t T>
HWY_INLINE FloatV weigh_line(const VectorContest& contest, const VectorLine& line, FloatV votes,
                             const float* z, std::size_t t, float* weight) {
    const std::size_t n = hn::Lanes(Floats());
    const VectorNominee* nominee = contest.nominees.data() + line.first_nominee;
    const FloatV sd = set(line.candidate_sd);
    FloatV factors = hn::Zero(Floats());
    FloatV splits = hn::Zero(Floats());
    for (std::uint32_t i = 0; i < line.nominees; ++i) {
        const FloatV noise = hn::Mul(sd, load(z + nominee[i].normal * n));
        const FloatV effect = with_sign(t, set(nominee[i].mean), noise);
        FloatV own = exp2(effect);
        factors = hn::Add(factors, own);
        if (line.split == Split::general) {
            own = exp2(hn::Mul(set(line.management), effect));
            splits = hn::Add(splits, own);
        }
        store(own, weight + (nominee[i].position * T + t) * n);
    }
    const FloatV each = hn::Mul(votes, set(line.per_nominee));
    const FloatV all = hn::Mul(each, factors);
    FloatV scale = each;
    if (line.split == Split::general) scale = hn::Div(all, splits);
    if (line.split == Split::even) scale = hn::Mul(all, set(line.per_nominee));
    for (std::uint32_t i = 0; i < line.nominees; ++i) {
        float* at = weight + (nominee[i].position * T + t) * n;
        store(line.split == Split::even ? scale : hn::Mul(scale, load(at)), at);
    }
    return all;
}

struct Ballot {
    FloatV valid;
    IntV against_all;
};

/// Fills the keys of a district's candidates.
template <std::size_t T>
HWY_INLINE Ballot vote_in(const VectorPlan& plan, const VectorContest& contest,
                          const VectorDistrict& district, std::size_t t, const float* z,
                          VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    FloatV valid = hn::Zero(Floats());
    for (std::uint32_t i = 0; i < district.units; ++i) {
        const std::size_t u = contest.units[district.first_unit + i];
        valid = hn::Add(valid, load(state.valid.data() + (u * T + t) * n));
    }
    FloatV total = hn::Zero(Floats());
    FloatV against_all = hn::Zero(Floats());
    if (contest.against_all >= 0) {
        const auto slot = static_cast<std::size_t>(contest.against_all);
        against_all = votes_in<T>(contest, district, plan, state, slot, t);
        if (contest.against_all_on_ballot) {
            total = against_all;
        } else {
            valid = hn::Sub(valid, against_all);
        }
    }
    float* weight = state.weight.data();
    for (std::uint32_t i = 0; i < district.lines; ++i) {
        const VectorLine& line = contest.lines[district.first_line + i];
        const FloatV votes = votes_in<T>(contest, district, plan, state, line.slot, t);
        total = hn::Add(total, weigh_line<T>(contest, line, votes, z, t, weight));
    }
    const FloatV scale = hn::Div(valid, total);
    const std::int32_t* low = contest.key_low.data() + district.first_candidate;
    for (std::uint32_t c = 0; c < district.candidates; ++c) {
        const std::size_t at = (c * T + t) * n;
        const IntV votes = hn::NearestInt(hn::Mul(scale, load(weight + at)));
        store(hn::Or(hn::ShiftLeftSame(votes, contest.key_shift), set(low[c])),
              state.keys.data() + at);
    }
    return {valid, contest.against_all_on_ballot ? hn::NearestInt(hn::Mul(scale, against_all))
                                                 : hn::Zero(Ints())};
}

/// Votes by choice, for systems whose votes are those of candidates.
template <std::size_t T>
HWY_INLINE void add_contest_votes(const VectorPlan& plan, const VectorContest& contest,
                                  const VectorDistrict& district, std::size_t t,
                                  VectorState& state) {
    const std::size_t n = hn::Lanes(Floats());
    std::int32_t* sums = state.contest_votes.data() + contest.position * plan.slots() * T * n;
    FloatV squares = hn::Zero(Floats());
    for (std::uint32_t c = 0; c < district.candidates; ++c) {
        const std::uint32_t slot = contest.slot[district.first_candidate + c];
        const IntV votes = votes_of(load(state.keys.data() + (c * T + t) * n), contest.key_shift);
        add_to(sums + (slot * T + t) * n, votes);
        if (plan.party[slot] == 0) {
            const FloatV v = hn::ConvertTo(Floats(), votes);
            squares = hn::Add(squares, hn::Mul(v, v));
        }
    }
    add_to(state.independents_squared.data() + (contest.position * T + t) * n, squares);
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
    const SeatResult result = by_votes ? count_by_votes(count, plain)
                                       : count_by_gender(count, men, women, plain, best);
    const std::uint32_t filled = count.filled();
    const std::size_t at = (tier * T + t) * n;
    std::int32_t* winner = state.winners.data() + (of * T + t) * contest.most_in_state * n;
    IntV elected_women = set(0);
    IntV elected_votes = set(0);
    for (std::uint32_t i = 0; i < filled; ++i) {
        const IntV key = by_votes ? plain.get(i) : best.get(i);
        elected_women = hn::Sub(elected_women, hn::VecFromMask(Ints(), is_woman(count, key)));
        elected_votes = hn::Add(elected_votes, votes_of(key, contest.key_shift));
        store(hn::Or(hn::And(key, set((1 << contest.slot_bits) - 1)), dead), winner + i * n);
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
    const FloatV share = hn::Div(hn::Mul(hn::ConvertTo(Floats(), result.margin),
                                         set(static_cast<float>(kShareUnit))),
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
    const std::uint32_t* order = contest.order.data() + district.first_candidate;
    for (std::size_t t = 0; t < T; ++t) {
        using Tops = Top<L>;
        Tops men(length, memory), women(length, memory + length * n);
        Tops plain(length, memory + 2 * length * n);
        const auto key = [&](std::uint32_t c) {
            return load(state.keys.data() + (order[c] * T + t) * n);
        };
        if (contest.by_gender) {
            for (std::uint32_t c = 0; c < district.men; ++c) men.insert(key(c));
            for (std::uint32_t c = district.men; c < district.candidates; ++c)
                women.insert(key(c));
            for (std::size_t i = 0; i < length; ++i) plain.insert(men.get(i), i);
            for (std::size_t i = 0; i < length; ++i) plain.insert(women.get(i), i);
        } else {
            for (std::uint32_t c = 0; c < district.candidates; ++c) plain.insert(key(c));
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
        for (std::size_t t = 0; t < T; ++t) {
            ballots[t] = vote_in<T>(plan, contest, district, t, state.z.data(), state);
            if (contest.sums) add_contest_votes<T>(plan, contest, district, t, state);
        }
        keep_keys<T>(district, state);
        count_district<T>(plan, contest, d, ballots, dead, state);
        for (std::size_t of = 0; of < contest.tiers.size(); ++of) {
            tally_district<T>(plan, contest.tiers[of], of, d, live, state, tallies);
        }
    }
}

template <std::size_t T>
HWY_INLINE void run_contests(const VectorPlan& plan, const PairState& pair, IntM live,
                             VectorState& state, VectorTallies& tallies) {
    for (LaneArray<std::int32_t>* sums :
         {&state.contest_votes, &state.district_seats, &state.district_women, &state.replaced,
          &state.reruns, &state.district_ties, &state.elected_votes}) {
        clear(*sums);
    }
    clear(state.independents_squared);
    for (const VectorContest& contest : plan.contests)
        run_contest<T>(plan, contest, pair, live, state, tallies);
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
