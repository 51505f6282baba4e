#include "sim/io/returns/block_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "sim/io/text/csv_parser.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 7> kColumns{"borough",     "ward",  "seats",  "party",
                                          "party_group", "votes", "elected"};
enum Name { borough_, ward_, seats_, party_, group_, votes_, elected_ };

struct Candidate {
    std::string party;
    std::string group;
    std::int64_t votes = 0;
    bool elected = false;
};

struct Ward {
    BlockWard ward;
    std::vector<Candidate> candidates;
};

struct Listed {
    std::string party;
    std::vector<std::int64_t> votes;
    int won = 0;
};

bool alone(const std::string& group) {
    return group.empty() || group == "Independent" || group == "Other";
}

/// The candidates of a ward as slates, in the order of the file.
void make_slates(Ward& of) {
    std::map<std::string, int> in_group;
    for (const Candidate& candidate : of.candidates)
        ++in_group[candidate.group];
    std::map<std::pair<std::string, std::string>, std::size_t> at;
    std::vector<Listed> slates;
    for (const Candidate& candidate : of.candidates) {
        const bool crowded = in_group[candidate.group] > of.ward.seats;
        const std::pair key{candidate.group, crowded ? candidate.party : std::string()};
        const auto [found, is_new] = at.try_emplace(key, slates.size());
        if (is_new || alone(candidate.group)) {
            found->second = slates.size();
            slates.push_back({candidate.group.empty() ? "Independent" : candidate.group, {}, 0});
        }
        Listed& slate = slates[found->second];
        slate.votes.push_back(candidate.votes);
        slate.won += candidate.elected ? 1 : 0;
    }
    for (const Listed& slate : slates)
        of.ward.slates.push_back(slate_of(slate.party, slate.votes, slate.won));
}

class Reader {
public:
    Reader(const CsvTable& table, const CsvColumns& columns, Diagnostics& mistakes)
        : table_(table), columns_(columns), mistakes_(mistakes) {}

    void row(const std::vector<CsvCell>& cells) {
        const auto number = [&](Name name, std::int64_t low, std::int64_t high) {
            return whole_cell(table_, cells[*columns_[name]], low, high, mistakes_);
        };
        const auto seats = number(seats_, 1, 1000);
        const auto votes = number(votes_, 0, std::int64_t{1} << 31);
        const auto elected = number(elected_, 0, 1);
        if (!seats || !votes || !elected) return;
        Ward& ward = ward_of(cells, static_cast<int>(*seats));
        if (ward.ward.seats != *seats)
            mistakes_.error(table_.place(cells[*columns_[seats_]]),
                            fmt::format("the ward '{}' has {} seats in another row", ward.ward.name,
                                        ward.ward.seats));
        ward.candidates.push_back(
            {cells[*columns_[party_]].text, cells[*columns_[group_]].text, *votes, *elected == 1});
    }

    BlockElection take() {
        BlockElection out;
        for (const std::string& place : places_) {
            const std::size_t before = out.wards.size();
            for (Ward& ward : wards_) {
                if (ward.ward.place != place || ward.ward.seats < 2) continue;
                make_slates(ward);
                out.wards.push_back(std::move(ward.ward));
            }
            if (out.wards.size() > before) out.places.push_back(place);
        }
        return out;
    }

private:
    Ward& ward_of(const std::vector<CsvCell>& cells, int seats) {
        const std::string& place = cells[*columns_[borough_]].text;
        const std::string& name = cells[*columns_[ward_]].text;
        const auto [found, is_new] = at_.try_emplace({place, name}, wards_.size());
        if (is_new) {
            wards_.push_back({{place, name, seats, {}}, {}});
            if (std::find(places_.begin(), places_.end(), place) == places_.end())
                places_.push_back(place);
        }
        return wards_[found->second];
    }

    const CsvTable& table_;
    const CsvColumns& columns_;
    Diagnostics& mistakes_;
    std::vector<Ward> wards_;
    std::vector<std::string> places_;
    std::map<std::pair<std::string, std::string>, std::size_t> at_;
};

}  // namespace

std::optional<BlockElection> read_block_election(const std::filesystem::path& path,
                                                 Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto table = read_csv(path, mistakes);
    if (!table) return std::nullopt;
    const auto columns = find_columns(*table, kColumns, {}, OtherColumns::allowed, mistakes);
    if (!columns) return std::nullopt;
    Reader reader(*table, *columns, mistakes);
    for (const std::vector<CsvCell>& row : table->rows)
        reader.row(row);
    if (!before.clean()) return std::nullopt;
    BlockElection out = reader.take();
    if (out.places.size() < 2) {
        mistakes.error({table->file, 1, 1},
                       "needs wards of two seats and more in two boroughs at least");
        return std::nullopt;
    }
    return out;
}

}  // namespace kenesh
