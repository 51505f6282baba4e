#include "sim/io/returns/district_returns.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <unordered_map>

#include "sim/io/votes/vote_sum.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 3> kRequired{"district", "candidate", "votes"};
const std::array<std::string, 2> kOptional{"choice", "gender"};

/// Reads row after row into districts.
class DistrictRows {
public:
    DistrictRows(const CsvTable& table, const CsvColumns& columns, Diagnostics& mistakes)
        : table_(table), columns_(columns), mistakes_(mistakes), sum_(table, mistakes) {}

    void read(const std::vector<CsvCell>& row) {
        const CsvCell& name = row[*columns_[0]];
        const auto district = text_cell(table_, name, "district", mistakes_);
        const CsvCell& votes_cell = row[*columns_[2]];
        const auto votes = whole_cell(table_, votes_cell, 0, kMostVotes, mistakes_);
        if (votes) sum_.add(votes_cell, *votes);
        if (!district) return;
        const std::size_t d = district_at(*district, table_.place(name));
        const std::string choice = columns_[3] ? row[*columns_[3]].text : "";
        if (choice == kAgainstAll || choice == kInvalid) {
            once(d, row[*columns_[3]], choice);
            DistrictReturn& target = out_.districts[d];
            (choice == kInvalid ? target.invalid : target.against_all) = votes.value_or(0);
            return;
        }
        add_candidate(d, row, choice, votes.value_or(0));
    }

    [[nodiscard]] DistrictTable take() { return std::move(out_); }

private:
    std::size_t district_at(const std::string& name, Place place) {
        const auto [at, is_new] = position_.try_emplace(name, out_.districts.size());
        if (is_new) {
            out_.districts.push_back({name, {}, 0, 0});
            out_.places.push_back(std::move(place));
            out_.gender_places.emplace_back();
            lines_.emplace_back();
        }
        return at->second;
    }

    /// A mistake where the same is named twice in a district.
    bool once(std::size_t district, const CsvCell& cell, const std::string& name) {
        const auto [first, is_new] = lines_[district].try_emplace(name, cell.line);
        if (!is_new) {
            mistakes_.error(table_.place(cell),
                            fmt::format("'{}' is in line {} already, in the same district", name,
                                        first->second));
        }
        return is_new;
    }

    void add_candidate(std::size_t district, const std::vector<CsvCell>& row,
                       const std::string& choice, std::int64_t votes) {
        const CsvCell& cell = row[*columns_[1]];
        const auto name = text_cell(table_, cell, "candidate", mistakes_);
        if (!name || !once(district, cell, *name)) return;
        const CsvCell& place = columns_[4] ? row[*columns_[4]] : cell;
        const std::optional<Gender> gender = columns_[4] ? read_gender(place) : Gender::unknown;
        if (!gender) return;
        out_.districts[district].candidates.push_back(
            {*name, choice.empty() ? std::string(kIndependents) : choice, *gender, votes});
        out_.gender_places[district].push_back(table_.place(place));
    }

    [[nodiscard]] std::optional<Gender> read_gender(const CsvCell& cell) {
        const std::optional<Gender> gender = gender_of(cell.text);
        if (!gender) {
            mistakes_.error(table_.place(cell),
                            fmt::format("a gender is m, f or empty, not '{}'", cell.text));
        }
        return gender;
    }

    const CsvTable& table_;
    const CsvColumns& columns_;
    Diagnostics& mistakes_;
    VoteSum sum_;
    DistrictTable out_;
    std::unordered_map<std::string, std::size_t> position_;
    std::vector<std::unordered_map<std::string, int>>
        lines_;  ///< per district: where a name stands
};

}  // namespace

std::optional<DistrictTable> read_district_returns(const CsvTable& table, Diagnostics& mistakes) {
    const auto columns = find_columns(table, kRequired, kOptional, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    if (table.rows.empty()) mistakes.error({table.file, 1, 1}, "the table has no votes");
    DistrictRows rows(table, *columns, mistakes);
    for (const std::vector<CsvCell>& row : table.rows)
        rows.read(row);
    return rows.take();
}

}  // namespace kenesh
