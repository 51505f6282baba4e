#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/io/votes/votes_form.hpp"

namespace kenesh {

/// A number of votes as a file writes it: digits / 10^decimals.
struct WrittenNumber {
    std::int64_t digits = 0;
    int decimals = 0;
    friend bool operator==(const WrittenNumber&, const WrittenNumber&) = default;
};

/// What a number tells of the file's decimal mark.
enum class MarkEvidence : std::uint8_t { none, point, comma, either };

/// Which marks a text can have, whatever the file's others look like: "1,346.5" and "1000.5" have a
/// decimal point, "47,70" a decimal comma, "1.234" one or the other ("either"), "436" none.
/// Nothing if it is no number of votes.
[[nodiscard]] std::optional<MarkEvidence> evidence_of(std::string_view text);

/// Reads digits, grouped in threes by spaces, apostrophes or the mark that is not the decimal one.
/// Nothing for signs, other characters and what does not fit.
[[nodiscard]] std::optional<WrittenNumber> read_written(std::string_view text, DecimalMark mark);

}  // namespace kenesh
