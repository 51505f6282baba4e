#include <catch2/catch.hpp>
#include <map>
#include <numeric>

#include "sim/rules/ranking.hpp"
#include "tests/known/bulk_file.hpp"
#include "tests/known/list_cases.hpp"

namespace kenesh {
namespace {

using known::Cells;

struct District {
    std::vector<std::int64_t> votes;
    std::vector<Gender> genders;
    std::vector<bool> elected;
    std::vector<bool> by_gender;
    int seats = 0;
    int women = 0;
};

using Districts = std::map<std::string, District>;

/// Which of the candidates have seats; a tie that decides is resolved as it was, if it can be.
void check_district(const std::string& name, const District& district, const GenderRule& rule) {
    DistrictCount count;
    fill_seats(district.votes, district.genders, district.seats, rule, count);
    std::vector<bool> elected(district.votes.size(), false);
    for (const Elected& e : count.elected)
        elected[e.candidate] = true;
    INFO(name);
    for (std::size_t c = 0; c < elected.size(); ++c) {
        INFO("candidate " << c << " with " << district.votes[c] << " votes");
        const bool tie = std::find(count.tied.begin(), count.tied.end(), c) != count.tied.end();
        CHECK((tie || elected[c] == district.elected[c]));
    }
    for (const Elected& e : count.elected) {
        CHECK((e.how == How::gender) == district.by_gender[e.candidate]);
    }
    CHECK(count.elected.size() == static_cast<std::size_t>(std::count(
                                      district.elected.begin(), district.elected.end(), true)));
}

TEST_CASE("Taiwan's councils 2014 and 2018: SNTV with women's seats, every district") {
    // year,level,district,seats,women_min,cand_no,party,sex,votes,elected,official_mark
    Districts districts;
    std::vector<Cells> rows = known::bulk_file("taiwan-councils-2014-2018.csv");
    if (rows.empty()) return;
    rows.erase(rows.begin());
    for (const Cells& row : rows) {
        District& district = districts[row[0] + " " + row[1] + " " + row[2]];
        district.seats = std::stoi(row[3]);
        district.women = std::stoi(row[4]);
        district.genders.push_back(row[7] == "f" ? Gender::woman : Gender::man);
        district.votes.push_back(std::stoll(row[8]));
        district.elected.push_back(row[9] == "1");
        district.by_gender.push_back(row[10] == "elected_by_women_quota");
    }
    int by_gender = 0;
    for (const auto& [name, district] : districts) {
        check_district(name, district, MinWomen{district.women});
        by_gender += static_cast<int>(
            std::count(district.by_gender.begin(), district.by_gender.end(), true));
    }
    CHECK(by_gender == 13);
    WARN("counted: " << districts.size() << " districts of Taiwan's councils");
}

TEST_CASE("London's wards 2022: block vote, every ward") {
    // borough,ward,seats,rank,party,party_group,votes,elected
    Districts wards;
    std::vector<Cells> rows = known::bulk_file("london-2022-block-vote.csv");
    if (rows.empty()) return;
    rows.erase(rows.begin());
    for (const Cells& row : rows) {
        District& ward = wards[row[0] + ", " + row[1]];
        ward.genders.push_back(Gender::unknown);
        ward.votes.push_back(std::stoll(row[6]));
        ward.elected.push_back(row[7] == "1");
        ward.by_gender.push_back(false);
        ward.seats += row[7] == "1" ? 1 : 0;
    }
    for (const auto& [name, ward] : wards)
        check_district(name, ward, NoGenderRule{});
    WARN("counted: " << wards.size() << " wards of London");
}

TEST_CASE("New Zealand 2014: plurality in the electorates gives the seats that are filled up") {
    std::vector<Cells> rows = known::bulk_file("nz-2014-electorates.csv", ';');
    if (rows.empty()) return;
    std::map<std::string, int> seats;
    const Cells header = rows.front();
    rows.erase(rows.begin());
    for (const Cells& row : rows) {
        std::vector<std::int64_t> votes;
        for (std::size_t c = 1; c < row.size(); ++c)
            votes.push_back(std::stoll(row[c]));
        const std::vector<Gender> genders(votes.size(), Gender::unknown);
        DistrictCount count;
        fill_seats(votes, genders, 1, NoGenderRule{}, count);
        CHECK(count.tied.empty());
        ++seats[header[1 + count.elected.front().candidate]];
    }
    for (const known::ListCase& known : known::list_cases()) {
        if (known.id != "nz_2014_mmp") continue;
        int electorates = 0;
        for (const known::Row& row : known.rows) {
            // The table of cases is transliterated: the Maori Party has a macron in the file.
            const std::string name(row.list == "Maori Party" ? "M\xC4\x81ori Party" : row.list);
            INFO(name);
            CHECK(seats[name] == row.elsewhere);
            electorates += row.elsewhere;
        }
        CHECK(electorates == static_cast<int>(rows.size()));
    }
    WARN("counted: " << rows.size() << " electorates of New Zealand");
}

}  // namespace
}  // namespace kenesh
