// tallies.json of a small layout, and manifest.json.
#include "sim/engine/simulate.hpp"
#include "sim/io/results/manifest.hpp"
#include "sim/io/results/saved_tallies.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/support/scenarios.hpp"

using namespace kenesh;

namespace {
const TallyLayout& layout() {
    static const TallyLayout made = tally_layout(make_plan(made::lively()));
    return made;
}
}  // namespace

// A good file to start from: nobody guesses a digest.
extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
    for (int i = 1; i < *count; ++i) {
        if (std::string_view((*words)[i]) != "--seed-file") continue;
        SimulationSettings settings;
        settings.runs = 8;
        settings.threads = 1;
        const SavedSimulation saved{simulate(make_plan(made::lively()), settings)};
        std::ofstream((*words)[i + 1]) << tallies_json(saved, layout(), "digest");
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::text_of(data, size));
    fuzz::write("manifest.json", text);
    (void)read_manifest(fuzz::folder());
    return fuzz::try_reading([&] {
        const SavedSimulation saved = read_tallies(text, "tallies.json", layout(), "digest");
        if (saved.simulation.tallies.runs < 0) __builtin_trap();
    });
}
