#include "sim/engine/tally/tally_layout.hpp"

#include <algorithm>

#include "sim/engine/tally/measures.hpp"

namespace kenesh {
namespace {

/// Deals out places in the order of the calls.
class Layout {
public:
    MeasureSlot measure(std::int64_t first, std::int64_t last, std::int64_t width = 1) {
        MeasureSlot slot{size_, first, width, (last - first) / width + 1, last};
        size_ += slot.size();
        return slot;
    }
    MeasureSlot sums() {
        MeasureSlot slot{size_, 0, 1, 0, 0};
        size_ += slot.size();
        return slot;
    }
    MeasureSlot share() { return measure(0, kShareUnit, kShareUnit / 1000); }  // 0.1 point
    MeasureSlot effective(std::int64_t most) {
        MeasureSlot slot = measure(0, kMostBinned * kEffectiveUnit, kEffectiveUnit / 100);
        slot.last = most;
        return slot;
    }
    EventSlot event() {
        EventSlot slot{size_};
        size_ += 2;
        return slot;
    }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    /// Effective numbers have bins of 0.01 up to here; sums and errors are exact beyond it too.
    static constexpr std::int64_t kMostBinned = 60;
    std::size_t size_ = 0;
};

ChoiceSlots choice_slots(const SystemPlan& system, Layout& layout) {
    ChoiceSlots slots;
    const int list = system.most_seats - system.district_seats;
    slots.seats = layout.measure(0, system.most_seats);
    slots.list_seats = layout.measure(0, std::max(list, system.list_seats));
    slots.district_seats = layout.measure(0, system.district_seats);
    slots.vote_share = layout.share();
    slots.list_transfer = layout.sums();
    slots.majority = layout.event();
    slots.two_thirds = layout.event();
    slots.largest = layout.event();
    return slots;
}

DistrictTierSlots tier_slots(const Plan& plan, const DistrictTierPlan& tier, std::size_t position,
                             Layout& layout) {
    DistrictTierSlots slots;
    slots.tier = position;
    for (const std::uint16_t magnitude : tier.magnitude) {
        DistrictSlots district;
        for (std::size_t k = 0; k < plan.choices.size(); ++k) {
            district.seats.push_back(layout.measure(0, magnitude));
        }
        district.margin = layout.sums();
        district.close = layout.event();
        slots.districts.push_back(std::move(district));
    }
    const ContestPlan& contest = plan.contests[tier.contest];
    for (std::size_t c = 0; c < contest.names.size(); ++c)
        slots.elected.push_back(layout.event());
    return slots;
}

ListDistrictsSlots tier_slots(const Plan& plan, const ListDistrictsPlan& tier, std::size_t position,
                              Layout& layout) {
    ListDistrictsSlots slots;
    slots.tier = position;
    for (const int most : tier.most_seats) {
        std::vector<MeasureSlot>& seats = slots.seats.emplace_back();
        for (std::size_t k = 0; k < plan.choices.size(); ++k)
            seats.push_back(layout.measure(0, most));
        slots.divided.push_back(layout.measure(0, most));
    }
    return slots;
}

/// `districts`: of all tiers of candidates; `ties`: of all that can have a tie.
MeasureSlot house_slot(HouseMeasure measure, const Plan& plan, const SystemPlan& system,
                       std::int64_t districts, std::int64_t ties, Layout& layout) {
    if (counted_in(measure) == Counted::shares) return layout.share();
    switch (measure) {
        case HouseMeasure::effective_votes:
        case HouseMeasure::effective_seats:
            return layout.effective(kMostEffective);
        case HouseMeasure::effective_pref:
            return layout.effective(most_preferred(plan));
        case HouseMeasure::women:
            return layout.measure(0, system.most_seats);
        case HouseMeasure::house:
            return layout.measure(system.house, system.most_seats);
        case HouseMeasure::gender_replacement:
            return layout.measure(0, system.district_seats);
        case HouseMeasure::unfilled:
            return layout.measure(0, system.house);
        case HouseMeasure::deciding_ties:
            return layout.measure(0, ties);
        default:
            return layout.measure(0, districts);
    }
}

/// Places are dealt kind by kind: seats, shares, effective numbers, then what happened.
int kind_of(HouseMeasure measure) {
    if (measure <= HouseMeasure::house) return 0;
    if (counted_in(measure) == Counted::shares) return 1;
    return counted_in(measure) == Counted::effective ? 2 : 3;
}

SystemSlots system_slots(const Plan& plan, const SystemPlan& system, Layout& layout) {
    SystemSlots slots;
    std::int64_t districts = 0;
    auto ties = static_cast<std::int64_t>(system.tiers.size());
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        slots.choices.push_back(choice_slots(system, layout));
    }
    for (std::size_t t = 0; t < system.tiers.size(); ++t) {
        const auto* tier = std::get_if<DistrictTierPlan>(&system.tiers[t]);
        if (tier == nullptr) {
            const auto& lists = std::get<ListTierPlan>(system.tiers[t]).districts;
            if (!lists) continue;
            ties += static_cast<std::int64_t>(lists->most_seats.size());
            slots.list_tiers.push_back(tier_slots(plan, *lists, t, layout));
            continue;
        }
        districts += static_cast<std::int64_t>(tier->magnitude.size());
        ties += static_cast<std::int64_t>(tier->magnitude.size());
        slots.district_tiers.push_back(tier_slots(plan, *tier, t, layout));
    }
    auto order = all_of<HouseMeasure>();
    std::ranges::stable_sort(order, {}, kind_of);
    for (const HouseMeasure measure : order)
        slots.house[measure] = house_slot(measure, plan, system, districts, ties, layout);
    for (EventSlot& event : slots.events.values)
        event = layout.event();
    for (std::size_t b = 0; b < plan.blocs.size(); ++b)
        slots.blocs.push_back(choice_slots(system, layout));
    return slots;
}

ComparisonSlots comparison_slots(const Plan& plan, std::size_t other, Layout& layout) {
    const SystemPlan& a = plan.systems[0];
    const SystemPlan& b = plan.systems[other];
    const auto difference = [&](int most_a, int most_b) { return layout.measure(-most_b, most_a); };
    ComparisonSlots slots;
    slots.other = other;
    const auto one = [&] {
        ComparisonSlots::Difference d;
        d.all = difference(a.most_seats, b.most_seats);
        d.list = difference(a.most_seats - a.district_seats, b.most_seats - b.district_seats);
        d.district = difference(a.district_seats, b.district_seats);
        d.more = layout.event();
        d.fewer = layout.event();
        return d;
    };
    for (std::size_t k = 0; k < plan.choices.size(); ++k)
        slots.choices.push_back(one());
    slots.moved = layout.measure(0, std::max(a.most_seats, b.most_seats));
    for (std::size_t bloc = 0; bloc < plan.blocs.size(); ++bloc)
        slots.blocs.push_back(one());
    return slots;
}

}  // namespace

TallyLayout tally_layout(const Plan& plan) {
    Layout places;
    TallyLayout layout;
    for (std::size_t k = 0; k < plan.choices.size(); ++k)
        layout.preference.push_back(places.share());
    layout.turnout = places.share();
    for (const SystemPlan& system : plan.systems) {
        layout.systems.push_back(system_slots(plan, system, places));
    }
    for (std::size_t s = 1; s < plan.systems.size(); ++s) {
        layout.comparisons.push_back(comparison_slots(plan, s, places));
    }
    layout.size = places.size();
    return layout;
}

}  // namespace kenesh
