#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kenesh {

/// What becomes of a text cell that a spreadsheet would take for a formula (it begins with
/// = + - @, a tab or a carriage return): an apostrophe goes in front, or it stays, for tables that
/// are read back.
enum class CsvText : std::uint8_t { for_spreadsheets, exact };

/// Writes RFC 4180 text, one cell after another: lines end in "\n", cells with commas, quotes or
/// line breaks are quoted. Numbers stay as they are.
class CsvWriter {
public:
    explicit CsvWriter(CsvText kind = CsvText::for_spreadsheets) noexcept : kind_(kind) {}

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

    CsvText kind_;
    std::string text_;
    bool first_ = true;
};

}  // namespace kenesh
