#include "sim/fit/election_measures.hpp"

#include <array>
#include <cassert>

namespace kenesh {
namespace {

constexpr std::array kOfChoice{kSeats, kListSeats, kDistrictSeats, kVoteShare};

double in_unit(std::int64_t value, MeasureUnit unit) {
    return static_cast<double>(value) * told(unit);
}

/// What a measure is a number of, by the kind of its row.
struct Value {
    const Measure& measure;
    const SeenElection& seen;

    double operator()(std::monostate) const {
        assert(false && "a measure of the election as a whole");
        return 0.0;
    }
    double operator()(National national) const {
        return national == National::turnout ? seen.election->turnout
                                             : seen.election->preference[measure.choice];
    }
    double operator()(const HouseRow* row) const {
        return in_unit(seen.systems[measure.system].house[row->measure], row->unit);
    }
    double operator()(const ChoiceRow* row) const {
        const SystemMeasures& system = seen.systems[measure.system];
        const ChoiceMeasures& of = measure.of_bloc ? system.blocs : system;
        return in_unit((of.*row->values)[measure.choice], row->unit);
    }
};

}  // namespace

std::span<const ChoiceRow> choice_measures() noexcept {
    return kOfChoice;
}

double value_in_election(const Measure& measure, const SeenElection& seen) {
    return std::visit(Value{measure, seen}, measure.of_election);
}

}  // namespace kenesh
