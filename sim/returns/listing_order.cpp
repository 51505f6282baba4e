#include "sim/returns/listing_order.hpp"

#include <algorithm>
#include <utility>

namespace kenesh {
namespace {

template <class Value>
void back_to_listing(const std::vector<std::uint32_t>& order, std::vector<Value>& values) {
    std::vector<Value> listed(values.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        listed[order[i]] = values[i];
    values = std::move(listed);
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

void back_to_listing(const std::vector<std::uint32_t>& order, ListTierOutcome& out) {
    ListCount& count = out.count;
    back_to_listing(order, count.votes);
    back_to_listing(order, count.passed);
    back_to_listing(order, count.capped);
    back_to_listing(order, count.seats);
    back_to_listing(order, count.women);
    relabel(count.tied, order);
    for (Division& division : out.divisions) {
        back_to_listing(order, division.votes);
        back_to_listing(order, division.result.seats);
        relabel(division.result.tied, order);
        if (division.inside) division.inside = order[*division.inside];
    }
    count.work = {};
}

}  // namespace kenesh
