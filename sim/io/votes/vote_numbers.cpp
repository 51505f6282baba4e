#include "sim/io/votes/vote_numbers.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace kenesh {
namespace {

/// Spaces (plain, no-break, narrow no-break, thin) and apostrophes between groups of digits.
constexpr std::array<std::string_view, 6> kGroupMarks{
    " ", "'", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x80\x99"};

/// A text cut at its marks: "1,346.5" is {"1", "346", "5"} with the marks {',', '.'}; a space or an
/// apostrophe is ' '.
struct Pieces {
    std::vector<std::string> digits{""};
    std::vector<char> marks;
};

std::optional<Pieces> pieces_of(std::string_view text) {
    Pieces out;
    while (!text.empty()) {
        const char c = text.front();
        std::size_t length = 1;
        if (c >= '0' && c <= '9') {
            out.digits.back() += c;
        } else if (c == '.' || c == ',') {
            out.marks.push_back(c);
            out.digits.emplace_back();
        } else {
            const auto mark = std::find_if(kGroupMarks.begin(), kGroupMarks.end(),
                                           [&](std::string_view m) { return text.starts_with(m); });
            if (mark == kGroupMarks.end()) return std::nullopt;
            length = mark->size();
            out.marks.push_back(' ');
            out.digits.emplace_back();
        }
        text.remove_prefix(length);
    }
    return out;
}

/// Are the pieces before the last `decimals` (0 or 1) groups of three behind one to three digits?
bool grouped_well(const Pieces& pieces, std::size_t decimals) {
    const std::size_t whole = pieces.digits.size() - decimals;
    if (pieces.digits.front().empty()) return false;
    if (whole == 1) return true;
    if (pieces.digits.front().size() > 3) return false;
    for (std::size_t i = 1; i < whole; ++i) {
        if (pieces.digits[i].size() != 3 || pieces.marks[i - 1] != pieces.marks.front())
            return false;
    }
    return true;
}

/// Can the text be read with this decimal mark?
bool fits(const Pieces& pieces, char mark) {
    const auto marks = std::count(pieces.marks.begin(), pieces.marks.end(), mark);
    if (marks > 1 || (marks == 1 && pieces.marks.back() != mark)) return false;
    if (marks == 1 && pieces.digits.back().empty()) return false;
    return grouped_well(pieces, marks == 1 ? 1 : 0);
}

}  // namespace

std::optional<MarkEvidence> evidence_of(std::string_view text) {
    const auto pieces = pieces_of(text);
    if (!pieces) return std::nullopt;
    const bool point = fits(*pieces, '.');
    const bool comma = fits(*pieces, ',');
    if (!point && !comma) return std::nullopt;
    const bool marked =
        std::any_of(pieces->marks.begin(), pieces->marks.end(), [](char m) { return m != ' '; });
    if (!marked) return MarkEvidence::none;
    // "0.123" is no group of thousands.
    if (point && comma && pieces->digits.front().starts_with('0'))
        return pieces->marks.front() == '.' ? MarkEvidence::point : MarkEvidence::comma;
    return point && comma ? MarkEvidence::either
           : point        ? MarkEvidence::point
                          : MarkEvidence::comma;
}

std::optional<WrittenNumber> read_written(std::string_view text, DecimalMark mark) {
    const auto pieces = pieces_of(text);
    const char decimal = mark == DecimalMark::point ? '.' : ',';
    if (!pieces || !fits(*pieces, decimal)) return std::nullopt;
    const bool has_decimals = !pieces->marks.empty() && pieces->marks.back() == decimal;
    std::string digits;
    for (const std::string& piece : pieces->digits)
        digits += piece;
    WrittenNumber out;
    out.decimals = has_decimals ? static_cast<int>(pieces->digits.back().size()) : 0;
    while (out.decimals > 0 && digits.back() == '0') {
        digits.pop_back();
        --out.decimals;
    }
    const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size() - 1);
    if (digits.size() - zeros > 18) return std::nullopt;
    for (const char c : digits)
        out.digits = 10 * out.digits + (c - '0');
    return out;
}

}  // namespace kenesh
