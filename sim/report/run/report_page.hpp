#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/io/text/result_file.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/report/paper/chart.hpp"
#include "sim/report/run/page.hpp"
#include "sim/report/run/summary_json.hpp"
#include "sim/summary/sample.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Runs looked at one by one: enough for one that is nearly the median one and for the cloud of
/// votes and seats, and done in a tenth of a second.
inline constexpr std::int64_t kSampleRuns = 2000;

/// Where a page will stand, and the picture beside it that links to it show; both may be empty.
struct PagePlace {
    std::string address;
    std::string picture;
};

/// report.html of a simulation: the page with all charts that the summary supports. Single
/// elections are drawn from the plan's first runs. Precondition: the summary is of the plan.
[[nodiscard]] std::string report_page(const Summary& summary, const Plan& plan,
                                      const Provenance& provenance);

/// The same of charts that are drawn already: all of charts().
[[nodiscard]] std::string report_page(const Summary& summary, const std::vector<Chart>& charts,
                                      const Provenance& provenance, const PagePlace& place,
                                      const std::vector<PageAddition>& additions = {});

/// The plan's first runs as the pictures of single elections need them. Precondition as above.
[[nodiscard]] RunSample sample_of(const Summary& summary, const Plan& plan,
                                  const Provenance& provenance);
/// The same where pairs belong to points by turns, each with its plan (docs/methods.md, "Parameters
/// that are not known").
[[nodiscard]] RunSample sample_of(const Summary& summary, std::span<const Plan> points,
                                  const Provenance& provenance);

/// The charts as files to publish or to remix: <chart>.svg, <chart>.vl.json (Vega-Lite) and
/// parliament-<system>.json. Precondition as above.
[[nodiscard]] std::vector<ResultFile> chart_files(const Summary& summary, const Plan& plan,
                                                  const Provenance& provenance);

/// The same of charts that are drawn already, from this sample.
[[nodiscard]] std::vector<ResultFile> chart_files(const Summary& summary,
                                                  const std::vector<Chart>& charts,
                                                  const RunSample& sample,
                                                  const Provenance& provenance);

}  // namespace kenesh
