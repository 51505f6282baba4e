#include "sim/io/returns/sntv_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "sim/io/text/csv_parser.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 10> kColumns{"year",    "level", "district", "seats", "women_min",
                                           "cand_no", "party", "sex",      "votes", "elected"};
enum Name { year_, level_, district_, seats_, women_, number_, party_, sex_, votes_, elected_ };

/// "No party" as the commission of Taiwan writes it (UTF-8), the beginning of longer forms.
constexpr std::string_view kNoParty = "\xe7\x84\xa1\xe9\xbb\xa8\xe7\xb1\x8d";

bool independent(const std::string& party) {
    return party.empty() || party == "independents" || party.rfind(kNoParty, 0) == 0;
}

struct District {
    SntvDistrict district;
    std::map<std::int64_t, SntvCandidate> candidates;  ///< by number on the ballot
};

class Reader {
public:
    Reader(const CsvSheet& in, std::span<const std::string> others, Diagnostics& mistakes)
        : in_(in), others_(others), mistakes_(mistakes) {
        election_.parties.emplace_back("independents");
    }

    void row(const std::vector<CsvCell>& cells) {
        const auto number = [&](Name name, std::int64_t low, std::int64_t high) {
            return whole_cell(in_.table, in_.cell(cells, name), low, high, mistakes_);
        };
        const auto seats = number(seats_, 1, 1000);
        const auto women = number(women_, 0, 1000);
        const auto place = number(number_, 0, 100'000);
        const auto votes = number(votes_, 0, std::int64_t{1} << 31);
        const auto elected = number(elected_, 0, 1);
        const Gender gender = gender_of(in_.cell(cells, sex_).text).value_or(Gender::unknown);
        if (gender == Gender::unknown) mistakes_.error(in_.place(cells, sex_), "must be m or f");
        if (!seats || !women || !place || !votes || !elected) return;
        District& d = districts_[{in_.cell(cells, level_).text, in_.cell(cells, district_).text}];
        if (d.candidates.empty())
            d.district = {in_.cell(cells, district_).text,
                          static_cast<int>(*seats),
                          static_cast<int>(*women),
                          {}};
        const SntvCandidate candidate{party_of(in_.cell(cells, party_).text), gender, *votes,
                                      *elected == 1};
        if (!d.candidates.emplace(*place, candidate).second)
            mistakes_.error(in_.place(cells, number_),
                            "this number stands in the district already");
    }

    SntvElection take() {
        for (auto& [name, d] : districts_) {
            for (const auto& [number, candidate] : d.candidates)
                d.district.candidates.push_back(candidate);
            election_.districts.push_back(std::move(d.district));
        }
        return std::move(election_);
    }

private:
    std::size_t party_of(const std::string& party) {
        if (independent(party) || std::ranges::find(others_, party) != others_.end())
            return kIndependentsParty;
        const auto [at, is_new] = ordinal_.try_emplace(party, election_.parties.size());
        if (is_new) election_.parties.push_back(party);
        return at->second;
    }

    const CsvSheet& in_;
    std::span<const std::string> others_;
    Diagnostics& mistakes_;
    SntvElection election_;
    std::map<std::string, std::size_t> ordinal_;
    std::map<std::pair<std::string, std::string>, District> districts_;
};

}  // namespace

std::optional<SntvElection> read_sntv_election(const std::filesystem::path& path, int year,
                                               std::span<const std::string> others,
                                               Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto in = read_sheet(path, kColumns, OtherColumns::allowed, mistakes);
    if (!in) return std::nullopt;
    Reader reader(*in, others, mistakes);
    bool any = false;
    for (const std::vector<CsvCell>& row : in->table.rows) {
        const auto of = whole_cell(in->table, in->cell(row, year_), 1, 9999, mistakes);
        if (of != year) continue;
        any = true;
        reader.row(row);
    }
    if (!any)
        mistakes.error({in->table.file, 1, 1}, fmt::format("has no rows of the year {}", year));
    if (!before.clean()) return std::nullopt;
    return reader.take();
}

}  // namespace kenesh
