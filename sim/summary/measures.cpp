#include "sim/summary/measures.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace kenesh {
namespace {

using enum HouseMeasure;

constexpr std::string_view kPoints = "percentage points";
constexpr std::string_view kParties = "effective number of parties";
constexpr std::string_view kVotes = "share of the system's votes, 0 to 1";

constexpr std::array kHouse{
    HouseRow{"women", women, MeasureUnit::whole, "seats", "women elected"},
    HouseRow{"gallagher", gallagher, MeasureUnit::points, kPoints,
             "Gallagher, system's votes (points)"},
    HouseRow{"gallagher_pref", gallagher_pref, MeasureUnit::points, kPoints,
             "Gallagher, first preferences (points)"},
    HouseRow{"loosemore_hanby", loosemore_hanby, MeasureUnit::points, kPoints, ""},
    HouseRow{"loosemore_hanby_pref", loosemore_hanby_pref, MeasureUnit::points, kPoints,
             "Loosemore-Hanby, first pref. (points)"},
    HouseRow{"effective_votes", effective_votes, MeasureUnit::parties, kParties,
             "effective parties, system's votes"},
    HouseRow{"effective_seats", effective_seats, MeasureUnit::parties, kParties,
             "effective parties, seats"},
    HouseRow{"effective_pref", effective_pref, MeasureUnit::parties, kParties,
             "effective parties, first preferences"},
    HouseRow{"wasted", wasted, MeasureUnit::share, kVotes, "wasted votes (%)"},
    HouseRow{"gender_replacement", gender_replacement, MeasureUnit::whole, "seats",
             "seats given by the gender rule", true},
    HouseRow{"gender_quota_unmet", gender_quota_unmet, MeasureUnit::whole, "districts",
             "districts, gender rule unmet", true},
    HouseRow{"rerun", rerun, MeasureUnit::whole, "districts", "districts led by against all", true},
    HouseRow{"unfilled", unfilled, MeasureUnit::whole, "seats", "seats unfilled", true},
    HouseRow{"deciding_ties", deciding_ties, MeasureUnit::whole, "ties", "ties that decided a seat",
             true},
};

constexpr std::array kEvents{
    EventRow{"tied_largest", HouseEvent::tied_largest, "several with the most seats"},
    EventRow{"inversion", HouseEvent::inversion, "most seats without most votes"},
};

static_assert(kHouse.size() + 1 == kCountOf<HouseMeasure>, "a row for each but the house itself");
static_assert(kEvents.size() == kCountOf<HouseEvent>, "a row for each");

constexpr const HouseRow& find(HouseMeasure measure) {
    return *std::ranges::find(kHouse, measure, &HouseRow::measure);
}

/// What can be compared between systems comes before what cannot.
constexpr std::array kTable{&find(women),
                            &find(gallagher_pref),
                            &find(gallagher),
                            &find(loosemore_hanby_pref),
                            &find(effective_pref),
                            &find(effective_votes),
                            &find(effective_seats),
                            &find(wasted),
                            &find(gender_replacement),
                            &find(gender_quota_unmet),
                            &find(rerun),
                            &find(unfilled),
                            &find(deciding_ties)};

static_assert(kTable.size() == static_cast<std::size_t>(std::ranges::count_if(
                                   kHouse, [](const HouseRow& row) { return !row.words.empty(); })),
              "each row with words for tables is there");

}  // namespace

std::span<const HouseRow> house_rows() noexcept {
    return kHouse;
}

std::span<const EventRow> event_rows() noexcept {
    return kEvents;
}

std::span<const HouseRow* const> table_rows() noexcept {
    return kTable;
}

const HouseRow& row_of(HouseMeasure measure) noexcept {
    assert(measure != house && "the house itself is only checked");
    return find(measure);
}

}  // namespace kenesh
