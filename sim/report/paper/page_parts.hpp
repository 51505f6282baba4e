#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/page_frame.hpp"

// What the pages of runs and of sweeps share.

namespace kenesh {

/// A style that gives marks of these colours enough contrast on dark paper (WCAG 2.2, 1.4.11).
[[nodiscard]] std::string dark_style(const std::vector<std::string>& colors);

/// Text of a sentence, escaped; a number and its "%" stay on one line.
[[nodiscard]] std::string sentence(std::string_view words);

/// Charts in their order; those of one group in a box that the script turns into a switch.
[[nodiscard]] std::string figures(const std::vector<Chart>& charts);

/// What opens under its name; both are HTML.
[[nodiscard]] std::string folded(const std::string& name, const std::string& content);

/// A page of the docs: linked if the project has an address, otherwise named.
[[nodiscard]] std::string doc_link(const PageContext& context, const std::string& file);

/// The command that repeats it; `where`: a sentence before seed, digest and version.
[[nodiscard]] std::string repeat_part(std::uint64_t seed, const PageContext& context,
                                      const std::string& where);

/// Cells of HTML.
using HtmlRow = std::vector<std::string>;

/// A table of them; the script can sort it by any column but the first.
[[nodiscard]] std::string html_table(const std::string& id, const std::string& caption,
                                     const HtmlRow& head, const std::vector<HtmlRow>& rows);

}  // namespace kenesh
