#include "sim/engine/reference/reference_votes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/math.hpp"
#include "sim/core/whole.hpp"
#include "sim/engine/reference/ballots.hpp"
#include "sim/engine/reference/reference_transfers.hpp"

namespace kenesh {
namespace {

std::span<const double> places(const Draws& draws, std::size_t first, std::size_t count) {
    return std::span(draws.z).subspan(first, count);
}

/// sqrt((nu - 2) / chi2): one factor for all choices, the same in both twins.
double tail_factor(const Plan& plan, const DrawLayout& layout, const Draws& draws) {
    if (plan.tails == 0) return 1.0;
    double chi2 = 0.0;
    for (const double z : places(draws, layout.tail, static_cast<std::size_t>(plan.tails))) {
        chi2 += z * z;
    }
    return std::sqrt((plan.tails - 2) / chi2);
}

/// What the poll adds to a choice's preference everywhere; 0 where there is none.
double poll_noise(const Plan& plan, const DrawLayout& layout, const Draws& draws, double sign,
                  std::size_t choice) {
    if (plan.poll.empty()) return 0.0;
    const PollCategories& poll = plan.poll.categories;
    const std::size_t category = poll.category[choice];
    return plan.poll.noise[category](sign * draws.z[layout.poll + poll.place[category]]);
}

void draw_turnout(const Plan& plan, const DrawLayout& layout, const Draws& draws, double sign,
                  Electorate& out) {
    const std::size_t units = plan.region.size();
    const Turnout& t = plan.turnout;
    const double national = t.national * draws.z[layout.turnout_national];
    const auto region = places(draws, layout.turnout_region, plan.regions.size());
    const auto unit = places(draws, layout.turnout_unit, units);
    for (std::size_t u = 0; u < units; ++u) {
        const double noise = national + t.region * region[plan.region[u]] + t.unit * unit[u];
        out.cast[u] = -(plan.turnout_logit[u] + sign * noise);
    }
    math::exp(out.cast);
    for (std::size_t u = 0; u < units; ++u) {
        const double share = plan.turnout_full[u] ? 1.0 : 1.0 / (1.0 + out.cast[u]);
        out.cast[u] = plan.registered[u] * share;
        out.valid[u] = out.cast[u] * (1.0 - t.invalid);
    }
}

/// A candidate's effect but for its mean, at a normal z.
double personal_effect(const ContestChoice& choice, double z) {
    return choice.personal_votes ? (*choice.personal_votes)(z) : choice.candidate_sd * z;
}

/// What the mean factor of a choice's candidates makes of its votes: the factor to the power of
/// kappa.
double pulled(double mean, double kappa) {
    constexpr double kLeast = 1e-300;
    if (kappa == 1.0) return mean;
    return math::exp(kappa * math::log(std::max(mean, kLeast)));
}

/// Exponents below this keep sums and their inverses well inside the doubles.
constexpr double kMostExponent = 300.0;

/// Preferences against each unit's greatest: the shares are the same, whatever heavy tails draw.
void shift_to_greatest(const Plan& plan, Grid<double>& preference) {
    for (std::size_t u = 0; u < preference.columns(); ++u) {
        double greatest = -std::numeric_limits<double>::infinity();
        for (std::size_t k = 0; k < preference.rows(); ++k) {
            if (plan.choices[k].present) greatest = std::max(greatest, preference(k, u));
        }
        for (std::size_t k = 0; k < preference.rows(); ++k)
            preference(k, u) = std::max(preference(k, u) - greatest, -kMostExponent);
    }
}

/// v_uk of all present choices; the largest of their absolute values is returned.
double draw_preferences(const Plan& plan, const DrawLayout& layout, const Draws& draws, double sign,
                        std::span<const double> z, Grid<double>& out) {
    const double tail = tail_factor(plan, layout, draws);
    double farthest = 0.0;
    for (std::size_t k = 0; k < out.rows(); ++k) {
        const PlanChoice& choice = plan.choices[k];
        if (!choice.present) continue;
        double national = 0.0;
        for (std::size_t j = 0; j <= k; ++j)
            national += plan.national_factor(k, j) * z[j];
        national *= tail;
        national += poll_noise(plan, layout, draws, sign, k);
        const auto region = places(draws, layout.region_of[k], plan.regions.size());
        const auto unit = places(draws, layout.unit_of[k], out.columns());
        const auto row = out.row(k);
        for (std::size_t u = 0; u < out.columns(); ++u) {
            const double noise =
                choice.region_sd * region[plan.region[u]] + choice.unit_sd * unit[u];
            row[u] = plan.mean_preference(plan.lean_place[u], k) + national + sign * noise;
            farthest = std::max(farthest, std::abs(row[u]));
        }
    }
    return farthest;
}

}  // namespace

void draw_electorate(const Plan& plan, const DrawLayout& layout, const Draws& draws, double sign,
                     std::span<const double> z, Electorate& out) {
    const std::size_t units = plan.region.size(), choices = plan.choices.size();
    out.cast.resize(units);
    out.valid.resize(units);
    if (out.votes.rows() != choices) out.votes = Grid<double>(choices, units);
    draw_turnout(plan, layout, draws, sign, out);
    const double farthest = draw_preferences(plan, layout, draws, sign, z, out.votes);
    if (!(farthest <= kMostExponent)) shift_to_greatest(plan, out.votes);
    std::vector<double> total(units, 0.0);
    for (std::size_t k = 0; k < choices; ++k) {
        if (!plan.choices[k].present) continue;
        const auto row = out.votes.row(k);
        math::exp(row);
        // Who stands in some contest alone is nobody's preference in the nation.
        if (!(plan.choices[k].strength > 0.0)) continue;
        for (std::size_t u = 0; u < units; ++u)
            total[u] += row[u];
    }
    if (!plan.own_strengths.empty()) out.weight = out.votes;
    for (std::size_t u = 0; u < units; ++u)
        total[u] = out.valid[u] / total[u];
    for (std::size_t k = 0; k < choices; ++k) {
        if (!plan.choices[k].present) continue;
        const bool national = plan.choices[k].strength > 0.0;
        const auto row = out.votes.row(k);
        for (std::size_t u = 0; u < units; ++u)
            row[u] *= national ? total[u] : 0.0;
    }
}

void draw_contest(const OwnStrengths& own, const Electorate& nation, Electorate& out) {
    out.cast = nation.cast;
    out.valid = nation.valid;
    const std::size_t choices = nation.weight.rows();
    const std::size_t units = nation.weight.columns();
    if (out.votes.rows() != choices) out.votes = Grid<double>(choices, units);
    for (std::size_t u = 0; u < units; ++u) {
        double total = 0.0;
        for (std::size_t k = 0; k < choices; ++k)
            total += own.factor[k] * nation.weight(k, u);
        for (std::size_t k = 0; k < choices; ++k)
            out.votes(k, u) = out.valid[u] / total * own.factor[k] * nation.weight(k, u);
    }
}

void national_shares(const Electorate& electorate, std::span<double> shares) {
    double total = 0.0;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        double sum = 0.0;
        for (const double votes : electorate.votes.row(k))
            sum += votes;
        shares[k] = sum;
        total += sum;
    }
    for (double& share : shares)
        share /= total;
}

double turnout_of(const Plan& plan, const Electorate& electorate) {
    double cast = 0.0;
    double registered = 0.0;
    for (std::size_t u = 0; u < electorate.cast.size(); ++u) {
        cast += electorate.cast[u];
        registered += plan.registered[u];
    }
    return cast / registered;
}

ContestVoting::ContestVoting(const Plan& plan, std::size_t contest)
    : plan_(plan),
      contest_(plan.contests[contest]),
      position_(contest),
      phi_(contest_.candidates.size()),
      factor_(contest_.candidates.size()),
      split_(contest_.candidates.size()),
      used_(contest_.candidates.size(), 1.0),
      choice_vote_(plan.choices.size()),
      sum_(plan.choices.size()) {
    for (std::size_t d = 0; d < contest_.districts.size(); ++d) {
        for (auto c = contest_.first_candidate[d]; c < contest_.first_candidate[d + 1]; ++c) {
            choice_.push_back(contest_.candidates[c].choice);
            const bool alone = contest_.fielded(d, choice_.back()) == 1;
            shared_.push_back(alone ? 0 : 1);
            unused_.push_back(unused_odds(contest_.choices[choice_.back()], alone));
        }
    }
    for (const ContestChoice& choice : contest_.choices)
        spill_.push_back(choice.spill);
    managed_.reserve(choice_.size());
}

void ContestVoting::draw_effects(const DrawLayout& layout, const Draws& draws, double sign,
                                 ContestVotes& out) {
    const std::size_t first = layout.contest[position_];
    for (std::size_t b = 0; b < contest_.blocks.size(); ++b) {
        const CandidateBlock& block = contest_.blocks[b];
        const ContestChoice& choice = contest_.choices[block.choice];
        for (std::size_t j = 0; j < 4; ++j) {
            const std::uint32_t c = block.position[j];
            if (c == CandidateBlock::kNobody) continue;
            const double z = sign * draws.z[first + 4 * b + j];
            phi_[c] = contest_.candidates[c].mean_effect + personal_effect(choice, z);
            if (!contest_.genders_drawn || !choice.women_drawn) continue;
            const std::uint32_t word = draws.gender_words[position_][4 * b + j];
            const bool woman = choice.women_all || (sign > 0.0 ? word : ~word) < choice.women_word;
            out.gender[c] = woman ? Gender::woman : Gender::man;
            if (woman) phi_[c] += choice.women_effect;
        }
    }
}

void ContestVoting::personal_votes() {
    std::copy(phi_.begin(), phi_.end(), factor_.begin());
    math::exp(factor_);
    // A single candidate has the whole split; without management it is the personal votes' own.
    managed_.clear();
    for (std::size_t c = 0; c < phi_.size(); ++c) {
        const double m = contest_.choices[choice_[c]].vote_management;
        split_[c] = factor_[c];
        if (m > 0.0 && shared_[c]) managed_.push_back((1.0 - m) * phi_[c]);
    }
    math::exp(managed_);
    std::size_t next = 0;
    for (std::size_t c = 0; c < phi_.size(); ++c) {
        const double m = contest_.choices[choice_[c]].vote_management;
        if (m > 0.0 && shared_[c]) split_[c] = managed_[next++];
        if (unused_[c] > 0.0) used_[c] = split_[c] / (split_[c] + unused_[c]);
    }
}

ContestVoting::DistrictVoters ContestVoting::voters_in(std::size_t d,
                                                       const Electorate& electorate) {
    const std::span<const std::uint32_t> units =
        std::span(contest_.units)
            .subspan(contest_.first_unit[d], contest_.first_unit[d + 1] - contest_.first_unit[d]);
    DistrictVoters out;
    for (const std::uint32_t u : units)
        out.valid += electorate.valid[u];
    std::fill(choice_vote_.begin(), choice_vote_.end(), 0.0);
    for (std::size_t k = 0; k < choice_vote_.size(); ++k) {
        const bool line = plan_.choices[k].kind == ChoiceKind::against_all;
        if (!plan_.choices[k].present || (!line && contest_.fielded(d, k) == 0)) continue;
        for (const std::uint32_t u : units)
            choice_vote_[k] += electorate.votes(k, u);
    }
    if (!contest_.moves.empty()) out.valid -= transfer_votes(contest_, d, electorate, choice_vote_);
    for (std::size_t k = 0; k < choice_vote_.size(); ++k)
        if (plan_.choices[k].kind == ChoiceKind::against_all) out.against_all = choice_vote_[k];
    if (contest_.against_all_absent) out.valid -= out.against_all;
    if (!contest_.against_all_on_ballot) out.against_all = 0.0;
    return out;
}

void ContestVoting::vote_in(std::size_t d, const Electorate& electorate, ContestVotes& out) {
    const DistrictVoters voters = voters_in(d, electorate);
    const auto fielded = contest_.fielded.row(d);
    const std::size_t first = contest_.first_candidate[d];
    const std::size_t count = contest_.first_candidate[d + 1] - first;
    std::fill(sum_.begin(), sum_.end(), 0.0);
    for (std::size_t c = first; c < first + count; ++c)
        sum_[choice_[c]] += factor_[c];
    for (std::size_t k = 0; k < choice_vote_.size(); ++k) {
        if (fielded[k] > 0)
            choice_vote_[k] *= pulled(sum_[k] / fielded[k], contest_.choices[k].personal_pull);
    }
    std::fill(sum_.begin(), sum_.end(), 0.0);
    for (std::size_t c = first; c < first + count; ++c)
        sum_[choice_[c]] += split_[c];
    for (std::size_t c = first; c < first + count; ++c)
        split_[c] /= sum_[choice_[c]];

    const DistrictBallot ballot{std::span(choice_).subspan(first, count),
                                choice_vote_,
                                std::span(split_).subspan(first, count),
                                fielded,
                                voters.against_all,
                                voters.valid};
    const auto votes = std::span(out.candidate).subspan(first, count);
    if (contest_.votes_per_voter[d] == 1) {
        cast_single_votes(ballot, votes);
    } else {
        const SeveralVotes several{contest_.votes_per_voter[d],
                                   std::span(used_).subspan(first, count), spill_};
        cast_several_votes(ballot, several, votes);
    }
    out.against_all[d] = against_all_votes(ballot);
    out.valid[d] = voters.valid;
}

void ContestVoting::vote(const Electorate& electorate, const DrawLayout& layout, const Draws& draws,
                         double sign, ContestVotes& out) {
    const std::size_t districts = contest_.districts.size();
    if (out.candidate.size() != choice_.size() || out.valid.size() != districts) {
        out.candidate.assign(choice_.size(), 0);
        out.valid.assign(districts, 0.0);
        out.against_all.assign(districts, 0);
        out.gender.clear();
        for (const PlanCandidate& c : contest_.candidates)
            out.gender.push_back(c.gender);
    }
    draw_effects(layout, draws, sign, out);
    personal_votes();
    for (std::size_t d = 0; d < districts; ++d)
        vote_in(d, electorate, out);
}

}  // namespace kenesh
