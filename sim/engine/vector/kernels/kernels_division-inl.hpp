// Dividing seats among lists, half of a vector's lanes at a time: rules/highest_averages.hpp and
// rules/largest_remainder.hpp. Quotas and averages are exact: doubles hold every product of votes
// below 2^31 and seats below 2^18.
#if defined(KENESH_KERNELS_DIVISION_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_DIVISION_INL
#undef KENESH_KERNELS_DIVISION_INL
#else
#define KENESH_KERNELS_DIVISION_INL
#endif

#include "sim/engine/vector/kernels/kernels_electorate-inl.hpp"
#include "sim/rules/list_tier.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

HWY_INLINE DoubleV real(double x) {
    return hn::Set(Doubles(), x);
}
HWY_INLINE DoubleV load(const double* p) {
    return hn::Load(Doubles(), p);
}
HWY_INLINE void store(DoubleV v, double* p) {
    hn::Store(v, Doubles(), p);
}

/// One division in half of the lanes: votes, seats and remainders of list i at i * step.
struct Lists {
    double* votes;
    double* seats;
    double* rest;
    double* capped;  ///< seats of lists that left with the cap
    std::size_t count;
    std::size_t step;
};

/// The whole quotas of each list, and what is left of votes and seats. Quota and votes are
/// multiplied by the seats, so that all stays whole. Returns the seats that are left.
HWY_INLINE DoubleV whole_quotas(const Lists& lists, DoubleV seats, DoubleV quota, DoubleV total) {
    const DoubleV zero = hn::Zero(Doubles());
    DoubleV left = hn::IfThenElseZero(hn::Gt(total, zero), seats);
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleV claim = hn::Mul(load(lists.votes + i * lists.step), seats);
        DoubleV whole = hn::Floor(hn::Div(claim, quota));
        DoubleV rest = hn::Sub(claim, hn::Mul(whole, quota));
        const DoubleM over = hn::Lt(rest, zero);  // the quotient was rounded up to a whole number
        whole = hn::Sub(whole, hn::IfThenElseZero(over, real(1.0)));
        rest = hn::Add(rest, hn::IfThenElseZero(over, quota));
        left = hn::Sub(left, whole);
        store(whole, lists.seats + i * lists.step);
        store(rest, lists.rest + i * lists.step);
    }
    return left;
}

/// The greatest remainder, of equal ones that of more votes: a seat's next claim.
struct GreatestRest {
    DoubleV rest;
    DoubleV winner;
};

HWY_INLINE GreatestRest greatest_rest(const Lists& lists) {
    const DoubleV zero = hn::Zero(Doubles());
    DoubleV most = zero;
    GreatestRest best{real(-1e300), real(-1.0)};
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleV votes = load(lists.votes + i * lists.step);
        const DoubleV rest = load(lists.rest + i * lists.step);
        const DoubleM equal = hn::And(hn::Eq(rest, best.rest), hn::Gt(votes, most));
        const DoubleM better = hn::And(hn::Gt(votes, zero), hn::Or(hn::Gt(rest, best.rest), equal));
        best.rest = hn::IfThenElse(better, rest, best.rest);
        most = hn::IfThenElse(better, votes, most);
        best.winner = hn::IfThenElse(better, real(static_cast<double>(i)), best.winner);
    }
    return best;
}

/// Hare's quota and the greatest remainders, as divide_by_remainders(); returns where a tie
/// decided.
HWY_INLINE DoubleM divide_hare(const Lists& lists, DoubleV seats, DoubleV total) {
    const DoubleV zero = hn::Zero(Doubles());
    const DoubleV quota = hn::Max(total, real(1.0));
    DoubleV left = whole_quotas(lists, seats, quota, total);
    const DoubleM some_left = hn::Gt(left, zero);
    DoubleV deciding = real(-1.0);
    for (DoubleM open = some_left; !hn::AllFalse(Doubles(), open); open = hn::Gt(left, zero)) {
        const GreatestRest best = greatest_rest(lists);
        deciding = hn::IfThenElse(open, best.rest, deciding);
        for (std::size_t i = 0; i < lists.count; ++i) {
            const DoubleM here = hn::And(open, hn::Eq(best.winner, real(static_cast<double>(i))));
            double* got = lists.seats + i * lists.step;
            double* rest = lists.rest + i * lists.step;
            store(hn::Add(load(got), hn::IfThenElseZero(here, real(1.0))), got);
            store(hn::Sub(load(rest), hn::IfThenElseZero(here, quota)), rest);
        }
        left = hn::Sub(left, hn::IfThenElseZero(open, real(1.0)));
    }
    DoubleM tied = hn::Lt(real(1.0), zero);
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleM equal = hn::Eq(load(lists.rest + i * lists.step), deciding);
        tied = hn::Or(tied, hn::And(equal, hn::Gt(load(lists.votes + i * lists.step), zero)));
    }
    return hn::And(tied, some_left);
}

/// The best claim to the next seat: votes / (step seats + 1), compared crosswise.
struct BestClaim {
    DoubleV votes;
    DoubleV divisor;
    DoubleV winner;
};

HWY_INLINE BestClaim best_claim(const Lists& lists, DoubleV step) {
    const DoubleV zero = hn::Zero(Doubles());
    BestClaim best{zero, real(1.0), real(-1.0)};
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleV votes = load(lists.votes + i * lists.step);
        const DoubleV divisor =
            hn::Add(hn::Mul(step, load(lists.seats + i * lists.step)), real(1.0));
        const DoubleV here = hn::Mul(votes, best.divisor);
        const DoubleV there = hn::Mul(best.votes, divisor);
        const DoubleM equal = hn::And(hn::Eq(here, there), hn::Gt(votes, best.votes));
        const DoubleM better = hn::Or(hn::Gt(here, there), equal);
        best.votes = hn::IfThenElse(better, votes, best.votes);
        best.divisor = hn::IfThenElse(better, divisor, best.divisor);
        best.winner = hn::IfThenElse(better, real(static_cast<double>(i)), best.winner);
    }
    return best;
}

/// Highest averages with divisors 1, 1 + step, 1 + 2 step, ...: D'Hondt 1, Sainte-Lague 2,
/// Danish 3. First the seats that every list is sure of, as in divide_by_averages().
HWY_INLINE DoubleM divide_averages(const Lists& lists, DoubleV seats, double step, DoubleV total) {
    const DoubleV zero = hn::Zero(Doubles());
    DoubleV parties = zero;
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleM some = hn::Gt(load(lists.votes + i * lists.step), zero);
        parties = hn::Add(parties, hn::IfThenElseZero(some, real(1.0)));
    }
    const DoubleV level = hn::Sub(hn::Mul(real(step), seats), hn::Mul(parties, real(step - 1.0)));
    const DoubleV unit = hn::Mul(hn::Max(total, real(1.0)), real(step));
    const DoubleM voted = hn::And(hn::Gt(total, zero), hn::Gt(seats, zero));
    DoubleV left = hn::IfThenElseZero(voted, seats);
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleV reach =
            hn::Sub(hn::Mul(load(lists.votes + i * lists.step), hn::Max(level, zero)), total);
        const DoubleV sure = hn::Max(zero, hn::Ceil(hn::Div(reach, unit)));
        store(sure, lists.seats + i * lists.step);
        left = hn::Sub(left, sure);
    }
    for (DoubleM open = hn::Gt(left, zero); !hn::AllFalse(Doubles(), open);
         open = hn::Gt(left, zero)) {
        const BestClaim best = best_claim(lists, real(step));
        for (std::size_t i = 0; i < lists.count; ++i) {
            const DoubleM here = hn::And(open, hn::Eq(best.winner, real(static_cast<double>(i))));
            double* got = lists.seats + i * lists.step;
            store(hn::Add(load(got), hn::IfThenElseZero(here, real(1.0))), got);
        }
        left = hn::Sub(left, hn::IfThenElseZero(open, real(1.0)));
    }
    const BestClaim next = best_claim(lists, real(step));
    DoubleM tied = hn::Lt(real(1.0), zero);
    for (std::size_t i = 0; i < lists.count; ++i) {
        const DoubleV got = load(lists.seats + i * lists.step);
        const DoubleV divisor = hn::Add(hn::Mul(real(step), hn::Sub(got, real(1.0))), real(1.0));
        const DoubleM equal = hn::Eq(hn::Mul(load(lists.votes + i * lists.step), next.divisor),
                                     hn::Mul(next.votes, divisor));
        tied = hn::Or(tied, hn::And(equal, hn::Gt(got, zero)));
    }
    return hn::And(tied, voted);
}

HWY_INLINE double step_of(Divisor divisor) {
    return divisor == Divisor::dhondt ? 1.0 : (divisor == Divisor::sainte_lague ? 2.0 : 3.0);
}

struct Divided {
    DoubleV unfilled;
    DoubleM tied;
    DoubleM unsure;  ///< a tie was at hand where lists left with the cap: the scalar rule decides
};

HWY_INLINE DoubleV sum_of(const double* values, const Lists& lists) {
    DoubleV sum = hn::Zero(Doubles());
    for (std::size_t i = 0; i < lists.count; ++i)
        sum = hn::Add(sum, load(values + i * lists.step));
    return sum;
}

/// Lists above the cap keep it and leave with it; returns the lanes where one did.
HWY_INLINE DoubleM leave_with_cap(const Lists& lists, double cap, DoubleV& left) {
    DoubleM any = hn::Lt(real(1.0), hn::Zero(Doubles()));
    for (std::size_t i = 0; i < lists.count; ++i) {
        double* votes = lists.votes + i * lists.step;
        double* capped = lists.capped + i * lists.step;
        const DoubleM over = hn::Gt(load(lists.seats + i * lists.step), real(cap));
        store(hn::IfThenElse(over, real(cap), load(capped)), capped);
        store(hn::IfThenZeroElse(over, load(votes)), votes);
        left = hn::Sub(left, hn::IfThenElseZero(over, real(cap)));
        any = hn::Or(any, over);
    }
    return any;
}

/// The division of a tier in half of the lanes, repeated without the lists above the cap.
HWY_INLINE Divided divide_lists(const Lists& lists, const ListRule& rule) {
    const DoubleV zero = hn::Zero(Doubles());
    const auto* averages = std::get_if<HighestAverages>(&rule.formula);
    DoubleV left = real(rule.seats);
    Divided out{zero, hn::Lt(real(1.0), zero), hn::Lt(real(1.0), zero)};
    for (std::size_t i = 0; i < lists.count; ++i)
        store(zero, lists.capped + i * lists.step);
    while (true) {
        const DoubleV total = sum_of(lists.votes, lists);
        out.tied = averages == nullptr
                       ? divide_hare(lists, left, total)
                       : divide_averages(lists, left, step_of(averages->divisor), total);
        out.unfilled = hn::IfThenElseZero(hn::Eq(total, zero), left);
        if (!rule.max_seats) return out;
        const DoubleM over = leave_with_cap(lists, *rule.max_seats, left);
        if (hn::AllFalse(Doubles(), over)) break;
        out.unsure = hn::Or(out.unsure, hn::And(over, out.tied));
    }
    for (std::size_t i = 0; i < lists.count; ++i) {
        double* seats = lists.seats + i * lists.step;
        store(hn::Add(load(seats), load(lists.capped + i * lists.step)), seats);
    }
    return out;
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
