#pragma once

#include <random>

#include "tests/support/scenarios.hpp"

namespace kenesh::made {

/// Valid scenarios at random, a function of their number alone: rules, magnitudes, genders,
/// thresholds, tails, polls, laws of personal votes, sizes of units from 20 to 3 million voters.
class RandomScenario {
public:
    explicit RandomScenario(std::uint32_t number) : random_(number), of_blocs_(~number) {}

    Scenario make() {
        Scenario s;
        s.id = s.title = "random";
        s.seed = random_();
        s.geography = geography(pick(1, 4), pick(1, 4));
        const int size = 1 << pick(0, 17);
        for (Unit& unit : s.geography.units)
            unit.registered = 20 * size + static_cast<int>(pick(0, 20));
        add_choices(s);
        s.tails = chance(30) ? static_cast<int>(pick(3, 9)) : 0;
        s.women_effect = chance(50) ? between(-0.8, 0.8) : 0.0;
        s.turnout = {between(0.3, 0.8), between(0.0, 0.3), between(0.0, 0.2), between(0.0, 0.2),
                     between(0.0, 0.1)};
        s.list_abstain = chance(30) ? between(0.0, 1.0) : 0.0;
        s.antithetic = chance(80);
        if (chance(20)) add_poll(s);
        const std::size_t systems = pick(1, 3);
        for (std::size_t i = 0; i < systems; ++i)
            add_system(s, "system" + std::to_string(i));
        if (chance(30)) add_transfers(s);
        add_blocs(s);
        return s;
    }

private:
    std::size_t pick(std::size_t low, std::size_t high) {  // the same on every library
        return low + random_() % (high - low + 1);
    }
    bool chance(std::size_t percent) { return pick(1, 100) <= percent; }
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(random_()) * 0x1p-32;
    }

    void add_choices(Scenario& s) {
        const std::size_t parties = chance(10) ? pick(33, 70) : pick(2, 9);
        const bool drawn = chance(30);
        for (std::size_t k = 0; k < parties + 2; ++k) {
            Choice choice = party("p" + std::to_string(k), 0.02 + between(0.0, 1.0), s.geography);
            choice.candidates = static_cast<int>(pick(1, parties > 9 ? 2 : 6));
            choice.candidates_single = 1;
            choice.women = between(0.0, 1.0);
            if (drawn && chance(60)) choice.women_pattern = WomenPattern::drawn;
            choice.vote_management = chance(30) ? between(0.0, 1.0) : 0.0;
            choice.personal_pull = chance(30) ? between(0.0, 1.0) : 1.0;
            choice.uncertainty = {between(0.0, 0.4), between(0.0, 0.4), between(0.0, 0.4),
                                  between(0.0, 1.5)};
            if (chance(30)) choice.uncertainty.personal_votes = PersonalVotes::gamma;
            for (double& lean : choice.lean)
                lean = between(-0.5, 0.5);
            choice.list = k == 0 || chance(80);
            s.choices.push_back(choice);
        }
        Choice& independents = s.choices[parties];
        independents.kind = ChoiceKind::independents;
        independents.id = "independents";
        Choice& against = s.choices[parties + 1];
        against.kind = ChoiceKind::against_all;
        against.id = "against-all";
        against.candidates = against.candidates_single = 0;
        against.women_pattern = WomenPattern::spread;
        against.strength *= 0.2;
        against.uncertainty.candidate = 0.0;
        independents.list = against.list = false;
        double all = 0.0;
        for (const Choice& choice : s.choices)
            all += choice.strength;
        for (Choice& choice : s.choices)
            choice.strength /= all;
    }

    /// Some parties stand down, one of two kinds of districts at least.
    void add_transfers(Scenario& s) {
        for (std::size_t k = 1; k + 2 < s.choices.size(); ++k) {
            if (!chance(40)) continue;
            (chance(50) ? s.choices[k].candidates : s.choices[k].candidates_single) = 0;
            const std::size_t to = pick(0, s.choices.size() - 1);
            const double abstain = between(0.0, 0.5), part = to == k ? 0.0 : between(0.0, 0.5);
            s.choices[k].transfer = Transfer{{}, abstain, 1.0 - abstain - part};
            if (to != k) s.choices[k].transfer->to[s.choices[to].id] = part;
        }
    }

    void add_poll(Scenario& s) {
        Poll poll{static_cast<std::int64_t>(pick(200, 3000)), between(1.0, 2.0), "", {}};
        poll.share.assign(s.choices.size(), -1.0);
        for (std::size_t k = 0; k + 3 < s.choices.size(); ++k)
            poll.share[k] = s.choices[k].strength;
        s.poll = poll;
    }

    void add_system(Scenario& s, const std::string& id) {
        System system{id, id, {}};
        if (chance(70)) system.tiers.push_back(district_tier());
        if (system.tiers.empty() || chance(40)) system.tiers.push_back(list_tier());
        s.systems.push_back(system);
    }

    Tier district_tier() {
        DistrictTier tier;
        tier.districting = std::array{"whole", "by-region", "by-unit"}[pick(0, 2)];
        const int seats = static_cast<int>(chance(20) ? pick(9, 21) : pick(1, 8));
        tier.seats = seats;
        const auto any = static_cast<int>(pick(1, static_cast<std::size_t>(seats)));
        if (chance(30)) {
            tier.gender = MaxSameGender{any};
        } else if (chance(30)) {
            tier.gender = MinWomen{any};
        }
        tier.rule = Sntv{};
        if (seats > 1 && chance(30)) tier.rule = BlockVote{};
        if (seats > 2 && chance(30)) tier.rule = LimitedVote{std::max(1, any / 2)};
        tier.spill = between(0.0, 1.0);
        tier.against_all =
            std::array{AgainstAll::ignore, AgainstAll::rerun, AgainstAll::absent}[pick(0, 2)];
        return tier;
    }

    Tier list_tier() {
        ListTier tier;
        tier.rule.seats = static_cast<int>(pick(1, 120));
        if (chance(50)) {
            tier.rule.formula =
                LargestRemainder{std::array{Quota::hare, Quota::hagenbach_bischoff, Quota::droop,
                                            Quota::imperiali}[pick(0, 3)]};
        } else {
            tier.rule.formula = HighestAverages{
                std::array{Divisor::dhondt, Divisor::sainte_lague, Divisor::modified_sainte_lague,
                           Divisor::danish, Divisor::adams}[pick(0, 4)]};
        }
        if (chance(60)) {
            tier.rule.threshold.national = ppm(static_cast<std::int64_t>(pick(0, 80'000)));
            tier.rule.threshold.base = std::array{ThresholdBase::valid, ThresholdBase::votes_cast,
                                                  ThresholdBase::registered}[pick(0, 2)];
        }
        if (chance(30))
            tier.rule.threshold.regional = ppm(static_cast<std::int64_t>(pick(0, 10'000)));
        if (chance(20)) tier.rule.max_seats = std::max(1, tier.rule.seats / 2);
        return tier;
    }

    /// From numbers of their own: the rest of a scenario is what it was without them.
    void add_blocs(Scenario& s) {
        const std::size_t blocs = of_blocs_() % 4;
        for (std::size_t b = 0; b < blocs; ++b) {
            Bloc bloc{"bloc" + std::to_string(b), "", {}};
            for (std::size_t k = 0; k < s.choices.size(); ++k) {
                const bool can = s.choices[k].kind != ChoiceKind::against_all;
                if (can && of_blocs_() % 2 == 0) bloc.members.push_back(k);
            }
            if (!bloc.members.empty()) s.blocs.push_back(bloc);
        }
    }

    std::mt19937 random_, of_blocs_;
};

}  // namespace kenesh::made
