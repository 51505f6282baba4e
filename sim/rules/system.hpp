#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "sim/rules/list_tier.hpp"
#include "sim/rules/ranking.hpp"

namespace kenesh {

/// One vote each, the M candidates with most votes (Cox 1994).
struct Sntv {
    friend bool operator==(const Sntv&, const Sntv&) = default;
};
/// One seat, one vote, most votes.
struct Plurality {
    friend bool operator==(const Plurality&, const Plurality&) = default;
};
/// `votes` votes each, fewer than seats, for different candidates.
struct LimitedVote {
    int votes = 1;
    friend bool operator==(const LimitedVote&, const LimitedVote&) = default;
};
/// As many votes as seats, for different candidates.
struct BlockVote {
    friend bool operator==(const BlockVote&, const BlockVote&) = default;
};
/// One seat; more than half of the valid votes, or the two first go to a second round.
struct TwoRound {
    friend bool operator==(const TwoRound&, const TwoRound&) = default;
};
using BallotRule = std::variant<Sntv, Plurality, LimitedVote, BlockVote, TwoRound>;

/// What "against all" means in a district tier (docs/methods.md, "District tiers").
enum class AgainstAll : std::uint8_t { rerun, ignore, absent };

/// A row of a tier's table of magnitudes.
struct DistrictMagnitude {
    std::string district;
    int seats = 1;
    GenderRule gender;
    friend bool operator==(const DistrictMagnitude&, const DistrictMagnitude&) = default;
};

/// A row of a tier's table of candidates. effect: log scale, replaces mu of docs/methods.md,
/// "District tiers"; nothing: mu as for a generated candidate.
struct TableCandidate {
    std::string district;
    std::string name;
    std::string choice;
    Gender gender = Gender::unknown;
    std::optional<double> effect;
    friend bool operator==(const TableCandidate&, const TableCandidate&) = default;
};

/// Where a district stands in a map of tiles of equal size; for pictures only.
struct DistrictTile {
    std::string district;
    int row = 0;            ///< from 0, the top
    int column = 0;         ///< from 0, the left
    std::string name = {};  ///< of the district, beside its number; may be empty
    friend bool operator==(const DistrictTile&, const DistrictTile&) = default;
};

struct DistrictTier {
    std::string districting;                    ///< column of the geography; "": the votes file's
    int seats = 1;                              ///< per district, where `magnitudes` is empty
    std::vector<DistrictMagnitude> magnitudes;  ///< one row per district, or empty
    BallotRule rule = Plurality{};
    GenderRule gender = NoGenderRule{};
    AgainstAll against_all = AgainstAll::ignore;
    double spill = 1.0;   ///< share of votes left over by a party short of candidates that go on
    std::string contest;  ///< tiers of one contest share candidates and votes
    std::vector<TableCandidate> candidates;  ///< replaces the generated candidates; or empty
    std::vector<DistrictTile> tiles;         ///< one row per district, or empty
    friend bool operator==(const DistrictTier&, const DistrictTier&) = default;
};

/// A list that has no more names: its most seats.
struct ListCap {
    std::string district;  ///< "": in the nation, or in each district
    std::string choice;
    int seats = 0;
    friend bool operator==(const ListCap&, const ListCap&) = default;
};

/// What seats are apportioned to districts by.
enum class SeatsBy : std::uint8_t { registered, votes };

/// Seats of all districts together, divided among them by a formula.
struct SeatsOfDistricts {
    SeatsBy by = SeatsBy::registered;
    int house = 0;
    Formula formula = LargestRemainder{};
    int min_seats = 0;  ///< of each district, at least
    friend bool operator==(const SeatsOfDistricts&, const SeatsOfDistricts&) = default;
};

/// The districts of a list tier, each of which divides its own seats.
struct ListDistricts {
    std::string districting;  ///< column of the geography; "": the votes file's
    int seats = 1;            ///< per district, where neither of the next two says more
    std::vector<DistrictMagnitude> magnitudes;  ///< one row per district, or empty
    std::optional<SeatsOfDistricts> apportioned;
    friend bool operator==(const ListDistricts&, const ListDistricts&) = default;
};

struct ListTier {
    /// Its lists as positions (joined, exempt, caps) are filled by the plan or the count; of a tier
    /// by district its seats too.
    ListRule rule;
    std::vector<std::vector<std::string>> joined;              ///< surplus agreements, by choice id
    std::vector<std::vector<std::string>> joined_inside = {};  ///< parts of a group, one list in it
    std::vector<std::string> exempt = {};
    std::vector<ListCap> caps = {};
    std::optional<ListDistricts> districts = {};  ///< nothing: the nation is divided as one
    std::string contest = {};                     ///< whose strengths its votes have
    friend bool operator==(const ListTier&, const ListTier&) = default;
};

/// A tier's rule for lists in a given order: what it says of lists by name becomes positions. Names
/// without a list are left out. Caps of single districts are not in it.
[[nodiscard]] ListRule rule_of_lists(const ListTier& tier, const std::vector<std::string>& lists);

using Tier = std::variant<DistrictTier, ListTier>;

/// Are the tier's seats won in districts, by candidates or by lists?
[[nodiscard]] bool has_districts(const Tier& tier) noexcept;

/// An electoral system: its tiers in the order of the law.
struct System {
    std::string id;
    std::string name;
    std::vector<Tier> tiers;
    friend bool operator==(const System&, const System&) = default;
};

/// Votes that a voter casts in a district of `magnitude` seats.
[[nodiscard]] int votes_per_voter(const BallotRule& rule, int magnitude) noexcept;

/// What a tier asks of one district: its seats, and its own gender rule or else the tier's.
struct DistrictShape {
    int seats = 1;
    GenderRule gender;
    friend bool operator==(const DistrictShape&, const DistrictShape&) = default;
};

/// The shapes of a tier's districts by name. The tier must outlive it.
class DistrictShapes {
public:
    explicit DistrictShapes(const DistrictTier& tier);
    /// Nothing where the tier has a table of magnitudes and the table does not name the district.
    [[nodiscard]] std::optional<DistrictShape> of(const std::string& district) const;

private:
    const DistrictTier& tier_;
    std::unordered_map<std::string, std::size_t> row_;  ///< in tier.magnitudes
};

/// The shape of each of the districts; 0 seats where DistrictShapes knows nothing.
[[nodiscard]] std::vector<DistrictShape> district_shapes(const DistrictTier& tier,
                                                         std::span<const std::string> districts);

/// Which district tiers of a system count a district: those whose table of magnitudes names it, or
/// else those without a table. The system must outlive it.
class SystemDistricts {
public:
    explicit SystemDistricts(const System& system);
    /// The district's shape in a tier; nothing where that tier does not count it, or has no
    /// districts.
    [[nodiscard]] std::optional<DistrictShape> shape(std::size_t tier,
                                                     const std::string& district) const;

private:
    std::vector<std::optional<DistrictShapes>> tiers_;  ///< per tier; nothing of lists
    std::unordered_set<std::string> named_;             ///< districts of any table
    std::vector<bool> by_table_;                        ///< per tier: it has one
};

/// Can the rule ever look at a candidate's gender in a district of `magnitude` seats?
[[nodiscard]] bool asks_gender(const GenderRule& rule, int magnitude) noexcept;

}  // namespace kenesh
