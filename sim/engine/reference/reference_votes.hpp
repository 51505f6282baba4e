#pragma once

#include <span>

#include "sim/engine/random/draws.hpp"
#include "sim/engine/tally/election.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// What the voters of one run want, before any ballot: docs/methods.md, "What is drawn".
struct Electorate {
    std::vector<double> cast;   ///< U: V_u
    std::vector<double> valid;  ///< U: V_u (1 - invalid)
    Grid<double> votes;         ///< K x U: x_uk; zeros for absent choices
    Grid<double> weight;        ///< K x U: e^v_uk, if some contest has strengths of its own
};

/// sign: 1 for the even run of a pair, -1 for its twin. national: normals of the national effects
/// with their sign, one per choice.
void draw_electorate(const Plan& plan, const DrawLayout& layout, const Draws& draws, double sign,
                     std::span<const double> national, Electorate& out);

/// The same voters with what they want in a contest that has strengths of its own.
void draw_contest(const OwnStrengths& own, const Electorate& nation, Electorate& out);

/// National shares of valid preferences per choice.
void national_shares(const Electorate& electorate, std::span<double> shares);

/// Voters as a share of all registered.
[[nodiscard]] double turnout_of(const Plan& plan, const Electorate& electorate);

/// Candidates' votes in every district of a contest: docs/methods.md, "District tiers".
class ContestVoting {
public:
    ContestVoting(const Plan& plan, std::size_t contest);
    void vote(const Electorate& electorate, const DrawLayout& layout, const Draws& draws,
              double sign, ContestVotes& out);

private:
    /// Fills phi_, and genders where they are drawn.
    void draw_effects(const DrawLayout& layout, const Draws& draws, double sign, ContestVotes& out);
    /// Fills factor_, split_ and used_ from phi_.
    void personal_votes();
    /// B_d and the votes of against-all in a district; fills choice_vote_ with X_dk.
    struct DistrictVoters {
        double valid = 0.0;
        double against_all = 0.0;
    };
    DistrictVoters voters_in(std::size_t district, const Electorate& electorate);
    void vote_in(std::size_t district, const Electorate& electorate, ContestVotes& out);

    const Plan& plan_;
    const ContestPlan& contest_;
    std::size_t position_;
    std::vector<std::uint32_t> choice_;  ///< per candidate
    std::vector<std::uint8_t> shared_;   ///< per candidate: its choice fields others here
    std::vector<double> phi_;            ///< per candidate
    std::vector<double> factor_;         ///< exp(phi)
    std::vector<double> split_;          ///< exp((1 - m) phi), then q
    std::vector<double> unused_;         ///< per candidate: unused_odds()
    std::vector<double> used_;           ///< per candidate: r
    std::vector<double> spill_;          ///< K
    std::vector<double> managed_;        ///< scratch: (1 - m) phi where it is needed
    std::vector<double> choice_vote_;    ///< K
    std::vector<double> sum_;            ///< K
};

}  // namespace kenesh
