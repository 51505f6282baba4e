#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// A cell of HTML, and the number that it is sorted by, if its words do not tell it: "< 0.01 %" is
/// less than "0.003 %".
struct HtmlCell {
    std::string html;
    std::optional<double> value = {};
    HtmlCell(std::string words) : html(std::move(words)) {}  // NOLINT(*-explicit-*): words are one
    HtmlCell(const char* words) : html(words) {}             // NOLINT(*-explicit-*)
    HtmlCell(std::string words, double number) : html(std::move(words)), value(number) {}
};
using HtmlRow = std::vector<HtmlCell>;

/// A table of them; the script can sort it by any column but the first.
[[nodiscard]] std::string html_table(const std::string& id, const std::string& caption,
                                     const HtmlRow& head, const std::vector<HtmlRow>& rows);

}  // namespace kenesh
