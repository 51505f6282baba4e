#include "sim/rules/table.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

namespace kenesh {
namespace {

TEST_CASE("every rule has a name of its own, a line of definition and a source") {
    std::set<std::string> names;
    for (const NamedRule& rule : named_rules()) {
        INFO(rule.name);
        CHECK(names.insert(std::string(family_key(rule.family)) + std::string(rule.name)).second);
        CHECK_FALSE(rule.definition.empty());
        CHECK_FALSE(rule.source.empty());
        CHECK(rule.definition.find('\n') == std::string_view::npos);
        CHECK(find_rule(rule.family, rule.name) == &rule);
    }
    CHECK(find_rule(RuleFamily::ballot, "dhondt") == nullptr);
}

TEST_CASE("the family of a rule is that of its value") {
    for (const NamedRule& rule : named_rules()) {
        INFO(rule.name);
        const auto* formula = std::get_if<Formula>(&rule.rule);
        CHECK(std::holds_alternative<BallotRule>(rule.rule) == (rule.family == RuleFamily::ballot));
        CHECK(std::holds_alternative<GenderRule>(rule.rule) == (rule.family == RuleFamily::gender));
        if (formula == nullptr) continue;
        CHECK(std::holds_alternative<LargestRemainder>(*formula) ==
              (rule.family == RuleFamily::largest_remainder));
    }
}

TEST_CASE("a value finds its row") {
    for (const NamedRule& row : named_rules()) {
        INFO(row.name);
        CHECK(std::visit([](const auto& value) { return &named_rule(value); }, row.rule) == &row);
    }
    CHECK(named_rule(LimitedVote{7}).name == "limited");
    CHECK(named_rule(LargestRemainder{Quota::droop, QuotaRounding::down}).name == "droop");
}

TEST_CASE("a voter has one vote, b votes, or as many as seats") {
    CHECK(votes_per_voter(Sntv{}, 3) == 1);
    CHECK(votes_per_voter(Plurality{}, 1) == 1);
    CHECK(votes_per_voter(TwoRound{}, 1) == 1);
    CHECK(votes_per_voter(LimitedVote{2}, 3) == 2);
    CHECK(votes_per_voter(LimitedVote{2}, 1) == 1);
    CHECK(votes_per_voter(BlockVote{}, 4) == 4);
}

}  // namespace
}  // namespace kenesh
