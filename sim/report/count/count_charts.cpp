#include "sim/report/count/count_charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "sim/core/color.hpp"
#include "sim/report/count/count_words.hpp"
#include "sim/report/paper/contrast.hpp"
#include "sim/report/paper/house_picture.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

constexpr const char* kEmptySeat = "#c4c7cf";

std::string name_of(const System& system) {
    return visible(system.name.empty() ? system.id : system.name);
}

int seats_of(const SystemOutcome& outcome, const std::string& choice) {
    const auto at = std::ranges::find(outcome.choices, choice, &ChoiceOutcome::choice);
    return at == outcome.choices.end() ? 0 : at->seats();
}

/// The palette, then its darker half, then grey.
std::string color_at(std::size_t place) {
    if (place < kPalette.size()) return std::string(kPalette[place]);
    if (place >= 2 * kPalette.size()) return "#8a8a8a";
    const auto half = [](std::uint8_t c) { return static_cast<std::uint8_t>(c / 2); };
    const Color full = parse_color(kPalette[place - kPalette.size()]).value_or(Color{});
    return to_string(Color{half(full.red), half(full.green), half(full.blue)});
}

/// Seats that nobody has, or not yet.
int empty_seats(const SystemOutcome& outcome) {
    int empty = 0;
    for (const TierOutcome& tier : outcome.tiers) {
        if (const auto* lists = std::get_if<ListTierOutcome>(&tier)) {
            empty += lists->count.unfilled;
            continue;
        }
        const auto& districts = std::get<DistrictTierOutcome>(tier);
        empty += std::accumulate(districts.districts.begin(), districts.districts.end(), 0,
                                 [](int sum, const DistrictOutcome& d) { return sum + d.seats; }) -
                 districts.seats;
    }
    return empty;
}

/// Those that have a seat in a house, most seats of the first house first.
std::vector<HouseParty> parties_of(const CountedElection& election) {
    std::vector<std::string> names;
    for (const CountedSystem& system : election.systems)
        for (const ChoiceOutcome& choice : system.outcome.choices)
            if (choice.seats() > 0 && std::ranges::find(names, choice.choice) == names.end())
                names.push_back(choice.choice);
    std::vector<HouseParty> parties;
    for (const std::string& name : names) {
        parties.push_back({visible(name), {}, {}});
        for (const CountedSystem& system : election.systems)
            parties.back().seats.push_back(seats_of(system.outcome, name));
    }
    std::ranges::stable_sort(parties, std::ranges::greater{}, &HouseParty::seats);
    for (std::size_t i = 0; i < parties.size(); ++i)
        parties[i].color = color_at(i);
    return parties;
}

HousePicture picture_of(const CountedElection& election) {
    HousePicture picture{{}, {"left", "right"}, parties_of(election)};
    HouseParty empty{"not filled", kEmptySeat, {}};
    for (const CountedSystem& system : election.systems) {
        picture.names.push_back(name_of(system.system));
        empty.seats.push_back(empty_seats(system.outcome));
    }
    if (std::ranges::any_of(empty.seats, [](int seats) { return seats > 0; }))
        picture.parties.push_back(std::move(empty));
    return picture;
}

std::string words_of(const HousePicture& picture) {
    std::string words;
    for (std::size_t s = 0; s < picture.names.size(); ++s) {
        words += (s > 0 ? " " : "") + picture.names[s] + ":";
        for (std::size_t k = 0; k < picture.parties.size(); ++k)
            words += fmt::format("{} {} {}", k == 0 ? "" : ",", picture.parties[k].name,
                                 picture.parties[k].seats[s]);
        words += ".";
    }
    return words;
}

std::string parliament(const HousePicture& picture, std::size_t system) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const HouseParty& party : picture.parties)
        if (party.seats[system] > 0)
            list.push_back(
                {{"name", party.name}, {"seats", party.seats[system]}, {"color", party.color}});
    return list.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

Chart count_houses(const CountedElection& election) {
    const HousePicture picture = picture_of(election);
    const bool both = picture.names.size() > 1;
    const HouseParty* first = picture.parties.empty() ? nullptr : &picture.parties.front();
    const int house = election.systems.front().outcome.house;
    std::string heading = "Nobody has a seat";
    if (first != nullptr && house > 0)
        heading = both ? fmt::format("{}: {} in place of {}", first->name,
                                     plural(first->seats[0], "seat", "seats"), first->seats[1])
                       : fmt::format("{}: {} of {} seats", first->name, first->seats[0], house);
    const std::string note =
        both ? "A dot is a seat. The same votes, counted under two systems."
             : "A dot is a seat. The number in the middle is the least that is a majority.";
    return {"hemicycles",
            heading,
            note,
            draw_houses(picture, "Seats as counted", words_of(picture), "hemicycles"),
            {},
            {},
            {}};
}

std::vector<ResultFile> count_chart_files(const CountedElection& election,
                                          const ChartCredit& credit) {
    std::vector<ResultFile> files{{"hemicycles.svg", chart_file(count_houses(election), credit)}};
    const HousePicture picture = picture_of(election);
    for (std::size_t s = 0; s < election.systems.size(); ++s)
        files.push_back(
            {"parliament-" + election.systems[s].system.id + ".json", parliament(picture, s)});
    return files;
}

}  // namespace kenesh
