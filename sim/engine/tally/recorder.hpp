#pragma once

#include <vector>

#include "sim/engine/tally/election.hpp"
#include "sim/engine/tally/measures.hpp"
#include "sim/engine/tally/tallies.hpp"

namespace kenesh {

/// Turns elections into counts. Runs are given in order; with twins, even and odd by turns.
class Recorder {
public:
    Recorder(const Plan& plan, const TallyLayout& layout);

    /// Adds one run. With twins the counts are complete after an odd run only.
    void add(const Election& election);
    [[nodiscard]] const Tallies& tallies() const noexcept { return tallies_; }
    /// The measures of the run added last, per system.
    [[nodiscard]] const std::vector<SystemMeasures>& measures() const noexcept;

private:
    /// One run's numbers: all that a slot can ask for.
    struct Run {
        std::vector<std::int64_t> preference;
        std::int64_t turnout = 0;
        std::vector<SystemMeasures> systems;
        std::vector<std::vector<std::int64_t>> district_values;  ///< per system, in slot order
    };
    void measure(const MeasureSlot& slot, std::int64_t value, std::int64_t twin);
    void event(const EventSlot& slot, bool value, bool twin);
    void read(const Election& election, Run& run) const;
    void read_districts(const Election& election, std::size_t system, Run& run) const;
    void read_list_districts(const SystemResult& result, std::size_t system, Run& run) const;
    void record(const Run& run, const Run& twin);
    void record_system(std::size_t system, const Run& run, const Run& twin);
    void record_districts(std::size_t system, const Run& run, const Run& twin);
    /// One choice or bloc under two systems, in a run and its twin.
    struct Pair {
        const ChoiceMeasures& a;
        const ChoiceMeasures& b;
        const ChoiceMeasures& twin_a;
        const ChoiceMeasures& twin_b;
        std::size_t k;
    };
    void record_difference(const ComparisonSlots::Difference& d, const Pair& of);
    void record_comparison(const ComparisonSlots& slots, const Run& run, const Run& twin);

    const Plan& plan_;
    const TallyLayout& layout_;
    Tallies tallies_;
    Run even_, odd_;
    bool odd_next_ = false;
};

}  // namespace kenesh
