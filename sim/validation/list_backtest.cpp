#include "sim/validation/list_backtest.hpp"

#include <algorithm>

#include "sim/returns/count_returns.hpp"

namespace kenesh {

bool ListBacktest::same() const noexcept {
    return std::ranges::all_of(lists,
                               [](const ListSeats& list) { return list.official == list.counted; });
}

ListBacktest count_known(const KnownLists& known) {
    const SystemOutcome outcome = count_returns(known.system, known.returns, {});
    ListBacktest result{known.year, known.system.name, {}};
    for (const ChoiceOutcome& choice : outcome.choices)
        result.lists.push_back({choice.choice, choice.list_votes, 0, choice.list_seats});
    for (std::size_t i = 0; i < known.choices.size(); ++i) {
        const auto at = std::ranges::find(result.lists, known.choices[i], &ListSeats::choice);
        if (at != result.lists.end())
            at->official = known.seats[i];
        else
            result.lists.push_back({known.choices[i], 0, known.seats[i], 0});
    }
    return result;
}

}  // namespace kenesh
