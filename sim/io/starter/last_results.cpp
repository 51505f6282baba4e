#include "sim/io/starter/last_results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "sim/io/reading/read_context.hpp"
#include "sim/model/limits.hpp"
#include "sim/rules/apportionment.hpp"

namespace kenesh {
namespace {

/// Small letters, digits and hyphens, one hyphen for whatever else stands between them.
std::string id_of(const std::string& name) {
    std::string id;
    for (const char c : name) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool plain = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
        if (plain) id += small;
        if (!plain && !id.empty() && id.back() != '-') id += '-';
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return id;
}

/// Ids that are all different, in the order of the parties.
void name_parties(std::vector<LastChoice>& parties) {
    std::set<std::string> taken{std::string(kIndependents), std::string(kAgainstAll),
                                std::string(kInvalid)};
    for (std::size_t p = 0; p < parties.size(); ++p) {
        std::string id = id_of(parties[p].name);
        // A name in other letters leaves nothing, or a few digits of it.
        if (id.empty() || id.front() < 'a' || !taken.insert(id).second) {
            id = fmt::format("party-{}", p + 1);
            while (!taken.insert(id).second)
                id += "-b";
        }
        parties[p].id = id;
    }
}

/// Adds votes up by name of the choice.
class Sums {
public:
    explicit Sums(std::size_t places) : places_(places) {}

    LastChoice& of(const std::string& name) {
        const auto [at, is_new] = position_.try_emplace(name, choices_.size());
        if (is_new)
            choices_.push_back(
                {{}, name, std::vector<std::int64_t>(places_, 0), std::vector<int>(places_, 0)});
        return choices_[at->second];
    }

    /// The choice of that name apart from the others, if anybody voted for it.
    std::optional<LastChoice> take(std::string_view name) {
        const auto at = std::ranges::find(choices_, name, &LastChoice::name);
        if (at == choices_.end()) return std::nullopt;
        LastChoice out = std::move(*at);
        choices_.erase(at);
        out.id = out.name;
        return out.total() > 0 ? std::optional(std::move(out)) : std::nullopt;
    }

    std::vector<LastChoice> parties() {
        std::erase_if(choices_, [](const LastChoice& one) { return one.total() == 0; });
        std::ranges::stable_sort(choices_, std::ranges::greater{}, &LastChoice::total);
        name_parties(choices_);
        return std::move(choices_);
    }

private:
    std::size_t places_;
    std::vector<LastChoice> choices_;
    std::map<std::string, std::size_t> position_;
};

void add_districts(const Returns& returns, Sums& sums, LastResults& out) {
    for (std::size_t d = 0; d < returns.districts.size(); ++d) {
        const DistrictReturn& district = returns.districts[d];
        for (const CandidateReturn& candidate : district.candidates) {
            const bool nobody = candidate.choice.empty();
            LastChoice& choice = sums.of(nobody ? std::string(kIndependents) : candidate.choice);
            choice.votes[d] += candidate.votes;
            ++choice.candidates[d];
        }
        if (district.against_all > 0)
            sums.of(std::string(kAgainstAll)).votes[d] += district.against_all;
        out.invalid += district.invalid;
    }
    out.ballots = returns.districts;
    out.candidates = true;
}

void add_lists(const ListReturns& lists, Sums& sums, LastResults& out) {
    for (std::size_t r = 0; r < lists.regions.size(); ++r) {
        for (std::size_t l = 0; l < lists.lists.size(); ++l)
            sums.of(lists.lists[l]).votes[r] += lists.votes(r, l);
        if (lists.unlisted[r] > 0)
            sums.of(std::string(kIndependents)).votes[r] += lists.unlisted[r];
        if (lists.against_all[r] > 0)
            sums.of(std::string(kAgainstAll)).votes[r] += lists.against_all[r];
        out.invalid += lists.invalid[r];
    }
}

std::vector<std::string> place_names(const Returns& returns) {
    std::vector<std::string> names;
    if (!returns.districts.empty()) {
        for (const DistrictReturn& district : returns.districts)
            names.push_back(district.district);
    } else if (returns.lists) {
        names = returns.lists->regions;
    }
    return names;
}

}  // namespace

std::int64_t LastChoice::total() const {
    return std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
}

std::int64_t LastResults::votes() const {
    return std::accumulate(places.begin(), places.end(), std::int64_t{0},
                           [](std::int64_t sum, const LastPlace& one) { return sum + one.votes; });
}

int LastResults::seats() const {
    return std::accumulate(places.begin(), places.end(), 0,
                           [](int sum, const LastPlace& one) { return sum + one.seats; });
}

LastResults last_results(const Returns& returns, const std::string& file, Diagnostics& mistakes) {
    LastResults out;
    out.notes = returns.notes;
    std::vector<std::string> names = place_names(returns);
    if (names.size() == 1 && names.front().empty()) names.front() = "all";
    if (std::ranges::count(names, "") > 0)
        mistakes.error({file, 0, 0}, "rows without a district: where were these votes cast?");
    Sums sums(names.size());
    if (!returns.districts.empty())
        add_districts(returns, sums, out);
    else if (returns.lists)
        add_lists(*returns.lists, sums, out);
    out.independents = sums.take(kIndependents);
    out.against_all = sums.take(kAgainstAll);
    out.parties = sums.parties();
    if (out.parties.empty()) mistakes.error({file, 0, 0}, "nobody has votes but independents");
    for (std::size_t p = 0; p < names.size(); ++p) {
        LastPlace place{names[p], 0, 0, 0};
        for (const LastChoice& party : out.parties)
            place.votes += party.votes[p];
        for (const auto* other : {&out.independents, &out.against_all})
            if (*other) place.votes += (*other)->votes[p];
        if (place.votes == 0)
            mistakes.error({file, 0, 0}, fmt::format("nobody has votes in '{}'", place.name));
        out.places.push_back(std::move(place));
    }
    return out;
}

void read_seats_by(const CsvTable& table, LastResults& results, Diagnostics& mistakes) {
    static const std::array<std::string, 2> kRequired{"district", "seats"};
    static const std::array<std::string, 1> kOptional{"registered"};
    const auto columns = find_columns(table, kRequired, kOptional, OtherColumns::refused, mistakes);
    if (!columns) return;
    std::vector<std::string> names;
    for (const LastPlace& place : results.places)
        names.push_back(place.name);
    const Names known(names);
    for (const std::vector<CsvCell>& row : table.rows) {
        const CsvCell& cell = row[*(*columns)[0]];
        const auto place = known.find(cell.text, "district", table.place(cell), mistakes);
        const auto seats = whole_cell(table, row[*(*columns)[1]], 1, kMostDistrictSeats, mistakes);
        if (!place || !seats) continue;
        if (results.places[*place].seats > 0)
            mistakes.error(table.place(cell), fmt::format("a second row for '{}'", cell.text));
        results.places[*place].seats = static_cast<int>(*seats);
        if (!(*columns)[2]) continue;
        const auto voters = whole_cell(table, row[*(*columns)[2]], 1, kMostRegistered, mistakes);
        results.places[*place].registered = voters.value_or(0);
    }
    for (const LastPlace& place : results.places) {
        if (place.seats == 0 && table.whole)
            mistakes.error({table.file, 0, 0}, fmt::format("no row for '{}'", place.name));
    }
}

void apportion_house(int house, LastResults& results) {
    const bool registers = std::ranges::all_of(
        results.places, [](const LastPlace& one) { return one.registered > 0; });
    std::vector<std::int64_t> weights;
    for (const LastPlace& place : results.places)
        weights.push_back(registers ? place.registered : place.votes);
    const int places = static_cast<int>(weights.size());
    // A seat each first, and then as many of the house as leave nobody with less.
    for (int rest = house; rest >= 0; --rest) {
        Apportionment seats;
        apportion(HighestAverages{Divisor::sainte_lague}, weights, rest, seats);
        int sum = 0;
        for (int& one : seats.seats)
            sum += one = std::max(one, 1);
        if (sum > house && rest > 0) continue;
        for (int p = 0; p < places; ++p)
            results.places[static_cast<std::size_t>(p)].seats =
                seats.seats[static_cast<std::size_t>(p)];
        return;
    }
}

}  // namespace kenesh
