#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/form_options.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/core/whole_number.hpp"
#include "sim/io/returns/returns_reader.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/starter/last_results.hpp"
#include "sim/io/starter/results_starter.hpp"
#include "sim/io/starter/starter.hpp"
#include "sim/io/text/csv_parser.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

enum class Rule : std::uint8_t { usual, sntv, block, plurality };
constexpr std::array<Named<Rule>, 3> kRules{
    {{Rule::sntv, "sntv"}, {Rule::block, "block"}, {Rule::plurality, "plurality"}}};

struct NewOptions {
    std::string name;
    std::string results;
    std::string seats_by;
    int seats = 0;
    int house = 0;
    Rule rule = Rule::usual;
    double turnout = 0.6;
    FormOptions form;
};

void give_seats(const NewOptions& options, LastResults& results, Diagnostics& mistakes) {
    const int ways = (options.seats > 0 ? 1 : 0) + (options.house > 0 ? 1 : 0) +
                     (options.seats_by.empty() ? 0 : 1);
    if (ways != 1) {
        mistakes.error({"kenesh new", 0, 0},
                       "how many seats has each district? One of --seats N (each), --seats-by FILE "
                       "(district,seats) and --house N (shared out)");
    } else if (!options.seats_by.empty()) {
        if (const auto table = read_csv(options.seats_by, mistakes))
            read_seats_by(*table, results, mistakes);
    } else if (options.house > 0 &&
               static_cast<std::size_t>(options.house) < results.places.size()) {
        mistakes.error({"--house", 0, 0}, fmt::format("{} seats are fewer than {} districts",
                                                      options.house, results.places.size()));
    } else if (options.house > 0) {
        apportion_house(options.house, results);
    } else {
        for (LastPlace& place : results.places)
            place.seats = options.seats;
    }
}

/// What a scenario refuses, told of the votes.
void check_ballots(const LastResults& results, const std::string& file, Rule rule,
                   Diagnostics& mistakes) {
    for (std::size_t d = 0; d < results.ballots.size(); ++d) {
        const DistrictReturn& district = results.ballots[d];
        const int seats = results.places[d].seats;
        if (static_cast<std::size_t>(seats) > district.candidates.size())
            mistakes.error({file, 0, 0},
                           fmt::format("'{}' has {} seats and {} candidates", district.district,
                                       seats, district.candidates.size()));
        if (rule == Rule::plurality && seats > 1)
            mistakes.error({"--rule", 0, 0},
                           fmt::format("plurality fills one seat a district; '{}' has {}",
                                       district.district, seats));
    }
}

std::vector<StarterFile> from_results(const NewOptions& options, std::vector<std::string>& notes) {
    Diagnostics mistakes;
    const auto form = form_of(options.form, mistakes);
    ReturnsFiles files;
    files.votes = options.results;
    files.form = form;
    const auto returns = read_returns(files, {}, mistakes);
    mistakes.throw_if_any();
    LastResults results = last_results(*returns, options.results, mistakes);
    mistakes.throw_if_any();
    give_seats(options, results, mistakes);
    mistakes.throw_if_any();
    const bool single =
        std::ranges::all_of(results.places, [](const LastPlace& one) { return one.seats == 1; });
    const Rule rule = options.rule != Rule::usual ? options.rule
                      : single                    ? Rule::plurality
                                                  : Rule::sntv;
    check_ballots(results, options.results, rule, mistakes);
    mistakes.throw_if_any();
    notes = results.notes;
    ResultsWords words{std::filesystem::path(options.name).filename().string(),
                       std::filesystem::path(options.results).filename().string(), "",
                       options.turnout};
    for (const Named<Rule>& named : kRules)
        if (named.value == rule) words.rule = named.name;
    return results_starter(results, words);
}

int make(const NewOptions& options) {
    std::vector<std::string> notes;
    const std::vector<StarterFile> files =
        options.results.empty() ? blank_starter() : from_results(options, notes);
    const std::filesystem::path folder(options.name);
    write_starter(folder, files);
    const std::string scenario = (folder / "scenario.toml").string();
    try {
        static_cast<void>(read_scenario(scenario));
    } catch (const InputError&) {
        remove_starter(folder, files);
        throw;
    }
    std::string text;
    for (const std::string& note : notes)
        text += note + "\n";
    text += fmt::format("Made {}/:", options.name);
    for (const StarterFile& file : files)
        text += " " + file.name;
    print(text + fmt::format("\n\nRun it:          kenesh run {0}\n"
                             "Change it:       the lines of {0}; all keys: kenesh keys\n"
                             "Ask \"what if\":   kenesh run {0} --set KEY=VALUE\n",
                             scenario));
    return kDone;
}

void add_turnout(Options& words, NewOptions& options) {
    words
        .word("--turnout", "SHARE", "where registered voters are not known (0.6)",
              [&options](const std::string& text) {
                  const auto share = finite_number(text);
                  if (!share || !(*share > 0.0) || *share > 1.0)
                      return fmt::format("'{}' is not a share above 0 and at most 1", text);
                  options.turnout = *share;
                  return std::string();
              })
        .only_with("--results");
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<NewOptions>();
    words.text("", "NAME", options->name, "folder to make; must not be there yet").must();
    words
        .text("--results", "FILE", options->results,
              "votes of the last election by district, as kenesh count reads them; without it a "
              "small made-up country")
        .is(ValueKind::file);
    words
        .text("--seats-by", "FILE", options->seats_by,
              "seats of each district: district,seats[,registered]")
        .is(ValueKind::file)
        .only_with("--results");
    words.whole("--seats", "N", options->seats, 1, kMostDistrictSeats, "seats of every district")
        .only_with("--results");
    words
        .whole("--house", "N", options->house, 1, kMostListSeats,
               "seats of the house, shared out to districts by their votes")
        .only_with("--results");
    words
        .choice<Rule>("--rule", options->rule, kRules,
                      "of candidates in districts; usually sntv, or plurality where all have one "
                      "seat")
        .only_with("--results");
    add_turnout(words, *options);
    add_form(words, options->form);
    words.check([options] {
        return options->results.empty() && options->form.any()
                   ? std::string("how votes are written is for use with --results")
                   : std::string();
    });
    return [options] { return make(*options); };
}

}  // namespace

Command new_command() {
    return {"new",
            "a commented scenario in a new folder, made up or from last results",
            declare,
            {{"kenesh new demo", "a small country; then kenesh run demo/scenario.toml"},
             {"kenesh new mine --results votes.csv --seats 3",
              "units, baseline, strengths and two systems from the last election"}}};
}

}  // namespace kenesh
