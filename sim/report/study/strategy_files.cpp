#include "sim/report/study/strategy_files.hpp"

#include <nlohmann/json.hpp>

#include "sim/io/text/csv_writer.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

Json estimate_json(const Estimate& estimate) {
    return {{"mean", estimate.mean}, {"se", estimate.standard_error}};
}

Json equilibrium_json(const NominationGame& game, const Equilibrium& found) {
    Json out{{"settled", found.path.settled}, {"rounds", found.path.rounds}};
    out["parties"] = Json::array();
    for (const EquilibriumParty& party : found.parties) {
        Json one{{"id", game.scenario.choices[party.choice].id}};
        for (std::size_t d = 0; d < game.districts.size(); ++d)
            one["nominees"][game.districts[d]] = found.path.numbers(d, party.choice);
        one["before"] = estimate_json(party.before);
        one["after"] = estimate_json(party.after);
        one["difference"] = estimate_json(party.difference);
        out["parties"].push_back(std::move(one));
    }
    out["cycles"] = Json::array();
    for (const NominationCycle& cycle : found.path.cycles) {
        Json states = Json::array();
        for (const auto& state : cycle.states) {
            Json numbers;
            for (std::size_t k = 0; k < state.size(); ++k)
                numbers[game.scenario.choices[k].id] = state[k];
            states.push_back(std::move(numbers));
        }
        out["cycles"].push_back({{"district", game.districts[cycle.district]}, {"states", states}});
    }
    return out;
}

void csv_line(CsvWriter& csv, std::string_view kind, std::string_view choice,
              std::string_view district, int nominees, const Estimate& seats,
              const Estimate& difference) {
    csv.text(kind).text(choice).text(district).number(std::int64_t{nominees});
    csv.number(seats.mean).number(seats.standard_error);
    csv.number(difference.mean).number(difference.standard_error);
    csv.end_line();
}

}  // namespace

std::string strategy_json(const NominationGame& game, const Strategy& strategy) {
    Json out{{"schema_version", 1},
             {"system", game.scenario.systems.front().id},
             {"party", game.scenario.choices[strategy.choice].id},
             {"runs", strategy.runs},
             {"seed", game.scenario.seed}};
    out["uniform"] = Json::array();
    for (const UniformChoice& one : strategy.uniform)
        out["uniform"].push_back({{"nominees", one.nominees},
                                  {"seats", estimate_json(one.seats)},
                                  {"difference", estimate_json(one.difference)}});
    out["districts"] = Json::array();
    for (std::size_t d = 0; d < game.districts.size(); ++d) {
        const Response& one = strategy.districts[d];
        out["districts"].push_back({{"district", game.districts[d]},
                                    {"magnitude", game.magnitude[d]},
                                    {"present", one.present},
                                    {"seats", estimate_json(one.seats)},
                                    {"best", one.best},
                                    {"gain", estimate_json(one.gain)},
                                    {"clear", one.clear()}});
    }
    out["nation"] = {{"present", estimate_json(strategy.nation.present)},
                     {"gain", estimate_json(strategy.nation.gain)}};
    if (strategy.equilibrium) out["equilibrium"] = equilibrium_json(game, *strategy.equilibrium);
    return out.dump(2) + "\n";
}

std::string strategy_csv(const NominationGame& game, const Strategy& strategy) {
    CsvWriter csv;
    for (const char* name : {"kind", "choice", "district", "nominees", "seats", "seats_se",
                             "difference", "difference_se"})
        csv.text(name);
    csv.end_line();
    const std::string& party = game.scenario.choices[strategy.choice].id;
    for (const UniformChoice& one : strategy.uniform)
        csv_line(csv, "uniform", party, "", one.nominees, one.seats, one.difference);
    for (std::size_t d = 0; d < game.districts.size(); ++d) {
        const Response& one = strategy.districts[d];
        csv_line(csv, one.clear() ? "best" : "as-now", party, game.districts[d],
                 one.clear() ? one.best : one.present, one.seats,
                 one.clear() ? one.gain : Estimate{});
    }
    if (!strategy.equilibrium) return csv.take();
    for (const EquilibriumParty& one : strategy.equilibrium->parties) {
        for (std::size_t d = 0; d < game.districts.size(); ++d) {
            csv.text("equilibrium-nominees").text(game.scenario.choices[one.choice].id);
            csv.text(game.districts[d]);
            csv.number(std::int64_t{strategy.equilibrium->path.numbers(d, one.choice)});
            csv.empty().empty().empty().empty();
            csv.end_line();
        }
        csv.text("equilibrium").text(game.scenario.choices[one.choice].id).empty().empty();
        csv.number(one.after.mean).number(one.after.standard_error);
        csv.number(one.difference.mean).number(one.difference.standard_error);
        csv.end_line();
    }
    return csv.take();
}

std::string nominees_csv(const NominationGame& game, const Grid<int>& numbers) {
    CsvWriter csv;
    csv.text("district").text("candidate").text("choice").text("gender").text("effect");
    csv.end_line();
    for (const TableCandidate& row : nominees(game, numbers)) {
        csv.text(row.district).text(row.name).text(row.choice);
        csv.text(letter_of(row.gender));
        if (row.effect)
            csv.number(*row.effect);
        else
            csv.empty();
        csv.end_line();
    }
    return csv.take();
}

}  // namespace kenesh
