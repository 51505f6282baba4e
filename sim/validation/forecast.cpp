#include "sim/validation/forecast.hpp"

#include <utility>

#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

bool can_win(const SummaryChoice& choice) {
    return choice.present && choice.kind != ChoiceKind::against_all;
}

void add(Forecast& out, const std::string& system, const std::string& choice,
         std::string_view measure, const Spread& spread) {
    if (spread.histogram.runs.empty()) return;
    out.numbers.push_back({system, choice, std::string(measure), spread.histogram});
}

void add_system(const Summary& summary, const SystemSummary& system, Forecast& out) {
    out.systems.push_back({system.id, system.name, system.house});
    for (std::size_t k = 0; k < summary.choices.size(); ++k) {
        if (!can_win(summary.choices[k])) continue;
        const std::string& id = summary.choices[k].id;
        const ChoiceSummary& choice = system.choices[k];
        add(out, system.id, id, kSeats.name, choice.seats);
        if (choice.list_seats && choice.district_seats) {
            add(out, system.id, id, kListSeats.name, *choice.list_seats);
            add(out, system.id, id, kDistrictSeats.name, *choice.district_seats);
        }
        add(out, system.id, id, kVoteShare.name, choice.vote_share);
    }
    for (const HouseRow& row : house_rows())
        add(out, system.id, "", row.name, system.measures[row.measure]);
}

}  // namespace

Forecast forecast_of(const Summary& summary, JointMajorities joint) {
    Forecast out;
    out.scenario = summary.scenario;
    out.title = summary.title;
    out.seed = summary.seed;
    out.runs = summary.runs;
    for (const SummaryChoice& choice : summary.choices)
        if (can_win(choice)) out.choices.push_back({choice.id, choice.name});
    add(out, "", "", kTurnout, summary.turnout);
    for (const SystemSummary& system : summary.systems)
        add_system(summary, system, out);
    for (const ComparisonSummary& comparison : summary.comparisons)
        for (std::size_t k = 0; k < summary.choices.size(); ++k)
            if (can_win(summary.choices[k]))
                add(out,
                    summary.systems[comparison.first].id + " - " +
                        summary.systems[comparison.other].id,
                    summary.choices[k].id, kDifference, comparison.choices[k].all);
    out.joint = std::move(joint);
    return out;
}

}  // namespace kenesh
