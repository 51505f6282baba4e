#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/io/reading/read_context.hpp"
#include "sim/io/reading/table_reader.hpp"
#include "sim/io/scenario/baseline_reader.hpp"
#include "sim/io/scenario/poll_reader.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// What choices are read against.
struct ChoiceContext {
    const Geography* geography = nullptr;  ///< null: could not be read
    const Baseline* baseline = nullptr;    ///< null: none
    double lean_weight = 1.0;
    Swing swing = Swing::proportional;
    std::optional<MissingRows> baseline_missing;  ///< of choices that say nothing else
    Uncertainty uncertainty;                      ///< of choices that say nothing else
    WomenPattern women_pattern = WomenPattern::spread;
    double votes_used = 1.0;
    const ReadPoll* poll = nullptr;  ///< null: none
};

struct ReadChoices {
    std::vector<Choice> choices;
    std::optional<Poll> poll;
};

/// Reads the parties, independents and against all of a scenario, in this order, with their
/// strengths settled: those of a poll's choices are the poll's, the others share what is left.
[[nodiscard]] ReadChoices read_choices(const TableReader& scenario, const ChoiceContext& context);

/// The deviations of a table with the keys national, region, unit, candidate; others as given.
[[nodiscard]] Uncertainty read_uncertainty(const TableReader& table, Uncertainty given);

/// The pattern of a table's `women_pattern`, or the one given.
[[nodiscard]] WomenPattern read_women_pattern(const TableReader& table, WomenPattern given);

}  // namespace kenesh
