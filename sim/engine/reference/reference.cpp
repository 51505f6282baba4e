#include "sim/engine/reference/reference.hpp"

#include <algorithm>

#include "sim/engine/random/reference_boost.hpp"
#include "sim/engine/reference/count_systems.hpp"
#include "sim/engine/reference/reference_lists.hpp"

namespace kenesh {

ReferenceEngine::ReferenceEngine(const Plan& plan, Normals normals)
    : plan_(plan),
      normals_(normals),
      shift_(plan.choices.size(), 0.0),
      national_(plan.choices.size(), 0.0),
      layout_(draw_layout(plan)) {
    for (std::size_t c = 0; c < plan.contests.size(); ++c)
        voting_.emplace_back(plan, c);
    for (const SystemPlan& system : plan.systems)
        lists_ = lists_ || system.list_seats > 0;
    election_.preference.resize(plan.choices.size());
    election_.contests.resize(plan.contests.size());
    election_.own_lists.resize(plan.own_strengths.size());
    own_.resize(plan.own_strengths.size());
    election_.systems.resize(plan.systems.size());
}

void ReferenceEngine::shift_national(std::span<const double> shift) {
    shift_.assign(shift.begin(), shift.end());
}

const Election& ReferenceEngine::run(std::int64_t run) {
    const std::int64_t pair = plan_.antithetic ? run / 2 : run;
    if (pair != drawn_) {
        const auto counter = static_cast<std::uint64_t>(pair);
        if (normals_ == Normals::boost) {
            draw_from_boost(plan_, layout_, counter, draws_);
        } else {
            draw_from_counters(plan_, layout_, counter, draws_);
        }
        drawn_ = pair;
    }
    const double sign = plan_.antithetic && run % 2 == 1 ? -1.0 : 1.0;
    for (std::size_t k = 0; k < national_.size(); ++k) {
        national_[k] = shift_[k] + sign * draws_.z[layout_.national + k];
    }
    draw_electorate(plan_, layout_, draws_, sign, national_, electorate_);
    national_shares(electorate_, election_.preference);
    election_.turnout = turnout_of(plan_, electorate_);
    for (std::size_t o = 0; o < own_.size(); ++o)
        draw_contest(plan_.own_strengths[o], electorate_, own_[o]);
    for (std::size_t c = 0; c < voting_.size(); ++c) {
        const std::optional<std::size_t> own = plan_.contests[c].strengths;
        voting_[c].vote(own ? own_[*own] : electorate_, layout_, draws_, sign,
                        election_.contests[c]);
    }
    if (lists_) vote_for_lists(plan_, electorate_, nullptr, election_.lists);
    for (std::size_t o = 0; lists_ && o < own_.size(); ++o)
        vote_for_lists(plan_, own_[o], &plan_.own_strengths[o], election_.own_lists[o]);
    count_systems(plan_, election_, list_work_);
    return election_;
}

}  // namespace kenesh
