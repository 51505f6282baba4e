#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace kenesh {

enum class Gender : std::uint8_t { unknown, man, woman };

/// As tables write it: "m", "f" or "".
[[nodiscard]] std::string_view letter_of(Gender gender) noexcept;
/// The gender that a table's letter means; nothing for any other text.
[[nodiscard]] std::optional<Gender> gender_of(std::string_view letter) noexcept;

/// Seats go by votes alone.
struct NoGenderRule {
    friend bool operator==(const NoGenderRule&, const NoGenderRule&) = default;
};
/// At most `seats` of a district's seats to one gender (Kyrgyzstan 2025: 2 of 3).
struct MaxSameGender {
    int seats = 0;
    friend bool operator==(const MaxSameGender&, const MaxSameGender&) = default;
};
/// At least `seats` of a district's seats to women (Taiwan's councils).
struct MinWomen {
    int seats = 0;
    friend bool operator==(const MinWomen&, const MinWomen&) = default;
};
using GenderRule = std::variant<NoGenderRule, MaxSameGender, MinWomen>;

/// How a candidate came by the seat: `gender` if not among the `magnitude` with most votes.
enum class How : std::uint8_t { votes, gender };

struct Elected {
    std::uint32_t candidate = 0;  ///< position in the district's list of candidates
    How how = How::votes;
    friend bool operator==(const Elected&, const Elected&) = default;
};

/// The count of one district. Reused from district to district so that the hot path does not
/// allocate.
struct DistrictCount {
    std::vector<Elected> elected;  ///< in the order in which the seats were filled
    /// Passed over for their gender, or displaced: the n-th then gave way to the n-th elected by
    /// gender.
    std::vector<std::uint32_t> skipped;
    std::vector<std::uint32_t> tied;  ///< equal votes that decided a seat; empty: none did
    int gender_replacement = 0;       ///< seats outside the plain top M
    bool gender_quota_unmet = false;
    int left_over = 0;  ///< of the elected, the last: passed over before the ballot ran out
    int unfilled = 0;
    /// Votes of the candidate who took the last seat less those of the one who would have taken it
    /// had that candidate not stood; all of the votes where nobody would.
    std::int64_t margin = 0;
    friend bool operator==(const DistrictCount&, const DistrictCount&) = default;
};

/// Fills `magnitude` seats by votes under a gender rule; equal votes go to the candidate listed
/// first. Candidates of unknown gender count for no gender.
/// Precondition: as many genders as votes, votes >= 0, magnitude >= 1.
void fill_seats(std::span<const std::int64_t> votes, std::span<const Gender> genders, int magnitude,
                const GenderRule& rule, DistrictCount& out);

}  // namespace kenesh
