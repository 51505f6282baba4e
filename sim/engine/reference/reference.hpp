#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/random/draws.hpp"
#include "sim/engine/reference/reference_votes.hpp"
#include "sim/engine/tally/election.hpp"
#include "sim/engine/tally/settings.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// The scalar engine: docs/methods.md read aloud, in double precision. Keeps only scratch memory,
/// so that runs do not allocate; one object per thread.
class ReferenceEngine {
public:
    explicit ReferenceEngine(const Plan& plan, Normals normals = Normals::counters);

    /// The election of one run, the same whatever ran before. The reference is valid until the
    /// next call. Twins of one pair share their draws if asked for one after the other.
    [[nodiscard]] const Election& run(std::int64_t run);

    /// From now on the normals of the national effects are moved by so much (one value per choice),
    /// in both twins by the same: z = shift + sign * draw. For importance sampling.
    void shift_national(std::span<const double> shift);
    /// The national effects' normals of the run last made, the shift included.
    [[nodiscard]] std::span<const double> national_normals() const noexcept { return national_; }

private:
    const Plan& plan_;
    Normals normals_;
    std::vector<double> shift_;
    std::vector<double> national_;
    DrawLayout layout_;
    std::int64_t drawn_ = -1;  ///< the pair in draws_
    Draws draws_;
    Electorate electorate_;
    std::vector<Electorate> own_;  ///< as Plan::own_strengths
    std::vector<ContestVoting> voting_;
    bool lists_ = false;  ///< some system has a list tier
    ListWork list_work_;
    Election election_;
};

}  // namespace kenesh
