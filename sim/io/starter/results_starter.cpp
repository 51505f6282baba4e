#include "sim/io/starter/results_starter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/io/text/csv_writer.hpp"
#include "sim/io/text/toml_writer.hpp"
#include "sim/rules/ranking.hpp"

namespace kenesh {
namespace {

double rounded(double share) {
    return std::nearbyint(1e6 * share) / 1e6;
}

std::vector<const LastChoice*> all_choices(const LastResults& results) {
    std::vector<const LastChoice*> out;
    for (const LastChoice& party : results.parties)
        out.push_back(&party);
    for (const auto* other : {&results.independents, &results.against_all})
        if (*other) out.push_back(&**other);
    return out;
}

bool registers_known(const LastResults& results) {
    return std::ranges::all_of(results.places,
                               [](const LastPlace& place) { return place.registered > 0; });
}

bool seats_are_equal(const LastResults& results) {
    return std::ranges::all_of(results.places, [&](const LastPlace& place) {
        return place.seats == results.places.front().seats;
    });
}

std::string units_csv(const LastResults& results, double turnout) {
    CsvWriter csv(CsvText::exact);
    for (const char* column : {"unit", "region", "registered", "last"})
        csv.text(column);
    csv.end_line();
    for (const LastPlace& place : results.places) {
        const auto registered =
            registers_known(results)
                ? place.registered
                : static_cast<std::int64_t>(std::ceil(static_cast<double>(place.votes) / turnout));
        csv.text(place.name).text(place.name).number(registered).text(place.name);
        csv.end_line();
    }
    return csv.take();
}

std::string baseline_csv(const LastResults& results) {
    CsvWriter csv(CsvText::exact);
    for (const char* column : {"region", "choice", "share"})
        csv.text(column);
    csv.end_line();
    for (std::size_t p = 0; p < results.places.size(); ++p) {
        for (const LastChoice* choice : all_choices(results)) {
            const auto of = static_cast<double>(results.places[p].votes);
            csv.text(results.places[p].name).text(choice->id);
            // Down, so that many shares of one place never sum to more than 1.
            csv.number(std::floor(1e6 * static_cast<double>(choice->votes[p]) / of) / 1e6);
            csv.end_line();
        }
    }
    return csv.take();
}

std::string seats_csv(const LastResults& results) {
    CsvWriter csv(CsvText::exact);
    csv.text("district").text("seats");
    csv.end_line();
    for (const LastPlace& place : results.places) {
        csv.text(place.name).number(static_cast<std::int64_t>(place.seats));
        csv.end_line();
    }
    return csv.take();
}

std::string candidates_csv(const LastResults& results) {
    CsvWriter csv(CsvText::exact);
    for (const char* column : {"district", "candidate", "choice", "gender"})
        csv.text(column);
    csv.end_line();
    const auto choices = all_choices(results);
    for (const DistrictReturn& district : results.ballots) {
        for (const CandidateReturn& candidate : district.candidates) {
            const std::string name =
                candidate.choice.empty() ? std::string(kIndependents) : candidate.choice;
            const auto choice = std::ranges::find(choices, name, &LastChoice::name);
            if (choice == choices.end()) continue;  // nobody voted for any of them
            csv.text(district.district)
                .text(candidate.name)
                .text((*choice)->id)
                .text(letter_of(candidate.gender));
            csv.end_line();
        }
    }
    return csv.take();
}

/// Candidates per district where the choice stands, to the nearest.
int usual_candidates(const LastChoice& choice) {
    int stands = 0;
    int all = 0;
    for (const int here : choice.candidates) {
        stands += here > 0 ? 1 : 0;
        all += here;
    }
    return stands == 0 ? 1 : std::max(1, (2 * all + stands) / (2 * stands));
}

std::string head(const LastResults& results, const ResultsWords& words) {
    TomlWriter toml;
    toml.text("title", words.title).text("sources", "Votes: " + words.file + ".");
    std::string out =
        "#:schema ./scenario.schema.json\n"
        "# Made by `kenesh new` from the last results. Lines marked \"assumption\" are not in "
        "them:\n"
        "# change them. `kenesh keys` says what each key means.\n\n" +
        toml.str() +
        "geography = \"units.csv\"        # a line per district; a new map is one more column\n"
        "baseline  = \"baseline.csv\"     # shares of each choice in each district, last time\n"
        "runs      = 20_000\n"
        "seed      = 1\n"
        "normalise = true               # strengths need not sum to 1\n";
    if (results.candidates)
        out +=
            "\n[candidates]\n"
            "last = \"candidates.csv\"        # who stood; without this line `candidates` below "
            "counts\n";
    return out;
}

std::string electorate(const LastResults& results, const ResultsWords& words) {
    const auto votes = static_cast<double>(results.votes());
    double mean = words.turnout;
    if (registers_known(results)) {
        double registered = 0.0;
        for (const LastPlace& place : results.places)
            registered += static_cast<double>(place.registered);
        mean = std::min(1.0, (votes + static_cast<double>(results.invalid)) / registered);
    }
    std::string out = fmt::format("\n[turnout]\nmean = {}{}\n", toml_number(rounded(mean)),
                                  registers_known(results) ? "" : "   # assumption");
    if (results.invalid > 0)
        out += fmt::format("invalid = {}\n",
                           toml_number(rounded(static_cast<double>(results.invalid) /
                                               (votes + static_cast<double>(results.invalid)))));
    return out +
           "\n[uncertainty]                  # assumptions: 0.10 is about 10 % up or down\n"
           "national  = 0.10               # of a choice everywhere\n"
           "region    = 0.15               # in one district\n"
           "candidate = 0.30               # of a candidate's own votes\n";
}

std::string choice_lines(const LastResults& results, const LastChoice& choice) {
    TomlWriter toml;
    toml.number("strength", rounded(static_cast<double>(choice.total()) /
                                    static_cast<double>(results.votes())));
    if (results.candidates && choice.id != kAgainstAll) {
        toml.whole("candidates", usual_candidates(choice));
    }
    return toml.str();
}

std::string choices(const LastResults& results) {
    std::string out;
    for (const LastChoice& party : results.parties) {
        TomlWriter toml;
        toml.list_header("party").text("id", party.id).text("name", party.name);
        out += toml.str() + choice_lines(results, party);
    }
    if (results.independents)
        out += "\n[independents]\n" + choice_lines(results, *results.independents);
    if (results.against_all)
        out += "\n[against_all]\n" + choice_lines(results, *results.against_all);
    return out;
}

std::string systems(const LastResults& results, const ResultsWords& words) {
    const int seats = results.seats();
    const std::string of_each = seats_are_equal(results)
                                    ? fmt::format("seats = {}\n", results.places.front().seats)
                                    : std::string("magnitudes = \"seats.csv\"\n");
    std::string out = fmt::format(
        "\n# The first system is the new one, the second the old one that it is compared with.\n"
        "[[system]]\nid = \"nation\"\nname = \"{0} seats from lists in the nation\"\n"
        "[[system.tier]]\nkind = \"list\"\nseats = {0}\n"
        "divisor = \"dhondt\"             # assumption: `kenesh list rules` has all of them\n"
        "threshold = 0.0                # of the votes in the nation\n",
        seats);
    const std::size_t places = results.places.size();
    out += fmt::format("\n[[system]]\nid = \"last\"\nname = \"{} seats in {} {} as last time\"\n",
                       seats, places, places == 1 ? "district" : "districts");
    if (results.candidates)
        return out + "[[system.tier]]\nkind = \"districts\"\ndistricting = \"last\"\n" + of_each +
               fmt::format("rule = \"{}\"\ncontest = \"last\"\n", words.rule);
    return out + "[[system.tier]]\nkind = \"list\"\ndistricting = \"last\"\n" + of_each +
           "divisor = \"dhondt\"             # assumption\n";
}

}  // namespace

std::vector<StarterFile> results_starter(const LastResults& results, const ResultsWords& words) {
    std::vector<StarterFile> files{
        {"scenario.toml", head(results, words) + electorate(results, words) + choices(results) +
                              systems(results, words)},
        {"units.csv", units_csv(results, words.turnout)},
        {"baseline.csv", baseline_csv(results)}};
    if (!seats_are_equal(results)) files.push_back({"seats.csv", seats_csv(results)});
    if (results.candidates) files.push_back({"candidates.csv", candidates_csv(results)});
    return files;
}

}  // namespace kenesh
