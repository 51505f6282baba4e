#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/model/calibration/calibration.hpp"
#include "sim/model/log_gamma.hpp"
#include "sim/model/poll.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// The scenario as flat arrays: what an engine needs, nothing else. K choices (all of the
/// scenario's, absent ones too, so that ordinals stay those of the files), R regions, U units.
/// Formulas: docs/methods.md.

/// A line of the ballot that can be elected.
struct PlanCandidate {
    std::uint32_t choice = 0;
    std::uint32_t ordinal = 0;  ///< among its choice's candidates in the district
    Gender gender = Gender::unknown;
    double mean_effect = 0.0;  ///< mu_c + b_c, less s^2 / 2 under the normal law
    friend bool operator==(const PlanCandidate&, const PlanCandidate&) = default;
};

/// Four districts that share one block of random words (engine/streams.hpp): the candidates of
/// one choice with one ordinal in districts 4 * block .. 4 * block + 3.
struct CandidateBlock {
    static constexpr std::uint32_t kNobody = 0xffffffff;
    std::uint32_t choice = 0;
    std::uint32_t ordinal = 0;
    std::uint32_t block = 0;
    std::array<std::uint32_t, 4> position{};  ///< in ContestPlan::candidates, or kNobody
    friend bool operator==(const CandidateBlock&, const CandidateBlock&) = default;
};

/// How a choice's candidates are voted for in one contest.
struct ContestChoice {
    double candidate_sd = 0.0;
    /// Of gamma personal votes, log(G / a) as of a normal; in place of candidate_sd times it.
    std::optional<LogGamma> personal_votes;
    double vote_management = 0.0;
    double personal_pull = 1.0;
    double votes_used = 1.0;       ///< u of a voter's several votes
    double spill = 1.0;            ///< of votes that its candidates leave over
    double women_effect = 0.0;     ///< of a woman whose gender is drawn
    std::uint32_t women_word = 0;  ///< drawn genders: a woman if the word is below it
    bool women_all = false;        ///< drawn genders, share 1
    bool women_drawn = false;
    friend bool operator==(const ContestChoice&, const ContestChoice&) = default;
};

/// w such that a supporter gives the candidate of effect phi a vote with chance e / (e + w), where
/// e = exp(phi), or exp((1 - m) phi) of a candidate who is not `alone`: u of the candidate in the
/// middle, since phi has the mean factor 1 and its median lies s^2 / 2 below 0. 0: with certainty.
[[nodiscard]] double unused_odds(const ContestChoice& choice, bool alone);

/// Whom the supporters of a choice without a list vote for, of those with a `transfer`.
struct ListTransfer {
    std::uint32_t from = 0;  ///< a choice
    double abstain = 0.0;    ///< part that casts no valid list vote
    double no_list = 0.0;    ///< part that is valid and no list's: against all
    double others = 0.0;     ///< part that divides as the lists' own votes do
    std::vector<std::pair<std::uint32_t, double>> to;  ///< lists, and their parts
    friend bool operator==(const ListTransfer&, const ListTransfer&) = default;
};

/// Who votes for whom where a choice runs no list.
struct ListTransfers {
    double abstain = 0.0;
    std::vector<double> by_list;    ///< K, or empty: as the lists' own votes
    std::vector<ListTransfer> own;  ///< of choices with a `transfer`, to which the above is nothing
    std::vector<std::uint8_t> is_own;  ///< K: has an entry there
    friend bool operator==(const ListTransfers&, const ListTransfers&) = default;
};

/// Expected shares that one contest has in place of the national strengths; or a list ballot with
/// transfers of its own, where shares are the nation's and all factors 1.
struct OwnStrengths {
    std::string contest;
    std::vector<double> share;   ///< K
    std::vector<double> factor;  ///< K: e^(its alpha - the nation's); 0 for who is absent here
    ListTransfers transfers;
    Calibration calibration;
    friend bool operator==(const OwnStrengths&, const OwnStrengths&) = default;
};

/// What a part of the supporters of a choice that does not stand does.
struct TransferMove {
    static constexpr std::uint32_t kAbstain = 0xffffffff;
    std::uint32_t from = 0;  ///< a choice
    std::uint32_t to = 0;    ///< a choice that stands, or kAbstain
    double part = 0.0;       ///< of the supporters; the rest divides as the others do
    friend bool operator==(const TransferMove&, const TransferMove&) = default;
};

/// Candidates and votes that one or more tiers count.
struct ContestPlan {
    std::string name;
    std::uint32_t ordinal = 0;
    std::vector<ContestChoice> choices;    ///< K
    std::optional<std::size_t> strengths;  ///< in Plan::own_strengths
    std::vector<std::string> districts;
    std::vector<std::uint32_t> first_unit;       ///< districts + 1, into `units`
    std::vector<std::uint32_t> units;            ///< district by district, of who takes part
    std::vector<std::uint32_t> first_candidate;  ///< districts + 1, into `candidates`
    std::vector<PlanCandidate> candidates;       ///< district by district, in listing order
    std::vector<std::string> names;              ///< per candidate, if they came from a table
    std::vector<CandidateBlock> blocks;          ///< by choice, ordinal, block
    Grid<std::uint16_t> fielded;                 ///< districts x choices: n_dk
    std::vector<std::uint16_t> votes_per_voter;  ///< per district
    std::vector<std::uint32_t> first_move;       ///< districts + 1, into `moves`; empty: no moves
    std::vector<TransferMove> moves;             ///< district by district, from who does not stand
    bool against_all_on_ballot = false;
    bool against_all_absent = false;  ///< its supporters do not vote in this contest
    bool genders_drawn = false;       ///< some choice draws genders in each run
    friend bool operator==(const ContestPlan&, const ContestPlan&) = default;
};

struct DistrictTierPlan {
    std::size_t contest = 0;  ///< in Plan::contests
    BallotRule rule;
    AgainstAll against_all = AgainstAll::ignore;
    std::vector<std::uint16_t> magnitude;  ///< per district
    std::vector<GenderRule> gender;        ///< per district
    friend bool operator==(const DistrictTierPlan&, const DistrictTierPlan&) = default;
};

/// A column of the geography by which some list tier is divided.
struct ListDistricting {
    std::string name;
    std::vector<std::string> districts;
    std::vector<std::uint32_t> district_of;  ///< per unit, or kNowhere
    static constexpr std::uint32_t kNowhere = 0xffffffff;
    bool partial = false;  ///< some unit is in none of them
    friend bool operator==(const ListDistricting&, const ListDistricting&) = default;
};

/// The districts of a list tier that has any.
struct ListDistrictsPlan {
    std::size_t districting = 0;  ///< in Plan::list_districtings
    std::vector<int> seats;       ///< per district; empty: apportioned in each run
    std::optional<SeatsOfDistricts> by_votes;
    std::vector<int> most_seats;         ///< per district, in any run
    std::vector<std::vector<int>> caps;  ///< per district and choice; empty: none
    bool partial = false;                ///< of its districting: the nation is who takes part
    friend bool operator==(const ListDistrictsPlan&, const ListDistrictsPlan&) = default;
};

struct ListTierPlan {
    ListRule rule;  ///< lists are choice ordinals; of a tier by district its seats together
    std::optional<ListDistrictsPlan> districts = {};  ///< nothing: the nation is divided as one
    std::optional<std::size_t> ballot = {};           ///< of its own, in Plan::own_strengths
    friend bool operator==(const ListTierPlan&, const ListTierPlan&) = default;
};

using TierPlan = std::variant<DistrictTierPlan, ListTierPlan>;

struct SystemPlan {
    std::string id;
    std::string name;
    std::vector<TierPlan> tiers;
    int house = 0;           ///< sum of the tiers' seats, without overhang
    int district_seats = 0;  ///< of which in district tiers
    int list_seats = 0;      ///< of which in list tiers
    int most_seats = 0;      ///< house with the largest possible overhang
    friend bool operator==(const SystemPlan&, const SystemPlan&) = default;
};

struct PlanChoice {
    std::string id;
    ChoiceKind kind = ChoiceKind::party;
    bool present = false;   ///< strength above 0, in the nation or in some contest
    bool list = false;      ///< runs a list, and present
    double strength = 0.0;  ///< in the nation
    double region_sd = 0.0;
    double unit_sd = 0.0;
    int members = 1;
    friend bool operator==(const PlanChoice&, const PlanChoice&) = default;
};

/// Its numbers are sums over its members.
struct PlanBloc {
    std::string id;
    std::vector<std::uint8_t> member;  ///< K: 1 of a member
    friend bool operator==(const PlanBloc&, const PlanBloc&) = default;
};

struct Plan {
    std::vector<PlanChoice> choices;  ///< K
    std::vector<PlanBloc> blocs;
    std::vector<std::uint32_t> region;      ///< U: region of each unit
    std::vector<double> registered;         ///< U
    std::vector<std::string> regions;       ///< R names
    std::vector<std::uint32_t> lean_place;  ///< U: row of mean_preference
    Grid<double> mean_preference;           ///< regions (or units) x K: alpha_k + the lean there
    Grid<double> national_factor;           ///< K x K lower triangular: L of docs/methods.md
    PollPlan poll;                          ///< empty: none
    int tails = 0;
    std::vector<double> turnout_logit;       ///< U: logit(t0_u); unused where turnout_full
    std::vector<std::uint8_t> turnout_full;  ///< U: 1 where t0_u is exactly 1
    Turnout turnout;
    ListTransfers list_transfers;  ///< of list tiers without a ballot of their own
    std::vector<OwnStrengths> own_strengths;
    std::vector<ContestPlan> contests;
    std::vector<ListDistricting> list_districtings;
    std::vector<SystemPlan> systems;
    bool independents_as_block = false;
    bool antithetic = true;
    std::uint64_t seed = 1;
    Calibration calibration;
    friend bool operator==(const Plan&, const Plan&) = default;
};

/// Calibrates and flattens. The plan is a function of the scenario alone.
/// Throws InputError with all faults of a scenario that has any (model/faults).
[[nodiscard]] Plan make_plan(const Scenario& scenario);
/// The same, with what earlier plans of a sweep have left.
/// Throws Interrupted where the calibrator was given a flag.
[[nodiscard]] Plan make_plan(const Scenario& scenario, Calibrator& calibrator);

}  // namespace kenesh
