#include "sim/report/run/report_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/charts/charts.hpp"
#include "sim/report/charts/parliament_json.hpp"
#include "sim/report/charts/place_words.hpp"
#include "sim/report/charts/vega.hpp"
#include "sim/report/paper/chart_file.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/run/page.hpp"
#include "sim/report/run/sources.hpp"
#include "sim/summary/rare.hpp"
#include "sim/summary/sample.hpp"

namespace kenesh {
namespace {

std::string command_of(const Summary& summary, const Provenance& provenance) {
    std::string out =
        fmt::format("kenesh run scenario.toml --runs {} --seed {}", summary.runs, summary.seed);
    if (provenance.normals != Normals::counters)
        out += fmt::format(" --normals {}", name_of(provenance.normals));
    if (!rare_chances(summary).empty()) out += " --importance auto";
    if (provenance.engine != Engine::vector)
        out += fmt::format(" --engine {}", name_of(provenance.engine));
    return out;
}

/// What stands below every chart that travels alone.
ChartCredit credit_of(const Summary& summary, const Provenance& provenance) {
    const std::string place = place_and_date(summary);
    return {fmt::format("{}{}. {} simulated elections{}.", place.empty() ? "" : place + ": ",
                        summary.title, grouped(summary.runs),
                        summary.approximate_districts ? "; approximate districts" : ""),
            sources_text(summary),
            fmt::format("{}; seed {}, scenario {}.",
                        program_credit(provenance.program_version, provenance.homepage),
                        summary.seed, provenance.scenario_digest.substr(0, 12))};
}

}  // namespace

RunSample sample_of(const Summary& summary, const Plan& plan, const Provenance& provenance) {
    return sample_of(summary, std::span(&plan, 1), provenance);
}

RunSample sample_of(const Summary& summary, std::span<const Plan> points,
                    const Provenance& provenance) {
    return sample_runs(points, summary, std::min(summary.runs, kSampleRuns), provenance.normals);
}

std::string report_page(const Summary& summary, const Plan& plan, const Provenance& provenance) {
    return report_page(summary, charts(summary, sample_of(summary, plan, provenance)), provenance,
                       {});
}

std::string report_page(const Summary& summary, const std::vector<Chart>& charts,
                        const Provenance& provenance, const PagePlace& place,
                        const std::vector<PageAddition>& additions) {
    return page(summary, charts,
                {command_of(summary, provenance), provenance.program_version,
                 provenance.scenario_digest, provenance.homepage, place.address, place.picture},
                additions);
}

std::vector<ResultFile> chart_files(const Summary& summary, const Plan& plan,
                                    const Provenance& provenance) {
    const RunSample sample = sample_of(summary, plan, provenance);
    return chart_files(summary, charts(summary, sample), sample, provenance);
}

std::vector<ResultFile> chart_files(const Summary& summary, const std::vector<Chart>& charts,
                                    const RunSample& sample, const Provenance& provenance) {
    std::vector<ResultFile> files;
    const ChartCredit credit = credit_of(summary, provenance);
    for (const Chart& chart : charts)
        files.push_back({chart.id + ".svg", chart_file(chart, credit)});
    for (const VegaSpec& spec : vega_specs(summary, sample))
        files.push_back({spec.id + ".vl.json", spec.json});
    for (std::size_t s = 0; s < summary.systems.size(); ++s)
        files.push_back(
            {"parliament-" + summary.systems[s].id + ".json", parliament_json(summary, sample, s)});
    return files;
}

}  // namespace kenesh
