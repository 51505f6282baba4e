#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "sim/engine/tally/measures.hpp"
#include "sim/engine/tally/tally_layout.hpp"

namespace kenesh {

/// The one table of named numbers: a name and a unit are the same in summary.json, in sweep stores
/// and their exports, and as targets of fits. docs/output.md says what each of them means.

/// In what a number is told.
enum class MeasureUnit : std::uint8_t { whole, share, points, parties };

/// What one of a slot's whole units (kShareUnit, kEffectiveUnit) is in the unit told.
[[nodiscard]] constexpr double told(MeasureUnit unit) noexcept {
    switch (unit) {
        case MeasureUnit::whole:
            break;
        case MeasureUnit::share:
            return 1.0 / static_cast<double>(kShareUnit);
        case MeasureUnit::points:
            return 100.0 / static_cast<double>(kShareUnit);
        case MeasureUnit::parties:
            return 1.0 / static_cast<double>(kEffectiveUnit);
    }
    return 1.0;
}

/// What tables, which have shares in percent, multiply it by, and the decimals of their ranges.
[[nodiscard]] constexpr double in_tables(MeasureUnit unit) noexcept {
    return unit == MeasureUnit::share ? 100.0 : 1.0;
}
[[nodiscard]] constexpr int range_decimals(MeasureUnit unit) noexcept {
    return unit == MeasureUnit::whole ? 0 : (unit == MeasureUnit::parties ? 2 : 1);
}

/// A measure of a system's house.
struct HouseRow {
    std::string_view name;
    HouseMeasure measure;
    MeasureUnit unit;
    std::string_view unit_words;
    std::string_view words;  ///< in tables; "" where tables leave it out
    bool event = false;      ///< something that happened: among a system's `events`
};

/// What a system's house can be, told as a chance among its `events`.
struct EventRow {
    std::string_view name;
    HouseEvent event;
    std::string_view words;
};

/// In the order of summary.json. HouseMeasure::house is not told: it is only checked.
[[nodiscard]] std::span<const HouseRow> house_rows() noexcept;
[[nodiscard]] std::span<const EventRow> event_rows() noexcept;
/// In the order of tables, those that these show.
[[nodiscard]] std::span<const HouseRow* const> table_rows() noexcept;
/// The row of one measure. Precondition: not HouseMeasure::house.
[[nodiscard]] const HouseRow& row_of(HouseMeasure measure) noexcept;

/// A measure of a choice or a bloc in a system: where it is counted, and its value in one run.
struct ChoiceRow {
    std::string_view name;
    MeasureUnit unit;
    MeasureSlot ChoiceSlots::*slot;
    std::vector<std::int64_t> ChoiceMeasures::*values;
};
inline constexpr ChoiceRow kSeats{"seats", MeasureUnit::whole, &ChoiceSlots::seats,
                                  &ChoiceMeasures::seats};
inline constexpr ChoiceRow kListSeats{"list_seats", MeasureUnit::whole, &ChoiceSlots::list_seats,
                                      &ChoiceMeasures::list_seats};
inline constexpr ChoiceRow kDistrictSeats{"district_seats", MeasureUnit::whole,
                                          &ChoiceSlots::district_seats,
                                          &ChoiceMeasures::district_seats};
inline constexpr ChoiceRow kVoteShare{"vote_share", MeasureUnit::share, &ChoiceSlots::vote_share,
                                      &ChoiceMeasures::vote_share};
inline constexpr ChoiceRow kListTransfer{"list_transfer", MeasureUnit::share,
                                         &ChoiceSlots::list_transfer,
                                         &ChoiceMeasures::list_transfer};

/// A chance of a choice in a system.
struct ChanceRow {
    std::string_view name;
    EventSlot ChoiceSlots::*slot;
};
inline constexpr ChanceRow kMajority{"p_majority", &ChoiceSlots::majority};
inline constexpr ChanceRow kTwoThirds{"p_two_thirds", &ChoiceSlots::two_thirds};
inline constexpr ChanceRow kLargest{"p_largest", &ChoiceSlots::largest};

/// Numbers of the nation, shares both, and of a choice in a comparison of two systems.
inline constexpr std::string_view kTurnout = "turnout";
inline constexpr std::string_view kPreferenceShare = "preference_share";
inline constexpr std::string_view kDifference = "difference";
inline constexpr std::string_view kMore = "p_more";
inline constexpr std::string_view kFewer = "p_fewer";
inline constexpr std::string_view kMoved = "moved";  ///< of the comparison as a whole

}  // namespace kenesh
