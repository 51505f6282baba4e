// A sweep file and a fit file.
#include "sim/io/study/fit_reader.hpp"
#include "sim/io/study/sweep_reader.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace kenesh;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto scenario =
        fuzz::write("scenario.toml", "title = \"x\"\n[turnout]\nmean = 0.5\n");
    const auto path = fuzz::write("study.toml", fuzz::text_of(data, size));
    (void)is_sweep_file(path);
    fuzz::try_reading([&] {
        for (const AxisText& axis : read_sweep_file(path).axes) {
            Diagnostics mistakes;
            (void)axis_of(axis, mistakes);
        }
    });
    return fuzz::try_reading([&] {
        InputFiles files;
        FitSources sources;
        sources.scenario = scenario;
        sources.file = path;
        (void)read_fit(sources, files);
    });
}
