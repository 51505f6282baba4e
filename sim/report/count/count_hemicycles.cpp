#include "sim/report/count/count_hemicycles.hpp"

#include <algorithm>
#include <vector>

#include "sim/core/color.hpp"
#include "sim/report/paper/text_hemicycle.hpp"

namespace kenesh {

std::string count_hemicycles(const CountedElection& election, const TextStyle& style) {
    std::string out;
    for (const CountedSystem& system : election.systems) {
        std::vector<Bench> benches;
        for (const ChoiceOutcome& choice : system.outcome.choices)
            benches.push_back({choice.choice, {}, choice.seats()});
        std::stable_sort(benches.begin(), benches.end(),
                         [](const Bench& a, const Bench& b) { return a.seats > b.seats; });
        // Beyond the palette letters say more than repeated colours.
        for (std::size_t b = 0; b < std::min(benches.size(), kPalette.size()); ++b)
            benches[b].color = kPalette[b];
        out += '\n' + text_hemicycle(system.system.id, benches, style);
    }
    return out;
}

}  // namespace kenesh
