#pragma once

#include "sim/sweep/fleet.hpp"

namespace kenesh {

/// The processes of one `mpirun`. Rank 0 leads: it reads, deals points a few at a time, and keeps
/// what comes back; the others simulate. A rank that dies ends the whole job, as MPI has it; the
/// store then has every point that reached rank 0, and the same command goes on from there.
/// Precondition: MPI is initialised and has two ranks or more.
class Ranks : public Fleet {
public:
    Ranks();
    [[nodiscard]] bool leads() const override;
    [[nodiscard]] bool lead(const Design& design, std::span<const std::int64_t> points,
                            const SweepSettings& settings, const std::string& digest) override;
    void follow(const Design& design, const SweepSettings& settings,
                const std::string& digest) override;

    /// For the others: waits until the leader has points to deal, or ends without any: then false.
    [[nodiscard]] static bool wait_for_work();
    /// For the leader, at the end: lets the others go if they still wait for its call. False if an
    /// exception ended lead() in the middle, where they wait for points: only MPI_Abort helps then.
    [[nodiscard]] bool dismiss();

private:
    int rank_ = 0;
    int size_ = 1;
    bool called_ = false;
    bool dealing_ = false;
};

}  // namespace kenesh
