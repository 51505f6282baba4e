#include "sim/report/run/sources.hpp"

#include <fmt/format.h>

#include "sim/report/paper/numbers.hpp"

namespace kenesh {

std::string sources_text(const Summary& summary) {
    std::string text = summary.sources;
    if (!summary.poll) return text;
    const PollFacts& poll = *summary.poll;
    return text + fmt::format(
                      "{}National strengths are drawn around a poll{}: {} answers, design effect "
                      "{:g}.",
                      text.empty() ? "" : " ", poll.date.empty() ? "" : " of " + poll.date,
                      grouped(poll.sample), poll.design_effect);
}

}  // namespace kenesh
