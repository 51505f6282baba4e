#include "sim/report/paper/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <optional>

#include "sim/core/color.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kLeastKey = 8;
constexpr std::string_view kDot = "\xe2\x97\x8f ";  // U+25CF
constexpr std::string_view kLine = "\xe2\x94\x80";  // U+2500

/// The 6 x 6 x 6 cube of the 256 colours has the levels 0, 95, 135, ..., 255.
unsigned cube_level(unsigned value) {
    return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
}

std::string color_code(const Color& c, bool true_color) {
    if (true_color) return fmt::format("\x1b[38;2;{};{};{}m", c.red, c.green, c.blue);
    const unsigned index =
        16 + 36 * cube_level(c.red) + 6 * cube_level(c.green) + cube_level(c.blue);
    return fmt::format("\x1b[38;5;{}m", index);
}

std::string paint(const Cell& cell, const std::string& text, const TextStyle& style) {
    return cell.color.empty() ? inked(text, cell.ink, style) : coloured(text, cell.color, style);
}

/// Widths of a table's columns, whole.
class Measured {
public:
    Measured(const Table& table, const TextStyle& style) : table_(table) {
        for (const Row& row : table.rows) {
            assert(row.cells.size() == table.columns.size() && "a row with holes");
            marked_ = marked_ || (style.color && !row.mark.empty());
        }
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            std::size_t width = display_width(table.columns[c].title);
            for (const Row& row : table.rows)
                width = std::max(width, display_width(row.cells[c].text));
            widths_.push_back(width);
        }
    }

    [[nodiscard]] bool marked() const { return marked_; }
    [[nodiscard]] std::size_t key_width() const { return widths_.front() + (marked_ ? 2 : 0); }
    [[nodiscard]] std::size_t gap(std::size_t column) const {
        const Column& c = table_.columns[column];
        if (c.tight) return 1;
        return c.group == table_.columns[column - 1].group ? 2 : 3;
    }
    [[nodiscard]] std::size_t width(std::size_t column) const { return widths_[column]; }
    /// Columns' widths with the gaps before them, but at least that of the group's heading.
    [[nodiscard]] std::size_t width(const std::vector<std::size_t>& columns) const {
        std::size_t sum = 0;
        for (const std::size_t c : columns)
            sum += gap(c) + widths_[c];
        if (!columns.empty())
            sum = std::max(sum, 3 + display_width(table_.columns[columns.front()].group));
        return sum;
    }

private:
    const Table& table_;
    std::vector<std::size_t> widths_;
    bool marked_ = false;
};

/// Neighbours of one named group; a column without a group is one of its own.
std::vector<std::vector<std::size_t>> groups_of(const Table& table) {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t c = 1; c < table.columns.size(); ++c) {
        const Column& column = table.columns[c];
        const bool joins =
            c > 1 &&
            (column.tight || (!column.group.empty() && column.group == table.columns[c - 1].group));
        if (!joins) groups.emplace_back();
        groups.back().push_back(c);
    }
    return groups;
}

/// Takes columns out of a group, largest `drop` first, until it fits.
void shed(const Table& table, const Measured& measured, std::size_t room,
          std::vector<std::size_t>& group) {
    while (measured.width(group) > room) {
        const auto worst = std::ranges::max_element(
            group, {}, [&](std::size_t c) { return table.columns[c].drop; });
        if (worst == group.end() || table.columns[*worst].drop == 0) return;
        group.erase(worst);
    }
}

std::vector<std::vector<std::size_t>> pack(const Table& table, const Measured& measured,
                                           std::size_t width) {
    std::vector<std::vector<std::size_t>> blocks(1);
    const std::size_t key = std::min(measured.key_width(), width / 2);
    std::size_t used = key;
    for (std::vector<std::size_t>& group : groups_of(table)) {
        shed(table, measured, width - key, group);
        const std::size_t needed = measured.width(group);
        if (!blocks.back().empty() && used + needed > width) {
            // What may be dropped is not worth a block of its own.
            const bool worthless = std::ranges::all_of(
                blocks.back(), [&](std::size_t c) { return table.columns[c].drop > 0; });
            if (worthless)
                blocks.back().clear();
            else
                blocks.emplace_back();
            used = key;
        }
        used += needed;
        blocks.back().insert(blocks.back().end(), group.begin(), group.end());
    }
    return blocks;
}

std::string padded(const std::string& painted, std::size_t text_width, std::size_t width,
                   Align align) {
    const std::string space(width > text_width ? width - text_width : 0, ' ');
    return align == Align::left ? painted + space : space + painted;
}

std::string without_trailing_space(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

/// Writes one block of columns; `key` is the width of the key column, its dot included.
class BlockWriter {
public:
    BlockWriter(const Table& table, const Measured& measured, const TextStyle& style,
                std::vector<std::size_t> columns)
        : table_(table), measured_(measured), style_(style), columns_(std::move(columns)) {
        const std::size_t others = total();
        const std::size_t room = style.width > others ? style.width - others : 0;
        key_ = std::min(measured.key_width(), std::max(kLeastKey, room));
    }

    [[nodiscard]] std::string text() const {
        std::string out = group_headings();
        std::string line = titles();
        out += without_trailing_space(line);
        for (const Row& row : table_.rows)
            out += without_trailing_space(row_line(row));
        return out;
    }

private:
    [[nodiscard]] std::size_t total() const {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            sum += measured_.gap(columns_[i]) + measured_.width(columns_[i]);
        return sum;
    }

    /// Width of the neighbours from i on that share a heading; `next` is the first that does not.
    [[nodiscard]] std::size_t span_width(std::size_t i, std::size_t& next) const {
        std::size_t width = measured_.width(columns_[i]);
        for (next = i + 1; next < columns_.size() && group(next) == group(i); ++next)
            width += measured_.gap(columns_[next]) + measured_.width(columns_[next]);
        return width;
    }
    [[nodiscard]] const std::string& group(std::size_t i) const {
        return table_.columns[columns_[i]].group;
    }

    [[nodiscard]] std::string group_headings() const {
        std::string names(key_, ' ');
        std::string lines(key_, ' ');
        bool any = false;
        for (std::size_t i = 0, next = 0; i < columns_.size(); i = next) {
            const std::size_t width = span_width(i, next);
            const std::string space(measured_.gap(columns_[i]), ' ');
            const std::string name = width >= 3 ? clip(group(i), width) : std::string();
            any = any || name.find_first_not_of(' ') != name.npos;
            names += space + padded(inked(name, Ink::bold, style_), display_width(name), width,
                                    Align::left);
            lines += space;
            for (std::size_t c = 0; c < width; ++c)
                lines += name.empty() ? std::string_view(" ") : kLine;
        }
        if (!any) return {};
        return without_trailing_space(names) + without_trailing_space(lines);
    }

    [[nodiscard]] std::string titles() const {
        const std::string key = clip(table_.columns[0].title, key_);
        std::string line =
            padded(inked(key, Ink::dim, style_), display_width(key), key_, Align::left);
        for (const std::size_t c : columns_) {
            const Column& column = table_.columns[c];
            line += std::string(measured_.gap(c), ' ') +
                    padded(inked(column.title, Ink::dim, style_), display_width(column.title),
                           measured_.width(c), column.align);
        }
        return line;
    }

    [[nodiscard]] std::string row_line(const Row& row) const {
        std::string line;
        std::size_t room = key_;
        if (measured_.marked()) {
            line = row.mark.empty() ? "  " : coloured(kDot, row.mark, style_);
            room -= 2;
        }
        const std::string key = clip(row.cells[0].text, room);
        line += padded(paint(row.cells[0], key, style_), display_width(key), room,
                       table_.columns[0].align);
        for (const std::size_t c : columns_) {
            const Cell& cell = row.cells[c];
            line += std::string(measured_.gap(c), ' ') +
                    padded(paint(cell, cell.text, style_), display_width(cell.text),
                           measured_.width(c), table_.columns[c].align);
        }
        return line;
    }

    const Table& table_;
    const Measured& measured_;
    const TextStyle& style_;
    std::vector<std::size_t> columns_;
    std::size_t key_ = 0;
};

}  // namespace

std::string inked(std::string_view text, Ink ink, const TextStyle& style) {
    if (!style.color || ink == Ink::plain || text.empty()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", ink == Ink::bold ? 1 : 2, text);
}

std::string coloured(std::string_view text, std::string_view color, const TextStyle& style) {
    const auto rgb = style.color ? parse_color(color) : std::nullopt;
    if (!rgb) return std::string(text);
    return fmt::format("{}{}\x1b[0m", color_code(*rgb, style.true_color), text);
}

std::string render(const Table& table, const TextStyle& style) {
    assert(!table.columns.empty() && "a table without a key column");
    std::string out;
    if (!table.title.empty()) out += inked(wrap(table.title, style.width), Ink::bold, style) + '\n';
    const Measured measured(table, style);
    bool first = true;
    for (auto& columns : pack(table, measured, style.width)) {
        if (!first) out += '\n';
        first = false;
        out += BlockWriter(table, measured, style, std::move(columns)).text();
    }
    return out;
}

}  // namespace kenesh
