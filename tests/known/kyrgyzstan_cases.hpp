#pragma once

#include "tests/known/list_cases.hpp"

/// List tiers of Kyrgyzstan's parliament whose seats are official. Votes: the tally named in the
/// source; where two tallies exist, both give the official seats.
namespace kenesh::known {

/// 120 seats by Hare's quota, 65 at most to one list.
inline ListRule kyrgyzstan_120(std::int64_t national_ppm) {
    ListRule rule = remainders({}, 120, {.national = ppm(national_ppm)});
    rule.max_seats = 65;
    return rule;
}

/// The register of 2010, from 1,679,538 votes cast = 55.9 % of it; any number up to 3,009,000 that
/// rounds so gives the same lists.
constexpr std::int64_t kRegister2010 = 3'004'500;

inline std::vector<ListCase> kyrgyzstan_cases() {
    ListRule rule_2021 = remainders({}, 54, {.national = ppm(50'000)});
    rule_2021.max_seats = 27;
    return {
        {"kg_2010_later",
         "Central Election Commission, 2010, later total",
         kyrgyzstan_120(50'000),
         {{"ata-jurt", 257100, 28},
          {"sdpk", 237634, 26},
          {"ar-namys", 229916, 25},
          {"respublika", 210594, 23},
          {"ata-meken", 166714, 18}},
         kRegister2010},
        {"kg_2010_first",
         "Central Election Commission, 2010, first automated count",
         kyrgyzstan_120(50'000),
         {{"ata-jurt", 266923, 28},
          {"sdpk", 241528, 26},
          {"ar-namys", 232682, 25},
          {"respublika", 217601, 23},
          {"ata-meken", 168218, 18},
          {"butun-kyrgyzstan", 145455, 0},
          {"akshumkar", 78952, 0},
          {"zamandash", 63435, 0}},
         kRegister2010},
        {"kg_2015_announced",
         "Central Election Commission, 15 October 2015; its 27.56 % of votes cast for the first",
         kyrgyzstan_120(70'000),
         {{"sdpk", 432846, 38},
          {"respublika-ata-jurt", 318266, 28},
          {"kyrgyzstan", 205268, 18},
          {"onuguu-progress", 147115, 13},
          {"bir-bol", 134039, 12},
          {"ata-meken", 122500, 11}},
         1'570'559},
        {"kg_2015_ifes",
         "IFES Election Guide, 2015, valid votes",
         kyrgyzstan_120(70'000),
         {{"sdpk", 432804, 38},
          {"respublika-ata-jurt", 318266, 28},
          {"kyrgyzstan", 205268, 18},
          {"onuguu-progress", 147515, 13},
          {"bir-bol", 134909, 12},
          {"ata-meken", 122500, 11}},
         1'563'456},
        {"kg_2015_machine",
         "Central Election Commission, machine count of 5 October 2015; its sum with against all",
         kyrgyzstan_120(70'000),
         {{"sdpk", 430661, 38},
          {"respublika-ata-jurt", 315114, 28},
          {"kyrgyzstan", 202062, 18},
          {"onuguu-progress", 146050, 13},
          {"bir-bol", 133379, 12},
          {"ata-meken", 121723, 11},
          {"butun-kyrgyzstan-emgek", 96280, 0},
          {"zamandash", 42844, 0},
          {"uluu-kyrgyzstan", 23499, 0},
          {"ar-namys", 12479, 0},
          {"meken-yntymagy", 12402, 0},
          {"congress-of-peoples", 9436, 0},
          {"aalam", 6264, 0},
          {"azattyk", 5249, 0}},
         1'569'715},
        {"kg_2021",
         "Central Election Commission, 28 November 2021, lists over the threshold; votes cast",
         rule_2021,
         {{"ata-jurt-kyrgyzstan", 222005, 15},
          {"ishenim", 174470, 12},
          {"yntymak", 141009, 9},
          {"alliance", 106955, 7},
          {"butun-kyrgyzstan", 90223, 6},
          {"yiman-nuru", 79025, 5}},
         1'281'622},
    };
}

}  // namespace kenesh::known
