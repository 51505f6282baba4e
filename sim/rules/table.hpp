#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <variant>

#include "sim/rules/apportionment.hpp"
#include "sim/rules/ranking.hpp"
#include "sim/rules/system.hpp"

namespace kenesh {

enum class RuleFamily : std::uint8_t { ballot, gender, largest_remainder, highest_averages };

/// What a rule promises on every contest without a deciding tie. The tests ask each row of the
/// table for the laws that it names.
enum class Law : std::uint8_t {
    fills_all_seats,     ///< seats given + unfilled = seats, unfilled only for want of candidates
    anonymity,           ///< another listing order gives the same seats to the same
    homogeneity,         ///< all votes times a whole number: the same seats
    order,               ///< more votes, no fewer seats (gender rules: among one gender)
    monotonicity,        ///< more votes for one alone: no fewer seats for it
    lower_quota,         ///< at least floor(seats * share)
    upper_quota,         ///< at most ceil(seats * share)
    house_monotonicity,  ///< one seat more: nobody loses one
    vote_monotonicity,   ///< nobody loses a seat to another by gaining votes, relative to it
    seat_for_each,       ///< a seat for every list with votes, where there are enough
    gender_bound,        ///< the bound holds wherever the candidates suffice
    no_needless_skip     ///< whoever is passed over would have broken the bound
};

/// A set of laws.
class Laws {
public:
    constexpr Laws() = default;
    constexpr Laws(std::initializer_list<Law> laws) noexcept {
        for (const Law law : laws)
            bits_ |= 1U << static_cast<unsigned>(law);
    }
    [[nodiscard]] constexpr Laws and_also(Laws more) const noexcept {
        more.bits_ |= bits_;
        return more;
    }
    [[nodiscard]] constexpr bool has(Law law) const noexcept {
        return ((bits_ >> static_cast<unsigned>(law)) & 1U) != 0;
    }

private:
    std::uint32_t bits_ = 0;
};

/// A rule as files name it. Parameters of `rule` are examples where the name leaves them open
/// (votes of a limited vote, seats of a gender bound).
struct NamedRule {
    std::string_view name;  ///< the value, or for gender rules the key, in a system file
    RuleFamily family;
    std::string_view definition;  ///< one line
    std::string_view other_names;
    std::variant<BallotRule, GenderRule, Formula> rule;
    Laws laws;
    std::string_view source;  ///< of the rule and its laws
};

/// All rules, family by family. docs/rules.md has a section for each.
[[nodiscard]] std::span<const NamedRule> named_rules() noexcept;

/// The rule of that name in a family; nothing if there is none.
[[nodiscard]] const NamedRule* find_rule(RuleFamily family, std::string_view name) noexcept;

/// The row of a value, whatever its parameters. Precondition: not NoGenderRule.
[[nodiscard]] const NamedRule& named_rule(const BallotRule& rule);
[[nodiscard]] const NamedRule& named_rule(const GenderRule& rule);
[[nodiscard]] const NamedRule& named_rule(const Formula& formula);

/// As a key or a heading names the family: "rule", "gender", "quota", "divisor".
[[nodiscard]] std::string_view family_key(RuleFamily family) noexcept;

}  // namespace kenesh
