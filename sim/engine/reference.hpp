#pragma once

#include <cstdint>
#include <vector>

#include "sim/engine/draws.hpp"
#include "sim/engine/election.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/model/plan.hpp"

namespace kenesh {

/// The scalar engine: model.md read aloud, in double precision. Holds only scratch memory, so that
/// a run allocates nothing; one object per thread.
class ReferenceEngine {
public:
    explicit ReferenceEngine(const Plan& plan, Normals normals = Normals::counters);

    /// The election of one run, the same whatever ran before. The reference is valid until the
    /// next call.
    [[nodiscard]] const Election& run(std::int64_t run);

private:
    void preferences(double sign);
    void count_systems();
    void count(const DistrictTierPlan& tier, DistrictTierResult& out, SystemResult& system);
    void count(const ListTierPlan& tier, ListCount& out, SystemResult& system);
    void totals(const SystemPlan& plan, SystemResult& system) const;

    const Plan& plan_;
    Normals normals_;
    std::int64_t drawn_pair_ = -1;
    Draws draws_;
    std::vector<double> turnout_;    ///< U: V_u (1 - invalid), valid ballots
    Grid<double> votes_;             ///< K x U: preference votes x_uk
    std::vector<double> cast_;       ///< U: V_u
    Election election_;
    std::vector<int> seats_elsewhere_;
    std::vector<int> members_;
};

}  // namespace kenesh
