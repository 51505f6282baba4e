#include "sim/io/reading/keys.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <deque>
#include <string>
#include <vector>

namespace kenesh {
namespace {

constexpr std::string_view kBetween = " | ";

/// Takes what stands before the next `mark`, and the mark.
std::string_view take(std::string_view& text, std::string_view mark) {
    const std::size_t end = std::min(text.find(mark), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + mark.size(), text.size()));
    return part;
}

/// The sections of keys.txt, and what their spans show.
class KeyTable {
public:
    KeyTable() {
        for (std::string_view text = kKeyTable; !text.empty();) {
            std::string_view line = take(text, "\n");
            if (line.empty() || line.front() == '#') continue;
            if (line.starts_with("= ")) {
                line.remove_prefix(2);
                begin_section(line);
            } else {
                add_key(line);
            }
        }
        for (std::size_t i = 0; i < sections_.size(); ++i) {
            sections_[i].keys = keys_[i];
            sections_[i].rows = rows_[i];
        }
    }
    [[nodiscard]] std::span<const SectionKeys> sections() const noexcept { return sections_; }

private:
    void begin_section(std::string_view line) {
        SectionKeys section{static_cast<Section>(sections_.size()), {}, {}, {}, {}, {}};
        section.id = take(line, kBetween);
        section.name = take(line, kBetween);
        section.path = line == "-" ? std::string_view() : line;
        sections_.push_back(section);
        keys_.emplace_back();
        rows_.emplace_back();
    }
    void add_key(std::string_view line) {
        assert(!rows_.empty() && "a key stands in a section");
        KeyRow row;
        for (std::string_view* part : {&row.key, &row.type, &row.what, &row.range})
            *part = take(line, kBetween);
        row.fallback = line;
        for (std::string_view* part : {&row.range, &row.fallback})
            if (*part == "-") *part = {};
        keys_.back().push_back(row.key);
        rows_.back().push_back(row);
    }

    std::vector<SectionKeys> sections_;
    std::deque<std::vector<std::string_view>> keys_;
    std::deque<std::vector<KeyRow>> rows_;
};

}  // namespace

std::span<const SectionKeys> section_keys() noexcept {
    static const KeyTable kTable;
    return kTable.sections();
}

const SectionKeys& keys_of(Section section) noexcept {
    return section_keys()[static_cast<std::size_t>(section)];
}

}  // namespace kenesh
