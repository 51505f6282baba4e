#include "sim/rules/table.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

namespace kenesh {
namespace {

using enum Law;

constexpr Laws kRanking{fills_all_seats, anonymity,    homogeneity,
                        order,           monotonicity, house_monotonicity};
constexpr Laws kGender{fills_all_seats, anonymity,          homogeneity,  order,
                       monotonicity,    house_monotonicity, gender_bound, no_needless_skip};
constexpr Laws kDivisor{fills_all_seats, anonymity,          homogeneity,      order,
                        monotonicity,    house_monotonicity, vote_monotonicity};

constexpr Laws with(Laws laws, std::initializer_list<Law> more) noexcept {
    return laws.and_also(Laws(more));
}

/// A list that is written out, as an example: that of the modified Sainte-Lague.
const std::vector<std::int64_t> kBalanced{1'400'000, 3'000'000, 5'000'000};

const std::array kRules{
    NamedRule{"sntv", RuleFamily::ballot, "one vote each; the M candidates with most votes",
              "single non-transferable vote", BallotRule{Sntv{}}, kRanking,
              "Cox 1994, American Journal of Political Science 38"},
    NamedRule{"limited", RuleFamily::ballot,
              "b votes each, fewer than seats, for different candidates; the M with most votes",
              "limited vote, partial block vote", BallotRule{LimitedVote{2}}, kRanking,
              "Lijphart, Lopez Pintor & Sone 1986, in Electoral Laws and Their Consequences"},
    NamedRule{"block", RuleFamily::ballot,
              "as many votes as seats, for different candidates; the M with most votes",
              "block vote, plurality-at-large, multiple non-transferable vote",
              BallotRule{BlockVote{}}, kRanking, "Reynolds, Reilly & Ellis 2005, IDEA Handbook"},
    NamedRule{"plurality", RuleFamily::ballot, "one seat, one vote; most votes",
              "first past the post, simple majority", BallotRule{Plurality{}}, kRanking,
              "Duverger 1951, Les partis politiques"},
    NamedRule{"two-round", RuleFamily::ballot,
              "one seat; more than half of the valid votes, or the first two meet again",
              "runoff, majority run-off, ballotage", BallotRule{TwoRound{}},
              Laws{anonymity, homogeneity}, "Reynolds, Reilly & Ellis 2005, IDEA Handbook"},
    NamedRule{"max_same_gender", RuleFamily::gender,
              "walk down the ranking; who would be one too many of a gender is passed over",
              "gender cap", GenderRule{MaxSameGender{2}}, kGender,
              "Kyrgyzstan, constitutional law on elections as amended 2025"},
    NamedRule{"min_women", RuleFamily::gender,
              "the M with most votes; lowest-placed men give way to the best-placed women left",
              "reserved seats by best losers, women's guaranteed seats", GenderRule{MinWomen{1}},
              kGender, "Taiwan, Local Government Act, article 33"},
    NamedRule{"hare", RuleFamily::largest_remainder,
              "quota T/s; whole quotas, then the largest remainders",
              "Hamilton, Vinton, Hare-Niemeyer, simple quota",
              Formula{LargestRemainder{Quota::hare, QuotaRounding::exact}},
              Laws{fills_all_seats, anonymity, homogeneity, order, monotonicity, lower_quota,
                   upper_quota},
              "Balinski & Young 2001, Fair Representation, 2nd ed."},
    NamedRule{"hagenbach-bischoff", RuleFamily::largest_remainder,
              "quota T/(s+1), exact; whole quotas, then the largest remainders", "exact Droop",
              Formula{LargestRemainder{Quota::hagenbach_bischoff, QuotaRounding::exact}},
              Laws{fills_all_seats, anonymity, homogeneity, order, monotonicity},
              "Pukelsheim 2017, Proportional Representation, 2nd ed., chapter 5"},
    NamedRule{"droop", RuleFamily::largest_remainder,
              "quota floor(T/(s+1)) + 1; whole quotas, then the largest remainders",
              "Newland-Britton", Formula{LargestRemainder{Quota::droop, QuotaRounding::exact}},
              Laws{fills_all_seats, anonymity, order},
              "Droop 1881, Journal of the Statistical Society of London 44"},
    NamedRule{"imperiali", RuleFamily::largest_remainder,
              "quota T/(s+2); whole quotas beyond the seats are taken back",
              "reinforced imperiali is T/(s+3)",
              Formula{LargestRemainder{Quota::imperiali, QuotaRounding::exact}},
              Laws{fills_all_seats, anonymity, homogeneity, order, monotonicity},
              "Lijphart 1994, Electoral Systems and Party Systems, appendix A"},
    NamedRule{"dhondt", RuleFamily::highest_averages, "divisors 1, 2, 3, ...",
              "Jefferson, Hagenbach-Bischoff method, Bader-Ofer, greatest divisors",
              Formula{HighestAverages{Divisor::dhondt}}, with(kDivisor, {lower_quota}),
              "Balinski & Young 2001, Fair Representation, 2nd ed."},
    NamedRule{"sainte-lague", RuleFamily::highest_averages, "divisors 1, 3, 5, ...",
              "Webster, Schepers, odd numbers", Formula{HighestAverages{Divisor::sainte_lague}},
              kDivisor, "Sainte-Lague 1910, Annales de l'Ecole normale superieure 27"},
    NamedRule{"modified-sainte-lague", RuleFamily::highest_averages,
              "divisors 1.4, 3, 5, ... (the first as first_divisor says)",
              "balanced method, Scandinavian method",
              Formula{HighestAverages{Divisor::modified_sainte_lague}}, kDivisor,
              "Lijphart 1994, Electoral Systems and Party Systems, appendix A"},
    NamedRule{"danish", RuleFamily::highest_averages, "divisors 1, 4, 7, ...", "Danish method",
              Formula{HighestAverages{Divisor::danish}}, kDivisor,
              "Elklit 2005, in Gallagher & Mitchell, The Politics of Electoral Systems"},
    NamedRule{"adams", RuleFamily::highest_averages, "divisors 0, 1, 2, ...: a seat for each first",
              "smallest divisors", Formula{HighestAverages{Divisor::adams}},
              with(kDivisor, {upper_quota, seat_for_each}),
              "Balinski & Young 2001, Fair Representation, 2nd ed."},
    NamedRule{"huntington-hill", RuleFamily::highest_averages,
              "divisors sqrt(n(n+1)), n = 0, 1, 2, ...: a seat for each first",
              "equal proportions, Hill", Formula{HighestAverages{Divisor::huntington_hill}},
              with(kDivisor, {seat_for_each}),
              "Huntington 1928, Transactions of the American Mathematical Society 30"},
    NamedRule{"dean", RuleFamily::highest_averages,
              "divisors 2n(n+1)/(2n+1), n = 0, 1, 2, ...: a seat for each first", "harmonic mean",
              Formula{HighestAverages{Divisor::dean}}, with(kDivisor, {seat_for_each}),
              "Balinski & Young 2001, Fair Representation, 2nd ed."},
    NamedRule{"belgian", RuleFamily::highest_averages, "divisors 1, 1.5, 2, 2.5, ...",
              "Imperiali divisors, Imperiali highest averages",
              Formula{HighestAverages{Divisor::belgian}}, kDivisor,
              "Belgium, municipal electoral law, article 56"},
    NamedRule{"own", RuleFamily::highest_averages,
              "the list of divisors that 'divisors' gives; it goes on by its last step", "",
              Formula{HighestAverages{Divisor::own, 1'400'000, kBalanced}}, kDivisor,
              "Balinski & Young 2001, Fair Representation, 2nd ed."},
    NamedRule{
        "quota-method", RuleFamily::highest_averages,
        "divisors 1, 2, 3, ..., but nobody above the exact share of the seats so far, rounded up",
        "Balinski-Young", Formula{HighestAverages{Divisor::quota_method}},
        Laws{fills_all_seats, anonymity, homogeneity, order, lower_quota, upper_quota,
             house_monotonicity},
        "Balinski & Young 1975, American Mathematical Monthly 82"},
};

/// The first row of which `same` is true of the value.
template <class Value, class Same>
const NamedRule& row_where(const Same& same) {
    const auto found = std::find_if(kRules.begin(), kRules.end(), [&](const NamedRule& row) {
        const auto* value = std::get_if<Value>(&row.rule);
        return value != nullptr && same(*value);
    });
    assert(found != kRules.end() && "every rule is in the table");
    return *found;
}

}  // namespace

std::span<const NamedRule> named_rules() noexcept {
    return kRules;
}

const NamedRule* find_rule(RuleFamily family, std::string_view name) noexcept {
    const auto found = std::find_if(kRules.begin(), kRules.end(), [&](const NamedRule& rule) {
        return rule.family == family && rule.name == name;
    });
    return found == kRules.end() ? nullptr : &*found;
}

const NamedRule& named_rule(const BallotRule& rule) {
    return row_where<BallotRule>([&](const BallotRule& r) { return r.index() == rule.index(); });
}

const NamedRule& named_rule(const GenderRule& rule) {
    return row_where<GenderRule>([&](const GenderRule& r) { return r.index() == rule.index(); });
}

const NamedRule& named_rule(const Formula& formula) {
    return row_where<Formula>([&](const Formula& f) {
        if (f.index() != formula.index()) return false;
        if (const auto* averages = std::get_if<HighestAverages>(&f)) {
            return averages->divisor == std::get<HighestAverages>(formula).divisor;
        }
        return std::get<LargestRemainder>(f).quota == std::get<LargestRemainder>(formula).quota;
    });
}

std::string_view family_key(RuleFamily family) noexcept {
    switch (family) {
        case RuleFamily::ballot:
            return "rule";
        case RuleFamily::gender:
            return "gender";
        case RuleFamily::largest_remainder:
            return "quota";
        case RuleFamily::highest_averages:
            return "divisor";
    }
    return "";
}

}  // namespace kenesh
