#include "sim/sweep/check_points.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "sim/core/crew.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/engine/simulate.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kMostMistakes = 20;

/// Mistakes in the order in which they come, each once: a value that is wrong is wrong at many
/// points.
class Mistakes {
public:
    void add(std::span<const Diagnostic> mistakes) {
        for (const Diagnostic& one : mistakes) {
            if (!full() && told_.insert(to_string(one)).second) list_.push_back(one);
        }
    }
    [[nodiscard]] bool full() const { return list_.size() >= kMostMistakes; }
    [[nodiscard]] std::span<const Diagnostic> list() const { return list_; }

private:
    std::set<std::string> told_;
    std::vector<Diagnostic> list_;
};

/// A thread's part of the points, one after the other.
struct Part {
    std::size_t next = 0, end = 0;
    Mistakes mistakes;
};

}  // namespace

void check_points(const Design& design, const SweepSettings& settings) {
    const std::size_t points = design.points.size();
    const auto threads = std::clamp<std::size_t>(
        points / 16, 1, static_cast<std::size_t>(thread_count(settings.simulation.threads)));
    std::vector<Part> parts(threads);
    for (std::size_t t = 0; t < threads; ++t) {
        parts[t].next = points * t / threads;
        parts[t].end = points * (t + 1) / threads;
    }
    Crew(threads).work([&](std::size_t member) {
        Part& part = parts[member];
        settings.stop.check();
        settings.finish.check();
        if (part.next == part.end || part.mistakes.full()) return false;
        try {
            static_cast<void>(settings.scenario_at(design.points[part.next]));
        } catch (const InputError& error) {
            part.mistakes.add(error.diagnostics());
        }
        ++part.next;
        return true;
    });
    Mistakes all;
    for (const Part& part : parts)
        all.add(part.mistakes.list());
    if (!all.list().empty()) throw InputError({all.list().begin(), all.list().end()});
}

}  // namespace kenesh
