#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/tally/election.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// One run in full: every candidate's votes and every seat, as plain values in reading order.

struct ReplayCandidate {
    int place = 0;     ///< by votes, 1 is the most; equal votes in listing order
    std::string name;  ///< from the table of candidates, or choice and number: "mekenchil 2"
    std::size_t choice = 0;
    Gender gender = Gender::unknown;
    std::int64_t votes = 0;
    bool elected = false;
    bool passed_over = false;  ///< for the gender rule
    How how = How::votes;      ///< if elected
    friend bool operator==(const ReplayCandidate&, const ReplayCandidate&) = default;
};

struct ReplayDistrict {
    std::string id;
    int magnitude = 0;
    std::vector<ReplayCandidate> candidates;  ///< by place
    std::int64_t against_all = 0;             ///< 0 where it is not on the ballot
    bool against_all_leads = false;
    int unfilled = 0;
    bool gender_quota_unmet = false;
    bool tied = false;  ///< equal votes decided a seat
    friend bool operator==(const ReplayDistrict&, const ReplayDistrict&) = default;
};

struct ReplayList {
    std::size_t choice = 0;
    std::int64_t votes = 0;
    double share = 0.0;  ///< of all list votes, there or in the nation
    bool passed = false;
    int seats = 0;
    int women = 0;
    friend bool operator==(const ReplayList&, const ReplayList&) = default;
};

/// One district of a list tier that is divided by district.
struct ReplayListDistrict {
    std::string id;
    int seats = 0;
    std::vector<ReplayList> lists;    ///< those that run, by votes
    std::int64_t threshold_base = 0;  ///< votes that the district's threshold is a share of
    int unfilled = 0;
    bool tied = false;  ///< equal claims decided a seat
    friend bool operator==(const ReplayListDistrict&, const ReplayListDistrict&) = default;
};

/// Either districts or lists.
struct ReplayTier {
    std::vector<ReplayDistrict> districts;
    std::vector<ReplayList> lists;    ///< those that run, by votes
    std::int64_t threshold_base = 0;  ///< votes that the threshold is a share of, of the nation
    Share threshold;
    Share district_threshold;
    std::vector<ReplayListDistrict> list_districts;  ///< empty: the nation is divided as one
    int unfilled = 0;
    friend bool operator==(const ReplayTier&, const ReplayTier&) = default;
};

struct ReplayTotal {
    std::size_t choice = 0;
    int district_seats = 0;
    int list_seats = 0;
    friend bool operator==(const ReplayTotal&, const ReplayTotal&) = default;
};

struct ReplaySystem {
    std::string id;
    std::string name;
    int house = 0;
    int women = 0;
    int unfilled = 0;
    std::vector<ReplayTier> tiers;
    std::vector<ReplayTotal> totals;  ///< per choice that can win, in scenario order
    friend bool operator==(const ReplaySystem&, const ReplaySystem&) = default;
};

struct ReplayChoice {
    std::string id;
    std::string name;
    std::string color;
    double preference = 0.0;  ///< share of first preferences in this run
    friend bool operator==(const ReplayChoice&, const ReplayChoice&) = default;
};

struct Replay {
    std::string scenario;
    std::string title;
    std::uint64_t seed = 0;
    std::int64_t run = 0;
    double turnout = 0.0;
    std::vector<ReplayChoice> choices;
    std::vector<ReplaySystem> systems;
    friend bool operator==(const Replay&, const Replay&) = default;
};

/// Precondition: `plan` was made of `scenario`, and `election` is run `run` of it.
[[nodiscard]] Replay replay_of(const Scenario& scenario, const Plan& plan, std::int64_t run,
                               const Election& election);

}  // namespace kenesh
