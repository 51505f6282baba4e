#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kenesh {

/// Writes RFC 4180 text, one cell after another: lines end in "\n", cells with commas, quotes or
/// line breaks are quoted. A text cell that a spreadsheet would take for a formula (it begins with
/// = + - @, a tab or a carriage return) gets an apostrophe in front; numbers never do.
class CsvWriter {
public:
    CsvWriter& text(std::string_view cell);
    CsvWriter& number(std::int64_t cell);
    /// Shortest decimals that read back as the same number.
    CsvWriter& number(double cell);
    CsvWriter& empty();
    void end_line();

    /// What was written since the last take().
    [[nodiscard]] std::string take();
    [[nodiscard]] std::size_t size() const noexcept { return text_.size(); }

private:
    void separate();

    std::string text_;
    bool first_ = true;
};

}  // namespace kenesh
