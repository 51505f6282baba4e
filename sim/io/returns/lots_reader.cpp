#include "sim/io/returns/lots_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

#include "sim/io/text/csv_parser.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 2> kColumns{"first", "second"};
const std::array<std::string, 1> kOptional{"district"};

/// Who stands in one contest, and with how many votes.
struct Contest {
    std::unordered_map<std::string, std::uint32_t> position;
    std::vector<std::int64_t> votes;
    std::vector<Before> lots;
    Place last;  ///< of the last lot

    void add(const std::string& name, std::int64_t with) {
        position.try_emplace(name, static_cast<std::uint32_t>(votes.size()));
        votes.push_back(with);
    }
};

class LotsReader {
public:
    LotsReader(const Returns& returns, Diagnostics& mistakes) : mistakes_(mistakes) {
        for (const DistrictReturn& district : returns.districts) {
            Contest& contest = contests_[district.district];
            for (const CandidateReturn& candidate : district.candidates)
                contest.add(candidate.name, candidate.votes);
        }
        if (!returns.lists) return;
        const ListReturns& lists = *returns.lists;
        for (std::size_t l = 0; l < lists.lists.size(); ++l) {
            std::int64_t all = 0;
            for (std::size_t r = 0; r < lists.regions.size(); ++r) {
                all += lists.votes(r, l);
                if (!lists.regions[r].empty())
                    contests_[lists.regions[r]].add(lists.lists[l], lists.votes(r, l));
            }
            contests_[""].add(lists.lists[l], all);
        }
    }

    std::vector<DrawnLot> read(const CsvTable& table, const CsvColumns& columns) {
        std::vector<DrawnLot> lots;
        for (const std::vector<CsvCell>& row : table.rows) {
            const CsvCell& cell = row[*columns[0]];
            const std::string district = columns[2] ? row[*columns[2]].text : "";
            const auto contest = contests_.find(district);
            if (contest == contests_.end()) {
                mistakes_.error(table.place(columns[2] ? row[*columns[2]] : cell),
                                fmt::format("no votes in a district '{}'", district));
                continue;
            }
            const auto first = position(contest->second, table, cell);
            const auto second = position(contest->second, table, row[*columns[1]]);
            if (!first || !second) continue;
            if (contest->second.votes[*first] != contest->second.votes[*second]) {
                mistakes_.error(table.place(cell), fmt::format("'{}' and '{}' have no equal votes",
                                                               cell.text, row[*columns[1]].text));
                continue;
            }
            contest->second.lots.push_back({*first, *second});
            contest->second.last = table.place(cell);
            lots.push_back({district, cell.text, row[*columns[1]].text});
        }
        check_contradictions();
        return lots;
    }

private:
    std::optional<std::uint32_t> position(const Contest& contest, const CsvTable& table,
                                          const CsvCell& cell) {
        const auto found = contest.position.find(cell.text);
        if (found != contest.position.end()) return found->second;
        std::vector<std::string> names;
        for (const auto& [name, at] : contest.position)
            names.push_back(name);
        mistakes_.error(table.place(cell), fmt::format("nobody is called '{}' there", cell.text),
                        nearest(cell.text, names));
        return std::nullopt;
    }

    void check_contradictions() {
        for (const auto& [district, contest] : contests_) {
            std::vector<std::uint32_t> order(contest.votes.size());
            std::iota(order.begin(), order.end(), 0U);
            if (contest.lots.empty() || with_lots(std::move(order), contest.lots)) continue;
            mistakes_.error(contest.last, "the lots of this district go round in a circle");
        }
    }

    Diagnostics& mistakes_;
    std::unordered_map<std::string, Contest> contests_;
};

}  // namespace

std::vector<DrawnLot> read_lots(const std::filesystem::path& path, const Returns& returns,
                                Diagnostics& mistakes) {
    const auto table = read_csv(path, mistakes);
    if (!table) return {};
    const auto columns = find_columns(*table, kColumns, kOptional, OtherColumns::refused, mistakes);
    if (!columns) return {};
    return LotsReader(returns, mistakes).read(*table, *columns);
}

}  // namespace kenesh
