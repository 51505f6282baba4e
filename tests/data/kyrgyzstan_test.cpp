#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/geography_reader.hpp"
#include "sim/io/text/csv_parser.hpp"
#include "tests/support/paths.hpp"

/// The tables of districts/kyrgyzstan agree with one another and with the official figures.
namespace kenesh {
namespace {

namespace fs = std::filesystem;

fs::path folder() {
    return fs::path(kenesh::test::source_folder()) / "districts" / "kyrgyzstan";
}

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::string& name) {
    Diagnostics mistakes;
    const auto table = read_csv(folder() / name, mistakes);
    REQUIRE(mistakes.empty());
    REQUIRE(table);
    std::vector<Row> rows;
    for (const auto& cells : table->rows) {
        Row row;
        for (std::size_t c = 0; c < cells.size(); ++c)
            row[table->header[c].text] = cells[c].text;
        rows.push_back(row);
    }
    return rows;
}

Geography geography(const std::string& name) {
    Diagnostics mistakes;
    const auto read = read_geography(folder() / name, mistakes);
    REQUIRE(mistakes.empty());
    REQUIRE(read);
    return *read;
}

const Districting& districting(const Geography& g, std::string_view name) {
    const auto position = g.find_districting(std::string(name));
    REQUIRE(position);
    return g.districtings[*position];
}

std::map<std::string, std::int64_t> voters_by_district(const Geography& g,
                                                       const std::string& name) {
    const Districting& d = districting(g, name);
    std::map<std::string, std::int64_t> voters;
    for (std::size_t u = 0; u < g.units.size(); ++u)
        voters[d.districts[index(d.district_of[u])]] += g.units[u].registered;
    return voters;
}

std::map<std::string, std::int64_t> voters_by_region(const Geography& g) {
    std::map<std::string, std::int64_t> voters;
    for (const Unit& unit : g.units)
        voters[g.regions[index(unit.region)]] += unit.registered;
    return voters;
}

std::set<std::string> regions_of_district(const Geography& g, const std::string& district) {
    const Districting& d = districting(g, "district_2025");
    std::set<std::string> regions;
    for (std::size_t u = 0; u < g.units.size(); ++u)
        if (d.districts[index(d.district_of[u])] == district)
            regions.insert(g.regions[index(g.units[u].region)]);
    return regions;
}

TEST_CASE("Kyrgyzstan's units lie in nine regions and one district of each kind") {
    for (const std::string name : {"units.csv", "units-2025.csv", "units-equal.csv"}) {
        INFO(name);
        const Geography g = geography(name);
        CHECK(g.regions.size() == 9);
        REQUIRE(g.districtings.size() == 2);
        CHECK(voters_by_district(g, "district_2025").size() == 30);
        CHECK(voters_by_district(g, "smd_2021").size() == 36);
        // No boundary of these tables is official.
        for (const Unit& unit : g.units)
            CHECK(unit.approximate);
        std::int64_t voters = 0;
        for (const Unit& unit : g.units)
            voters += unit.registered;
        CHECK(voters == 4'294'243);  // the register of 2025
    }
}

TEST_CASE("Registered voters of Kyrgyzstan's districts are those of the district tables") {
    const Geography g = geography("units-2025.csv");
    auto voters = voters_by_district(g, "district_2025");
    int official = 0, quoted = 0;
    for (const Row& row : rows_of("districts_2025.csv")) {
        INFO("district " << row.at("district"));
        CHECK(voters.at(row.at("district")) == std::stoll(row.at("registered")));
        CHECK(row.at("seats") == "3");
        official += row.at("status") == "official";
        quoted += row.at("status") == "quoted";
    }
    CHECK(official == 6);
    CHECK(quoted == 4);  // No. 11, 15 (the largest), 19 and 28
    for (const auto& [district, number] : voters)
        CHECK(number <= voters.at("15") + 1200);  // 13 is derived, 12 and 14 are approximate
    // Four districts of Bishkek: their sum is official.
    CHECK(voters["21"] + voters["22"] + voters["23"] + voters["24"] == 542'939);
    auto single = voters_by_district(geography("units.csv"), "smd_2021");
    for (const Row& row : rows_of("smd_2021.csv")) {
        INFO("single-member district " << row.at("district"));
        CHECK(single.at(row.at("district")) == std::stoll(row.at("registered_2025_approximate")));
        CHECK(row.at("seats") == "1");
    }
}

TEST_CASE("Kyrgyzstan's districts reach across regions where they are known to") {
    const Geography g = geography("units.csv");
    using Names = std::set<std::string>;
    CHECK(regions_of_district(g, "3") == Names{"Batken", "Osh"});
    CHECK(regions_of_district(g, "15") == Names{"Jalal-Abad"});
    CHECK(regions_of_district(g, "16") == Names{"Talas"});
    CHECK(regions_of_district(g, "17") == Names{"Chui", "Talas"});
    for (const std::string district : {"21", "22", "23", "24"})
        CHECK(regions_of_district(g, district) == Names{"Bishkek"});
    CHECK(regions_of_district(g, "25") == Names{"Bishkek", "Chui"});
    CHECK(regions_of_district(g, "26") == Names{"Chui"});
    CHECK(regions_of_district(g, "27") == Names{"Issyk-Kul"});
    CHECK(regions_of_district(g, "29") == Names{"Issyk-Kul", "Naryn"});
}

TEST_CASE("Equal cuts keep the regions and make districts equal to one voter") {
    const Geography equal = geography("units-equal.csv");
    CHECK(voters_by_region(equal) == voters_by_region(geography("units-2025.csv")));
    for (const std::string name : {"district_2025", "smd_2021"}) {
        const auto voters = voters_by_district(equal, name);
        const auto smaller = [](const auto& a, const auto& b) { return a.second < b.second; };
        const auto [least, most] = std::minmax_element(voters.begin(), voters.end(), smaller);
        CHECK(most->second - least->second <= 1);
    }
}

TEST_CASE("The ladder's units are those of 2025, cut at thirds of its districts") {
    const Geography cut = geography("units-ladder.csv");
    const Geography whole = geography("units-2025.csv");
    CHECK(voters_by_region(cut) == voters_by_region(whole));
    for (const std::string name : {"district_2025", "smd_2021"})
        CHECK(voters_by_district(cut, name) == voters_by_district(whole, name));
    const auto thirds = voters_by_district(cut, "of_90");
    CHECK(thirds.size() == 90);
    for (const auto& [district, voters] : voters_by_district(whole, "district_2025")) {
        INFO("district " << district);
        for (const std::string part : {".1", ".2", ".3"}) {
            const std::int64_t here = thirds.at(district + part);
            CHECK(std::abs(3 * here - voters) <= 3);
        }
    }
}

TEST_CASE("The baseline of 2020 is the regional shares of its votes") {
    std::map<std::string, double> total, share;
    std::map<std::string, std::map<std::string, double>> votes;
    for (const Row& row : rows_of("list-2020-by-region.csv")) {
        votes[row.at("region")][row.at("choice")] = std::stod(row.at("votes"));
        total[row.at("region")] += std::stod(row.at("votes"));
    }
    const std::vector<Row> baseline = rows_of("baseline-2020.csv");
    CHECK(baseline.size() == 9 * 17);
    for (const Row& row : baseline) {
        const std::string& region = row.at("region");
        INFO(region << " " << row.at("choice"));
        const double expected = votes.at(region).at(row.at("choice")) / total.at(region);
        // Written with six decimals.
        CHECK(std::abs(std::stod(row.at("share")) - expected) <= 0.000'000'51);
        share[region] += std::stod(row.at("share"));
    }
    const auto voters = voters_by_region(geography("units.csv"));
    CHECK(share.size() == voters.size());
    for (const auto& [region, sum] : share) {
        INFO(region);
        CHECK(voters.count(region) == 1);
        CHECK(std::abs(sum - 1.0) <= 17 * 0.000'000'51);
    }
}

TEST_CASE("Kyrgyzstan's list seats add up to the house in every final tally") {
    std::map<std::string, int> seats;
    for (const Row& row : rows_of("list-elections.csv"))
        if (!row.at("seats").empty() && row.at("choice").rfind("total-", 0) != 0)
            seats[row.at("year") + " " + row.at("tally")] += std::stoi(row.at("seats"));
    CHECK(seats.at("2007 final") == 90);
    CHECK(seats.at("2010 later total") == 120);
    CHECK(seats.at("2010 first automated count") == 120);
    CHECK(seats.at("2015 IFES (preferred)") == 120);
    CHECK(seats.at("2021 final") == 54);
}

}  // namespace
}  // namespace kenesh
