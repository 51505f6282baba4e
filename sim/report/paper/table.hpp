#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kenesh {

/// What the reader's terminal can show.
struct TextStyle {
    std::size_t width = 80;  ///< columns; tables keep to it down to 60
    bool color = false;
    bool true_color = false;  ///< 24-bit colours; otherwise the nearest of the 256
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

enum class Ink : std::uint8_t { plain, bold, dim };

/// `text` in bold, dim, or in a colour "#rrggbb" ("": none), if the style has colours.
[[nodiscard]] std::string inked(std::string_view text, Ink ink, const TextStyle& style);
[[nodiscard]] std::string coloured(std::string_view text, std::string_view color,
                                   const TextStyle& style);

enum class Align : std::uint8_t { left, right };

struct Column {
    /// Heading over neighbours of one group, which stay together; blanks: no heading.
    std::string group = {};
    std::string title = {};
    Align align = Align::right;
    int drop = 0;        ///< > 0: may go where a group is too wide, largest first
    bool tight = false;  ///< one space from the column before (an error beside its number)
};

struct Cell {
    std::string text;
    Ink ink = Ink::plain;
    std::string color = {};  ///< "#rrggbb": in place of ink
};

struct Row {
    std::vector<Cell> cells;  ///< as many as columns
    std::string mark = {};    ///< "#rrggbb": a dot of this colour before the first cell
};

/// The first column is the key: it is repeated where a table is broken.
struct Table {
    std::string title;
    std::vector<Column> columns;
    std::vector<Row> rows;
};

/// A table as lines of text. Where it is wider than the style's width, groups of columns go below
/// one another, each block with the key (a block of nothing but columns with `drop` is left out);
/// where one group is too wide, it loses its columns in the order of `drop`; where that is not
/// enough, the key is clipped.
/// Precondition: every row has as many cells as there are columns; there is a key column.
[[nodiscard]] std::string render(const Table& table, const TextStyle& style);

}  // namespace kenesh
