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
    for (Leaving& leaving : division.capped)
        leaving.list = order[leaving.list];
    if (division.inside) division.inside = order[*division.inside];
}

}  // namespace

ReorderedLists reorder(const ListTierOutcome& tier, const ListReturns& lists,
                       const std::vector<std::uint32_t>& order) {
    ReorderedLists out{tier.rule,
                       Grid<std::int64_t>(lists.regions.size(), order.size()),
                       Grid<std::uint8_t>(lists.regions.size(), order.size()),
                       {},
                       {}};
    std::vector<std::uint32_t> place(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        const std::uint32_t from = order[i];
        place[from] = i;
        out.elsewhere.push_back(tier.elsewhere[from]);
        out.members.push_back(lists.members.empty() ? 1 : lists.members[from]);
        for (std::size_t r = 0; r < lists.regions.size(); ++r) {
            out.votes(r, i) = lists.votes(r, from);
            out.known(r, i) = lists.known(r, from);
        }
    }
    for (auto& joined : out.rule.joined) {
        for (std::uint32_t& list : joined)
            list = place[list];
    }
    return out;
}

void relabel(std::span<std::uint32_t> places, const std::vector<std::uint32_t>& order) {
    for (std::uint32_t& p : places)
        p = order[p];
    std::sort(places.begin(), places.end());
}

void to_listing(const std::vector<std::uint32_t>& order, ListTierOutcome& out) {
    ListCount& count = out.count;
    put_back(order, count.votes);
    put_back(order, count.passed);
    put_back(order, count.capped);
    put_back(order, count.seats);
    put_back(order, count.women);
    relabel(count.tied, order);
    to_listing(order, out.steps.threshold);
    for (SeatDivision& division : out.steps.divisions)
        to_listing(order, division);
}

}  // namespace kenesh
