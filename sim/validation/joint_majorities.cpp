#include "sim/validation/joint_majorities.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>

#include "sim/core/crew.hpp"
#include "sim/engine/reference/reference.hpp"
#include "sim/engine/tally/measures.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kPiece = 256;  // runs that a thread takes at once; even, for twins

/// Who can hold a majority, by position.
std::vector<std::size_t> actors_of(const Plan& plan) {
    std::vector<std::size_t> actors;
    for (std::size_t k = 0; k < plan.choices.size(); ++k)
        if (is_actor(plan, k) && plan.choices[k].present) actors.push_back(k);
    return actors;
}

/// One thread's counts.
class Counter {
public:
    Counter(const Plan& plan, Normals normals)
        : plan_(plan), actors_(actors_of(plan)), engine_(plan, normals) {
        pairs_.resize(plan.systems.size());
    }
    void run(std::int64_t run) {
        const Election& election = engine_.run(run);
        std::vector<std::string> holders(plan_.systems.size());
        for (std::size_t s = 0; s < plan_.systems.size(); ++s) {
            measure(plan_, plan_.systems[s], election, election.systems[s], measures_);
            const std::int64_t house = measures_.house[HouseMeasure::house];
            std::size_t pair = 0;
            pairs_[s].resize(actors_.size() * (std::max<std::size_t>(actors_.size(), 1) - 1) / 2);
            for (std::size_t i = 0; i < actors_.size(); ++i) {
                const std::int64_t seats = measures_.seats[actors_[i]];
                if (2 * seats > house) holders[s] = plan_.choices[actors_[i]].id;
                for (std::size_t j = i + 1; j < actors_.size(); ++j, ++pair)
                    if (2 * (seats + measures_.seats[actors_[j]]) > house) ++pairs_[s][pair];
            }
        }
        ++holders_[holders];
    }
    void add_to(std::map<std::vector<std::string>, std::int64_t>& holders,
                std::vector<std::vector<std::int64_t>>& pairs) const {
        for (const auto& [who, runs] : holders_)
            holders[who] += runs;
        for (std::size_t s = 0; s < pairs_.size(); ++s)
            for (std::size_t p = 0; p < pairs_[s].size(); ++p)
                pairs[s][p] += pairs_[s][p];
    }

private:
    const Plan& plan_;
    std::vector<std::size_t> actors_;
    ReferenceEngine engine_;
    SystemMeasures measures_;
    std::map<std::vector<std::string>, std::int64_t> holders_;
    std::vector<std::vector<std::int64_t>> pairs_;  ///< per system and pair of actors
};

}  // namespace

JointMajorities joint_majorities(const Plan& plan, std::int64_t runs, Normals normals, int threads,
                                 StopFlag stop) {
    std::vector<std::optional<Counter>> counters(static_cast<std::size_t>(threads));
    std::atomic<std::int64_t> next{0};
    Crew(counters.size()).work([&](std::size_t member) {
        if (stop.raised()) throw Interrupted();
        const std::int64_t first = next.fetch_add(kPiece);
        if (first >= runs) return false;
        if (!counters[member]) counters[member].emplace(plan, normals);
        for (std::int64_t run = first; run < std::min(first + kPiece, runs); ++run)
            counters[member]->run(run);
        return true;
    });
    const std::vector<std::size_t> actors = actors_of(plan);
    const std::size_t pairs = actors.size() * (std::max<std::size_t>(actors.size(), 1) - 1) / 2;
    std::map<std::vector<std::string>, std::int64_t> holders;
    std::vector<std::vector<std::int64_t>> of_two(plan.systems.size(),
                                                  std::vector<std::int64_t>(pairs));
    for (const auto& counter : counters)
        if (counter) counter->add_to(holders, of_two);
    JointMajorities out;
    out.runs = runs;
    for (const auto& [who, count] : holders)
        out.systems.push_back({who, count});
    for (std::size_t s = 0; s < plan.systems.size(); ++s) {
        std::size_t pair = 0;
        for (std::size_t i = 0; i < actors.size(); ++i)
            for (std::size_t j = i + 1; j < actors.size(); ++j, ++pair)
                out.pairs.push_back({plan.systems[s].id, plan.choices[actors[i]].id,
                                     plan.choices[actors[j]].id, of_two[s][pair]});
    }
    return out;
}

}  // namespace kenesh
