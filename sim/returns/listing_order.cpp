#include "sim/returns/listing_order.hpp"

#include <algorithm>
#include <utility>

namespace kenesh {
namespace {

template <class Value>
void put_back(const std::vector<std::uint32_t>& order, std::vector<Value>& values) {
    std::vector<Value> listed(values.size());
    if (values.empty()) return;
    for (std::size_t i = 0; i < order.size(); ++i)
        listed[order[i]] = values[i];
    values = std::move(listed);
}

void to_listing(const std::vector<std::uint32_t>& order, ThresholdSteps& steps) {
    put_back(order, steps.national);
    put_back(order, steps.entry);
    for (MissedBar& bar : steps.missed)
        bar.list = order[bar.list];
    std::stable_sort(steps.missed.begin(), steps.missed.end(),
                     [](const MissedBar& a, const MissedBar& b) { return a.list < b.list; });
}

void to_listing(const std::vector<std::uint32_t>& order, SeatDivision& division) {
    put_back(order, division.votes);
    put_back(order, division.result.seats);
    relabel(division.result.tied, order);
    put_back(order, division.steps.whole);
    for (Award& award : division.steps.awards)
        award.list = order[award.list];
    if (division.steps.next) division.steps.next->list = order[division.steps.next->list];
    for (auto* left : {&division.capped, &division.raised}) {
        for (FixedSeats& fixed : *left)
            fixed.list = order[fixed.list];
    }
    if (division.inside) division.inside = order[*division.inside];
}

}  // namespace

std::vector<std::uint32_t> places_of(const std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> place(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        place[order[i]] = i;
    return place;
}

ListRule in_order(const std::vector<std::uint32_t>& order, ListRule rule) {
    const std::vector<std::uint32_t> place = places_of(order);
    for (auto* groups : {&rule.joined, &rule.joined_inside}) {
        for (auto& group : *groups) {
            for (std::uint32_t& list : group)
                list = place[list];
        }
    }
    for (std::uint32_t& list : rule.exempt)
        list = place[list];
    rule.caps = in_order(order, std::span<const int>(rule.caps));
    return rule;
}

void relabel(std::span<std::uint32_t> places, const std::vector<std::uint32_t>& order) {
    for (std::uint32_t& p : places)
        p = order[p];
    std::sort(places.begin(), places.end());
}

void to_listing(const std::vector<std::uint32_t>& order, ListCount& count, ListSteps& steps) {
    put_back(order, count.votes);
    put_back(order, count.passed);
    put_back(order, count.capped);
    put_back(order, count.seats);
    put_back(order, count.women);
    put_back(order, count.dropped);
    relabel(count.tied, order);
    to_listing(order, steps.threshold);
    for (SeatDivision& division : steps.divisions)
        to_listing(order, division);
    for (FixedSeats& fixed : steps.before)
        fixed.list = order[fixed.list];
}

}  // namespace kenesh
