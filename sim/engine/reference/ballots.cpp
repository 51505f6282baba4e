#include "sim/engine/reference/ballots.hpp"

#include <algorithm>
#include <cassert>

#include "sim/core/whole.hpp"

namespace kenesh {
namespace {

/// Sum of P over the ballot. Choices that field nobody are not on it.
double total_vote(const DistrictBallot& ballot) {
    double sum = ballot.against_all;
    for (std::size_t k = 0; k < ballot.choice_vote.size(); ++k) {
        if (ballot.fielded[k] > 0) sum += ballot.choice_vote[k];
    }
    return sum;
}

/// Gives min(1, share) to each candidate of a choice and divides what is over among the others in
/// proportion to q, until `placed` votes (in units of the choice's supporters) have found a name.
void fill_ballots(std::span<const double> q, double placed, std::span<double> share) {
    std::fill(share.begin(), share.end(), 0.0);
    double left = placed;
    double free_q = 1.0;
    for (bool changed = true; changed && left > 0.0;) {
        changed = false;
        double next_left = left;
        double next_q = free_q;
        for (std::size_t c = 0; c < q.size(); ++c) {
            if (share[c] == 0.0 && left * q[c] >= free_q) {
                share[c] = 1.0;
                next_left -= 1.0;
                next_q -= q[c];
                changed = true;
            }
        }
        left = std::max(0.0, next_left);
        free_q = next_q;
    }
    for (std::size_t c = 0; c < q.size(); ++c) {
        if (share[c] == 0.0 && free_q > 0.0) share[c] = std::min(1.0, left * q[c] / free_q);
    }
}

}  // namespace

void cast_single_votes(const DistrictBallot& ballot, std::span<std::int64_t> votes) {
    const double total = total_vote(ballot);
    const double scale = total > 0.0 ? ballot.valid / total : 0.0;
    for (std::size_t c = 0; c < votes.size(); ++c) {
        votes[c] = whole(scale * (ballot.choice_vote[ballot.choice[c]] * ballot.split[c]));
    }
}

std::int64_t against_all_votes(const DistrictBallot& ballot) {
    const double total = total_vote(ballot);
    return total > 0.0 ? whole(ballot.valid / total * ballot.against_all) : 0;
}

void cast_several_votes(const DistrictBallot& ballot, const SeveralVotes& several,
                        std::span<std::int64_t> votes) {
    const double total = total_vote(ballot);
    const std::size_t size = votes.size();
    std::vector<double> exact(size, 0.0), q, share;
    for (std::size_t k = 0; k < ballot.choice_vote.size(); ++k) {
        const int fielded = ballot.fielded[k];
        if (fielded == 0 || !(total > 0.0)) continue;
        const auto supporters =
            static_cast<double>(whole(ballot.valid * ballot.choice_vote[k] / total));
        q.clear();
        double others = 0.0;
        for (std::size_t c = 0; c < size; ++c) {
            if (ballot.choice[c] == k) {
                q.push_back(ballot.split[c]);
            } else {
                others += ballot.choice_vote[ballot.choice[c]] * ballot.split[c];
            }
        }
        share.resize(q.size());
        fill_ballots(q, std::min(several.each, fielded), share);
        double unused = 0.0;
        for (std::size_t c = 0, own = 0; c < size; ++c) {
            if (ballot.choice[c] != k) continue;
            unused += share[own] * (1.0 - several.used[c]);
            exact[c] += supporters * (share[own++] * several.used[c]);
        }
        const double over =
            several.spill[k] * supporters * (std::max(0, several.each - fielded) + unused);
        for (std::size_t c = 0; c < size; ++c) {
            if (ballot.choice[c] == k || !(others > 0.0)) continue;
            exact[c] += over * (ballot.choice_vote[ballot.choice[c]] * ballot.split[c]) / others;
        }
    }
    for (std::size_t c = 0; c < size; ++c)
        votes[c] = whole(std::min(exact[c], ballot.valid));
}

}  // namespace kenesh
