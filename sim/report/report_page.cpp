#include "sim/report/report_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/page.hpp"
#include "sim/report/rare.hpp"
#include "sim/report/sample.hpp"

namespace kenesh {
namespace {

/// Enough for a run that is nearly the median one and for the cloud of votes and seats, and done
/// in a tenth of a second.
constexpr std::int64_t kSample = 2000;

std::string command_of(const Summary& summary, const Provenance& provenance) {
    std::string out =
        fmt::format("kenesh run scenario.toml --runs {} --seed {}", summary.runs, summary.seed);
    if (provenance.normals != "counters") out += " --normals " + provenance.normals;
    if (!rare_chances(summary).empty()) out += " --importance auto";
    if (provenance.engine != "vector") out += " --engine " + provenance.engine;
    return out;
}

}  // namespace

std::vector<Chart> report_charts(const Summary& summary, const Plan& plan,
                                 const Provenance& provenance) {
    const Normals normals = provenance.normals == "boost" ? Normals::boost : Normals::counters;
    return charts(summary, sample_runs(plan, summary, std::min(summary.runs, kSample), normals));
}

std::string report_page(const Summary& summary, const Plan& plan, const Provenance& provenance) {
    return page(summary, report_charts(summary, plan, provenance),
                {command_of(summary, provenance), provenance.program_version,
                 provenance.scenario_digest, provenance.homepage});
}

}  // namespace kenesh
