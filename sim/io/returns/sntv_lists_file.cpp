#include "sim/io/returns/sntv_lists_file.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

#include "sim/io/text/csv_parser.hpp"
#include "sim/io/text/csv_writer.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 9> kColumns{"year",       "district", "seats", "women_min", "party",
                                          "candidates", "women",    "votes", "won"};
enum Name { year_, district_, seats_, least_, party_, candidates_, women_, votes_, won_ };

class Reader {
public:
    Reader(const CsvSheet& in, Diagnostics& mistakes) : in_(in), mistakes_(mistakes) {
        file_.lists.parties.emplace_back("independents");
        parties_.emplace("independents", kIndependentsParty);
    }

    void row(const std::vector<CsvCell>& cells) {
        const auto number = [&](Name name, std::int64_t low, std::int64_t high) {
            return whole_cell(in_.table, in_.cell(cells, name), low, high, mistakes_);
        };
        const auto year = number(year_, 1, 9999);
        const auto seats = number(seats_, 1, 1000);
        const auto least = number(least_, 0, 1000);
        const auto candidates = number(candidates_, 1, 100'000);
        const auto votes = number(votes_, 0, std::int64_t{1} << 40);
        if (!year || !seats || !least || !candidates || !votes) return;
        const auto women = number(women_, 0, *candidates);
        const auto won = number(won_, 0, *candidates);
        if (!women || !won) return;
        if (file_.year == 0) file_.year = static_cast<int>(*year);
        if (*year != file_.year)
            mistakes_.error(in_.place(cells, year_),
                            fmt::format("the rows before are of {}", file_.year));
        if (SntvListDistrict* district = district_of(cells, *seats, *least))
            add(cells,
                {0, static_cast<int>(*candidates), static_cast<int>(*women), *votes,
                 static_cast<int>(*won)},
                *district);
    }

    SntvListsFile take() { return std::move(file_); }

private:
    /// The district of the row before, or a new one.
    SntvListDistrict* district_of(const std::vector<CsvCell>& cells, std::int64_t seats,
                                  std::int64_t least) {
        const std::string& name = in_.cell(cells, district_).text;
        auto& districts = file_.lists.districts;
        if (districts.empty() || districts.back().name != name) {
            if (!names_.emplace(name, districts.size()).second) {
                mistakes_.error(in_.place(cells, district_),
                                "this district has rows above, apart from this one");
                return nullptr;
            }
            districts.push_back({name, static_cast<int>(seats), static_cast<int>(least), {}});
        }
        SntvListDistrict& district = districts.back();
        if (district.seats != seats || district.min_women != least)
            mistakes_.error(in_.place(cells, seats_),
                            fmt::format("the row before gives this district {} seats and at least "
                                        "{} women",
                                        district.seats, district.min_women));
        return &district;
    }

    void add(const std::vector<CsvCell>& cells, SntvList list, SntvListDistrict& district) {
        const std::string& party = in_.cell(cells, party_).text;
        const auto [at, is_new] = parties_.try_emplace(party, file_.lists.parties.size());
        if (is_new) file_.lists.parties.push_back(party);
        list.party = at->second;
        for (const SntvList& other : district.lists)
            if (other.party == list.party)
                mistakes_.error(in_.place(cells, party_),
                                "this list stands in the district already");
        district.lists.push_back(list);
    }

    const CsvSheet& in_;
    Diagnostics& mistakes_;
    SntvListsFile file_;
    std::map<std::string, std::size_t> parties_;
    std::map<std::string, std::size_t> names_;
};

}  // namespace

std::optional<SntvListsFile> read_sntv_lists(const std::filesystem::path& path,
                                             Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto in = read_sheet(path, kColumns, OtherColumns::refused, mistakes);
    if (!in) return std::nullopt;
    Reader reader(*in, mistakes);
    for (const std::vector<CsvCell>& row : in->table.rows)
        reader.row(row);
    if (in->table.rows.empty()) mistakes.error({in->table.file, 1, 1}, "has no rows");
    if (!before.clean()) return std::nullopt;
    return reader.take();
}

std::string sntv_lists_csv(const SntvListsFile& file) {
    CsvWriter csv(CsvText::exact);
    for (const std::string& name : kColumns)
        csv.text(name);
    csv.end_line();
    for (const SntvListDistrict& district : file.lists.districts)
        for (const SntvList& list : district.lists) {
            csv.number(static_cast<std::int64_t>(file.year)).text(district.name);
            csv.number(static_cast<std::int64_t>(district.seats));
            csv.number(static_cast<std::int64_t>(district.min_women));
            csv.text(file.lists.parties[list.party]);
            csv.number(static_cast<std::int64_t>(list.candidates));
            csv.number(static_cast<std::int64_t>(list.women));
            csv.number(list.votes).number(static_cast<std::int64_t>(list.won));
            csv.end_line();
        }
    return csv.take();
}

}  // namespace kenesh
