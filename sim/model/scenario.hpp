#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/model/geography.hpp"
#include "sim/model/nominees.hpp"
#include "sim/model/poll.hpp"
#include "sim/model/transfer.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

/// The law of candidates' personal votes (docs/methods.md, "District tiers").
enum class PersonalVotes : std::uint8_t { normal, gamma };

/// Log-scale standard deviations of one choice (docs/methods.md, "What is drawn").
struct Uncertainty {
    double national = 0.0;
    double region = 0.0;
    double unit = 0.0;
    double candidate = 0.0;
    PersonalVotes personal_votes = PersonalVotes::normal;
    friend bool operator==(const Uncertainty&, const Uncertainty&) = default;
};

enum class ChoiceKind : std::uint8_t { party, independents, against_all };
enum class WomenPattern : std::uint8_t { spread, drawn };

/// What one contest says otherwise, of all choices or of one; nothing: as elsewhere.
struct ContestValues {
    std::optional<Nominees> candidates;  ///< in districts of one seat too
    std::optional<double> women;
    std::optional<double> women_effect;
    std::optional<int> front_runners;
    std::optional<double> front_runner_effect;
    std::optional<double> vote_management;
    std::optional<double> personal_pull;
    std::optional<double> votes_used;
    std::optional<double> spill;      ///< in place of the tier's
    std::optional<double> candidate;  ///< Uncertainty::candidate
    std::optional<PersonalVotes> personal_votes;
    std::optional<Transfer> transfer;
    friend bool operator==(const ContestValues&, const ContestValues&) = default;
};

/// What a contest has of its own (model/contests.hpp settles it).
struct ContestSettings {
    ContestValues values;  ///< of all choices
    /// Expected shares by id of a choice; the others give way in proportion to their national
    /// strengths. Empty: the national ones.
    std::map<std::string, double> strength;
    friend bool operator==(const ContestSettings&, const ContestSettings&) = default;
};

/// What a voter can prefer: a party, all independents together, or against all.
struct Choice {
    std::string id;
    std::string name;
    std::string color;  ///< "#rrggbb"
    ChoiceKind kind = ChoiceKind::party;
    double strength = 0.0;       ///< expected national share of valid preferences; 0: absent
    Nominees candidates;         ///< per multi-member district
    Nominees candidates_single;  ///< per single-member district
    double women = 0.0;          ///< share of its candidates
    WomenPattern women_pattern = WomenPattern::spread;
    double vote_management = 0.0;      ///< m in [0, 1]
    double personal_pull = 1.0;        ///< kappa in [0, 1]
    double votes_used = 1.0;           ///< u in (0, 1]: of several votes of each voter
    int front_runners = 0;             ///< the first so many of its candidates in each district
    double front_runner_effect = 0.0;  ///< of each of them, log scale, against the others
    bool list = false;
    int members = 1;  ///< parties in its list (a coalition's threshold)
    Uncertainty uncertainty;
    std::string baseline;      ///< its row in the baseline table
    std::vector<double> lean;  ///< per region, log scale, lean_weight already in it
    /// Per unit, in addition to its region's, of a baseline by unit; empty: none.
    std::vector<double> unit_lean;
    /// Regions and units whose share in the baseline table was 0 and counted as 0.000001.
    std::vector<RegionId> zero_share_regions;
    std::vector<std::string> zero_share_units;
    std::optional<Transfer> transfer;               ///< where it does not stand; nothing: as others
    std::map<std::string, ContestValues> contests;  ///< by name of the contest
    friend bool operator==(const Choice&, const Choice&) = default;
};

/// Choices whose seats are also summed: who can govern together. A choice may be in several.
struct Bloc {
    std::string id;  ///< unlike that of any choice
    std::string name;
    std::vector<std::size_t> members;  ///< positions in Scenario::choices, each once
    friend bool operator==(const Bloc&, const Bloc&) = default;
};

struct Turnout {
    double mean = 0.5;  ///< share of registered voters, (0, 1]
    double national = 0.0;
    double region = 0.0;
    double unit = 0.0;     ///< logit-scale standard deviations
    double invalid = 0.0;  ///< share of ballots cast, [0, 1)
    friend bool operator==(const Turnout&, const Turnout&) = default;
};

/// Correlation of two choices' national effects.
struct Correlation {
    std::size_t first = 0;
    std::size_t second = 0;  ///< positions in Scenario::choices
    double value = 0.0;
    friend bool operator==(const Correlation&, const Correlation&) = default;
};

/// Everything that a run needs to know, read and checked; a value.
struct Scenario {
    std::string id;  ///< the file's name without its ending
    std::string title;
    std::string country;  ///< where the election is; may be empty
    std::string date;     ///< when, in words; may be empty
    std::string sources;  ///< where its numbers come from, in a sentence; "": nothing is said
    Geography geography;
    std::vector<Choice> choices;  ///< parties, then independents, then against-all, as present
    std::vector<Bloc> blocs;
    Turnout turnout;
    int tails = 0;  ///< 0: normal, otherwise degrees of freedom >= 3
    double women_effect = 0.0;
    std::vector<Correlation> correlations;
    std::optional<Poll> poll;  ///< the strengths of the choices in it are its own
    std::vector<System> systems;
    std::map<std::string, ContestSettings> contests;  ///< by name
    bool independents_as_block = false;
    double list_abstain = 0.0;
    std::vector<double> list_transfer;  ///< per choice, sums to 1; empty: by the lists' own votes
    std::int64_t runs = 100'000;
    std::uint64_t seed = 1;
    bool antithetic = true;
    friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// Which of the choices stand: strength above 0, in the nation or in some contest.
[[nodiscard]] inline std::vector<bool> present_choices(const Scenario& scenario) {
    std::vector<bool> present;
    for (const Choice& choice : scenario.choices) {
        bool stands = choice.strength > 0.0;
        for (const auto& [name, contest] : scenario.contests) {
            const auto own = contest.strength.find(choice.id);
            stands = stands || (own != contest.strength.end() && own->second > 0.0);
        }
        present.push_back(stands);
    }
    return present;
}

}  // namespace kenesh
