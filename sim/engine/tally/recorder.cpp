#include "sim/engine/tally/recorder.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/whole.hpp"

namespace kenesh {
namespace {

// A last seat is close if it would have gone elsewhere with a shift of one point.
constexpr std::int64_t kClose = kShareUnit / 100;

std::int64_t moved(const SystemMeasures& a, const SystemMeasures& b) {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < a.seats.size(); ++k)
        sum += std::abs(a.seats[k] - b.seats[k]);
    return sum / 2;
}

}  // namespace

Recorder::Recorder(const Plan& plan, const TallyLayout& layout)
    : plan_(plan), layout_(layout), tallies_(layout.size, plan.antithetic) {}

const std::vector<SystemMeasures>& Recorder::measures() const noexcept {
    return odd_next_ || !tallies_.twins ? even_.systems : odd_.systems;
}

void Recorder::add(const Election& election) {
    if (!tallies_.twins) {
        read(election, even_);
        tallies_.runs += 1;
        record(even_, even_);
    } else if (!odd_next_) {
        read(election, even_);
        odd_next_ = true;
    } else {
        read(election, odd_);
        odd_next_ = false;
        tallies_.runs += 2;
        record(even_, odd_);
    }
}

void Recorder::measure(const MeasureSlot& slot, std::int64_t value, std::int64_t twin) {
    Int128* at = tallies_.counts.data() + slot.at;
    const auto add = [&](std::int64_t v) {
        at[0] += v;
        at[1] += Int128{v} * v;
        if (slot.bins == 0) return;
        const std::int64_t bin = slot.width == 1 ? v - slot.first : (v - slot.first) / slot.width;
        ++at[3 + std::clamp<std::int64_t>(bin, 0, slot.bins - 1)];
    };
    add(value);
    if (!tallies_.twins) return;
    add(twin);
    at[2] += Int128{value} * twin;
}

void Recorder::event(const EventSlot& slot, bool value, bool twin) {
    Int128* at = tallies_.counts.data() + slot.at;
    at[0] += value ? 1 : 0;
    if (!tallies_.twins) return;
    at[0] += twin ? 1 : 0;
    at[1] += value && twin ? 1 : 0;
}

void Recorder::read_districts(const Election& election, std::size_t s, Run& run) const {
    auto& values = run.district_values[s];
    values.clear();
    const SystemResult& result = election.systems[s];
    for (const DistrictTierSlots& slots : layout_.systems[s].district_tiers) {
        const auto& tier = std::get<DistrictTierPlan>(plan_.systems[s].tiers[slots.tier]);
        const auto& counts = std::get<DistrictTierResult>(result.tiers[slots.tier]);
        const ContestPlan& contest = plan_.contests[tier.contest];
        const ContestVotes& votes = election.contests[tier.contest];
        const std::size_t choices = plan_.choices.size();
        for (std::size_t d = 0; d < counts.districts.size(); ++d) {
            const std::size_t at = values.size();
            values.resize(at + choices, 0);
            for (const Elected& elected : counts.districts[d].elected) {
                ++values[at +
                         contest.candidates[contest.first_candidate[d] + elected.candidate].choice];
            }
            values.push_back(
                share_units(static_cast<double>(counts.districts[d].margin), votes.valid[d]));
        }
        if (slots.elected.empty()) continue;
        const std::size_t at = values.size();
        values.resize(at + slots.elected.size(), 0);
        for (std::size_t d = 0; d < counts.districts.size(); ++d) {
            for (const Elected& elected : counts.districts[d].elected) {
                values[at + contest.first_candidate[d] + elected.candidate] = 1;
            }
        }
    }
}

/// After the values of read_districts(): per district its choices' seats, then its own.
void Recorder::read_list_districts(const SystemResult& result, std::size_t s, Run& run) const {
    auto& values = run.district_values[s];
    for (const ListDistrictsSlots& slots : layout_.systems[s].list_tiers) {
        const auto& counts = std::get<ListDistrictsResult>(result.tiers[slots.tier]);
        for (std::size_t d = 0; d < counts.districts.size(); ++d) {
            values.insert(values.end(), counts.districts[d].seats.begin(),
                          counts.districts[d].seats.end());
            values.push_back(counts.seats[d]);
        }
    }
}

void Recorder::read(const Election& election, Run& run) const {
    run.preference.resize(plan_.choices.size());
    for (std::size_t k = 0; k < run.preference.size(); ++k) {
        run.preference[k] = share_units(election.preference[k], 1.0);
    }
    run.turnout = share_units(election.turnout, 1.0);
    run.systems.resize(plan_.systems.size());
    run.district_values.resize(plan_.systems.size());
    for (std::size_t s = 0; s < plan_.systems.size(); ++s) {
        kenesh::measure(plan_, plan_.systems[s], election, election.systems[s], run.systems[s]);
        read_districts(election, s, run);
        read_list_districts(election.systems[s], s, run);
    }
}

void Recorder::record(const Run& run, const Run& twin) {
    for (std::size_t k = 0; k < layout_.preference.size(); ++k) {
        measure(layout_.preference[k], run.preference[k], twin.preference[k]);
    }
    measure(layout_.turnout, run.turnout, twin.turnout);
    for (std::size_t s = 0; s < plan_.systems.size(); ++s) {
        record_system(s, run, twin);
        record_districts(s, run, twin);
    }
    for (const ComparisonSlots& slots : layout_.comparisons)
        record_comparison(slots, run, twin);
}

void Recorder::record_system(std::size_t s, const Run& run, const Run& twin) {
    const SystemSlots& slots = layout_.systems[s];
    const SystemMeasures& a = run.systems[s];
    const SystemMeasures& b = twin.systems[s];
    const std::int64_t house = a.house[HouseMeasure::house];
    const std::int64_t twin_house = b.house[HouseMeasure::house];
    const auto record = [&](const ChoiceSlots& of, const ChoiceMeasures& one,
                            const ChoiceMeasures& other, std::size_t k) {
        measure(of.seats, one.seats[k], other.seats[k]);
        measure(of.list_seats, one.list_seats[k], other.list_seats[k]);
        measure(of.district_seats, one.district_seats[k], other.district_seats[k]);
        measure(of.vote_share, one.vote_share[k], other.vote_share[k]);
        measure(of.list_transfer, one.list_transfer[k], other.list_transfer[k]);
        event(of.majority, 2 * one.seats[k] > house, 2 * other.seats[k] > twin_house);
        event(of.two_thirds, 3 * one.seats[k] >= 2 * house, 3 * other.seats[k] >= 2 * twin_house);
    };
    for (std::size_t k = 0; k < slots.choices.size(); ++k) {
        record(slots.choices[k], a, b, k);
        event(slots.choices[k].largest, a.largest == k, b.largest == k);
    }
    for (std::size_t k = 0; k < slots.blocs.size(); ++k) {
        record(slots.blocs[k], a.blocs, b.blocs, k);
        event(slots.blocs[k].largest, a.largest_bloc[k], b.largest_bloc[k]);
    }
    for (const HouseMeasure of : all_of<HouseMeasure>())
        measure(slots.house[of], a.house[of], b.house[of]);
    for (const HouseEvent of : all_of<HouseEvent>())
        event(slots.events[of], a.events[of], b.events[of]);
}

void Recorder::record_districts(std::size_t s, const Run& run, const Run& twin) {
    const auto& a = run.district_values[s];
    const auto& b = twin.district_values[s];
    std::size_t at = 0;
    for (const DistrictTierSlots& tier : layout_.systems[s].district_tiers) {
        for (const DistrictSlots& district : tier.districts) {
            for (const MeasureSlot& slot : district.seats) {
                measure(slot, a[at], b[at]);
                ++at;
            }
            measure(district.margin, a[at], b[at]);
            event(district.close, a[at] < kClose, b[at] < kClose);
            ++at;
        }
        for (const EventSlot& slot : tier.elected) {
            event(slot, a[at] != 0, b[at] != 0);
            ++at;
        }
    }
    for (const ListDistrictsSlots& tier : layout_.systems[s].list_tiers) {
        for (std::size_t d = 0; d < tier.seats.size(); ++d) {
            for (const MeasureSlot& slot : tier.seats[d]) {
                measure(slot, a[at], b[at]);
                ++at;
            }
            measure(tier.divided[d], a[at], b[at]);
            ++at;
        }
    }
}

void Recorder::record_difference(const ComparisonSlots::Difference& d, const Pair& of) {
    const auto& [a, b, twin_a, twin_b, k] = of;
    measure(d.all, a.seats[k] - b.seats[k], twin_a.seats[k] - twin_b.seats[k]);
    measure(d.list, a.list_seats[k] - b.list_seats[k], twin_a.list_seats[k] - twin_b.list_seats[k]);
    measure(d.district, a.district_seats[k] - b.district_seats[k],
            twin_a.district_seats[k] - twin_b.district_seats[k]);
    event(d.more, a.seats[k] > b.seats[k], twin_a.seats[k] > twin_b.seats[k]);
    event(d.fewer, a.seats[k] < b.seats[k], twin_a.seats[k] < twin_b.seats[k]);
}

void Recorder::record_comparison(const ComparisonSlots& slots, const Run& run, const Run& twin) {
    const SystemMeasures& a = run.systems[0];
    const SystemMeasures& b = run.systems[slots.other];
    const SystemMeasures& twin_a = twin.systems[0];
    const SystemMeasures& twin_b = twin.systems[slots.other];
    for (std::size_t k = 0; k < slots.choices.size(); ++k)
        record_difference(slots.choices[k], {a, b, twin_a, twin_b, k});
    for (std::size_t k = 0; k < slots.blocs.size(); ++k)
        record_difference(slots.blocs[k], {a.blocs, b.blocs, twin_a.blocs, twin_b.blocs, k});
    measure(slots.moved, moved(a, b), moved(twin_a, twin_b));
}

}  // namespace kenesh
