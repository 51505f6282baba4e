#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/text/result_file.hpp"
#include "sim/report/live/controls.hpp"
#include "sim/report/paper/chart.hpp"
#include "sim/summary/sample.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Elections that the page counts before it rests, and those among which the houses' one is found:
/// counted by the reference engine, in a tenth of a second.
inline constexpr std::int64_t kRestRuns = 16384;
inline constexpr std::int64_t kHouses = 256;

/// What the live page shows of one setting.
struct LiveView {
    std::string sentence;                ///< who gains or loses most, in how many of 100 elections
    std::vector<std::string> sentences;  ///< the others, as in a report
    double known_within = 0.0;           ///< seats: two standard errors of the least known mean
    std::int64_t run = 0;                ///< the election that the houses show
    std::vector<Chart> charts;           ///< the houses first
};

/// How much of it: what follows a slider that moves, or everything.
enum class LiveDetail : std::uint8_t { moving, all };

/// `sample`: the elections among which the houses' one is found. `first`: the number of its first.
[[nodiscard]] LiveView live_view(const Summary& summary, const RunSample& sample,
                                 std::int64_t first, LiveDetail detail);

/// "Mekenchil has 4 seats fewer in the new system: fewer in 80 of 100 elections, more in 14."
[[nodiscard]] std::string live_sentence(const Summary& summary);

/// What the page's script is given: the view and its table as JSON, with the values of the
/// controls.
[[nodiscard]] std::string live_json(const LiveView& view, const Summary& summary,
                                    const std::vector<Control>& controls);

/// {path: text}, as the page's script saves them.
[[nodiscard]] std::string files_json(const std::vector<ResultFile>& files);

/// The controls, as the page's script is given them.
[[nodiscard]] std::string controls_json(const std::vector<Control>& controls);

/// Seats of the sample's elections: {"systems": [[[...]]]}, by system, election and party in the
/// order of the table.
[[nodiscard]] std::string sample_json(const Summary& summary, const RunSample& sample);

}  // namespace kenesh
