#include "sim/io/reading/keys.hpp"

#include <array>
#include <cassert>
#include <cstddef>

namespace kenesh {
namespace {

using Key = std::string_view;

constexpr std::array<Key, 27> kScenario{
    "id",         "title",    "sources",       "geography",       "baseline",     "lean_weight",
    "systems",    "runs",     "seed",          "antithetic",      "prior",        "prior_points",
    "normalise",  "give_way", "women_pattern", "independents_as", "list_abstain", "list_transfer",
    "turnout",    "poll",     "uncertainty",   "party",           "independents", "against_all",
    "candidates", "contest",  "system"};
constexpr std::array<Key, 5> kTurnout{"mean", "national", "region", "unit", "invalid"};
constexpr std::array<Key, 4> kPoll{"shares", "sample", "design_effect", "date"};
constexpr std::array<Key, 8> kUncertainty{"national",     "region",         "unit",
                                          "candidate",    "personal_votes", "tails",
                                          "women_effect", "correlations"};
constexpr std::array<Key, 2> kCorrelation{"between", "value"};
constexpr std::array<Key, 19> kParty{"id",
                                     "name",
                                     "color",
                                     "strength",
                                     "candidates",
                                     "candidates_single",
                                     "women",
                                     "women_pattern",
                                     "vote_management",
                                     "personal_pull",
                                     "front_runners",
                                     "front_runner_effect",
                                     "list",
                                     "members",
                                     "baseline",
                                     "lean",
                                     "zero_share_regions",
                                     "uncertainty",
                                     "contest"};
constexpr std::array<Key, 16> kIndependents{"name",
                                            "color",
                                            "strength",
                                            "candidates",
                                            "candidates_single",
                                            "women",
                                            "women_pattern",
                                            "vote_management",
                                            "personal_pull",
                                            "front_runners",
                                            "front_runner_effect",
                                            "baseline",
                                            "lean",
                                            "zero_share_regions",
                                            "uncertainty",
                                            "contest"};
constexpr std::array<Key, 7> kAgainstAll{
    "name", "color", "strength", "baseline", "lean", "zero_share_regions", "uncertainty"};
constexpr std::array<Key, 5> kChoiceUncertainty{"national", "region", "unit", "candidate",
                                                "personal_votes"};
constexpr std::array<Key, 9> kContest{
    "candidates",      "women",         "women_effect", "front_runners", "front_runner_effect",
    "vote_management", "personal_pull", "uncertainty",  "strength"};
constexpr std::array<Key, 8> kChoiceContest{
    "candidates",          "women",           "women_effect",  "front_runners",
    "front_runner_effect", "vote_management", "personal_pull", "uncertainty"};
constexpr std::array<Key, 2> kContestUncertainty{"candidate", "personal_votes"};
constexpr std::array<Key, 3> kSystem{"id", "name", "tier"};
constexpr std::array<Key, 13> kDistrictTier{
    "kind",      "districting", "seats", "magnitudes", "rule",       "votes", "max_same_gender",
    "min_women", "against_all", "spill", "contest",    "candidates", "tiles"};
constexpr std::array<Key, 33> kListTier{"kind",
                                        "seats",
                                        "districting",
                                        "magnitudes",
                                        "house",
                                        "apportionment",
                                        "district_min_seats",
                                        "formula",
                                        "quota",
                                        "quota_rounding",
                                        "divisor",
                                        "first_divisor",
                                        "divisors",
                                        "threshold",
                                        "threshold_base",
                                        "threshold_votes",
                                        "threshold_seats",
                                        "regional_threshold",
                                        "regional_base",
                                        "district_threshold",
                                        "coalition_thresholds",
                                        "exempt",
                                        "max_seats",
                                        "caps",
                                        "min_seats",
                                        "prior_seats",
                                        "bonus_seats",
                                        "joined",
                                        "compensatory",
                                        "overhang",
                                        "women_share",
                                        "women_rounding",
                                        "contest"};

constexpr std::array<Key, 10> kSweep{"title",  "scenario",    "runs",      "seed", "design",
                                     "points", "design_seed", "precision", "set",  "axis"};
constexpr std::array<Key, 9> kSweepAxis{"name", "key",  "keys", "values", "from",
                                        "to",   "step", "low",  "high"};
constexpr std::array<Key, 3> kFit{"free", "target", "check"};
constexpr std::array<Key, 2> kFreeKey{"key", "range"};
constexpr std::array<Key, 4> kTarget{"measure", "value", "tolerance", "note"};
constexpr std::array<Key, 3> kCheck{"measure", "value", "note"};

constexpr std::array<Key, 10> kVotesForm{"columns", "separator",  "wide_from", "wide_to",
                                         "sum",     "decimal",    "drop",      "keep",
                                         "invalid", "against_all"};

constexpr std::array<Key, 5> kPrior{"low", "high", "mean", "sd", "median"};

constexpr std::array kSections{
    SectionKeys{Section::scenario, "the scenario", kScenario},
    SectionKeys{Section::turnout, "[turnout]", kTurnout},
    SectionKeys{Section::poll, "[poll]", kPoll},
    SectionKeys{Section::uncertainty, "[uncertainty]", kUncertainty},
    SectionKeys{Section::correlation, "a correlation", kCorrelation},
    SectionKeys{Section::party, "[[party]]", kParty},
    SectionKeys{Section::independents, "[independents]", kIndependents},
    SectionKeys{Section::against_all, "[against_all]", kAgainstAll},
    SectionKeys{Section::choice_uncertainty, "a choice's uncertainty", kChoiceUncertainty},
    SectionKeys{Section::contest, "[contest.NAME]", kContest},
    SectionKeys{Section::choice_contest, "a choice's contest", kChoiceContest},
    SectionKeys{Section::contest_uncertainty, "a contest's uncertainty", kContestUncertainty},
    SectionKeys{Section::system, "a system", kSystem},
    SectionKeys{Section::district_tier, "a tier of districts", kDistrictTier},
    SectionKeys{Section::list_tier, "a list tier", kListTier},
    SectionKeys{Section::sweep, "a sweep", kSweep},
    SectionKeys{Section::sweep_axis, "an axis", kSweepAxis},
    SectionKeys{Section::fit, "a fit", kFit},
    SectionKeys{Section::free_key, "[[free]]", kFreeKey},
    SectionKeys{Section::target, "[[target]]", kTarget},
    SectionKeys{Section::check, "[[check]]", kCheck},
    SectionKeys{Section::votes_form, "a file of columns", kVotesForm},
    SectionKeys{Section::prior, "[prior]", kPrior},
};

}  // namespace

std::span<const SectionKeys> section_keys() noexcept {
    return kSections;
}

const SectionKeys& keys_of(Section section) noexcept {
    const SectionKeys& keys = kSections[static_cast<std::size_t>(section)];
    assert(keys.section == section && "sections stand in the order of the enum");
    return keys;
}

}  // namespace kenesh
