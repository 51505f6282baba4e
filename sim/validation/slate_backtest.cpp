#include "sim/validation/slate_backtest.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/math.hpp"
#include "sim/core/whole.hpp"
#include "sim/engine/random/normals.hpp"
#include "sim/engine/random/streams.hpp"
#include "sim/engine/reference/ballots.hpp"
#include "sim/rules/ranking.hpp"

namespace kenesh {
namespace {

/// A ward's fixed part, with room for one run.
struct Board {
    std::size_t ordinal = 0;
    const BlockWard* ward = nullptr;
    SlateLaw law;
    SlateSupport support;
    std::vector<double> reach;
    double voters = 0.0;                 ///< all supporters
    std::vector<std::uint32_t> slate;    ///< per candidate
    std::vector<std::uint16_t> fielded;  ///< per slate
    std::vector<double> given;           ///< per slate: its votes
    std::vector<double> z, split, used, spill;
    std::vector<std::int64_t> votes;
    std::vector<Gender> genders;
    DistrictCount count;
};

Board board_of(const BlockWard& ward, std::size_t ordinal, const SlateLaw& law) {
    Board board;
    board.ordinal = ordinal;
    board.ward = &ward;
    board.law = law;
    board.reach = slate_reach(ward, law);
    if (law.kind == SlateLaw::Kind::used) {
        board.support = support_in(ward, law.votes_used);
        board.voters =
            std::accumulate(board.support.supporters.begin(), board.support.supporters.end(), 0.0);
    }
    for (std::size_t k = 0; k < ward.slates.size(); ++k) {
        const Slate& slate = ward.slates[k];
        board.slate.insert(board.slate.end(), slate.candidates, static_cast<std::uint32_t>(k));
        board.fielded.push_back(static_cast<std::uint16_t>(slate.candidates));
        board.given.push_back(static_cast<double>(slate.votes));
    }
    const std::size_t n = board.slate.size();
    board.split.resize(n);
    board.used.resize(n);
    board.votes.resize(n);
    board.genders.resize(n, Gender::unknown);
    board.spill.assign(ward.slates.size(), 1.0);
    return board;
}

/// Normals of a run, a candidate's each.
void draw(Board& board, std::uint64_t seed, std::uint64_t run) {
    std::vector<std::uint32_t> words;
    for (std::size_t b = 0; 4 * b < board.slate.size(); ++b) {
        const PhiloxBlock block = random_words(
            seed, run,
            block_counter(Stream::candidate, 0, 0, static_cast<std::uint32_t>(board.ordinal),
                          static_cast<std::uint32_t>(b)));
        words.insert(words.end(), block.begin(), block.end());
    }
    board.z.resize(words.size());
    normals_from_words(words, board.z);
}

/// Votes of every candidate with the effects of `z`, as voters cast them.
void cast(Board& board) {
    const double odds = (1.0 - board.law.votes_used) / board.law.votes_used;
    std::vector<double> sum(board.given.size(), 0.0);
    for (std::size_t c = 0; c < board.slate.size(); ++c) {
        const double factor = math::exp(board.law.deviation * board.z[c]);
        board.used[c] = factor / (factor + odds);
        board.split[c] = factor;
        sum[board.slate[c]] += factor;
    }
    for (std::size_t c = 0; c < board.slate.size(); ++c)
        board.split[c] /= sum[board.slate[c]];
    const DistrictBallot ballot{
        board.slate, board.support.supporters, board.split, board.fielded, 0.0, board.voters};
    cast_several_votes(ballot, {board.ward->seats, board.used, board.spill}, board.votes);
}

/// Weights of the candidates of the law that has no voters.
void weigh(Board& board) {
    constexpr double kMany = 1e6;
    for (std::size_t c = 0; c < board.slate.size(); ++c) {
        const double spread = board.law.deviation * board.reach[board.slate[c]];
        board.votes[c] = whole(kMany * math::exp(spread * board.z[c]));
    }
}

/// Each slate has the votes that it had.
void scale_to_given(Board& board) {
    std::vector<double> sum(board.given.size(), 0.0);
    for (std::size_t c = 0; c < board.slate.size(); ++c)
        sum[board.slate[c]] += static_cast<double>(board.votes[c]);
    for (std::size_t c = 0; c < board.slate.size(); ++c) {
        const std::size_t k = board.slate[c];
        const double part = sum[k] > 0.0 ? static_cast<double>(board.votes[c]) / sum[k]
                                         : 1.0 / static_cast<double>(board.fielded[k]);
        board.votes[c] = whole(board.given[k] * part);
    }
}

std::vector<std::size_t> count_seats(Board& board) {
    fill_seats(board.votes, board.genders, board.ward->seats, NoGenderRule{}, board.count);
    std::vector<std::size_t> seats(board.given.size(), 0);
    for (const Elected& elected : board.count.elected)
        ++seats[board.slate[elected.candidate]];
    return seats;
}

bool several_won(const std::vector<std::size_t>& seats) {
    return std::count_if(seats.begin(), seats.end(), [](std::size_t s) { return s > 0; }) > 1;
}

std::vector<std::size_t> straight_seats(Board& board) {
    std::fill(board.votes.begin(), board.votes.end(), 1);
    scale_to_given(board);
    return count_seats(board);
}

/// Spreads of the run's slates, added up.
void add_spreads(const Board& board, std::span<SlateForecast> slates) {
    std::size_t first = 0;
    for (SlateForecast& slate : slates) {
        if (slate.spread > 0.0) {
            const auto votes = std::span(board.votes).subspan(first, slate.candidates);
            slate.foretold_spread += slate_spread(log_squares(votes), slate.candidates);
        }
        first += slate.candidates;
    }
}

/// What is known of a ward before any run.
std::vector<SlateForecast> known_of(Board& board) {
    const BlockWard& ward = *board.ward;
    const double all = std::accumulate(board.given.begin(), board.given.end(), 0.0);
    const std::vector<std::size_t> straight = straight_seats(board);
    std::vector<SlateForecast> out(ward.slates.size());
    for (std::size_t k = 0; k < out.size(); ++k) {
        SlateForecast& slate = out[k];
        slate.ward = board.ordinal;
        slate.party = ward.slates[k].party;
        slate.candidates = ward.slates[k].candidates;
        slate.chance.assign(slate.candidates + 1, 0.0);
        slate.won = static_cast<std::size_t>(ward.slates[k].won);
        slate.straight = straight[k];
        if (all > 0.0) slate.share = board.given[k] / board.fielded[k] / (all / ward.seats);
        if (slate.candidates > 1 && board.given[k] > 0.0)
            slate.spread = slate_spread(ward.slates[k].log_squares, slate.candidates);
    }
    return out;
}

void foretell_ward(Board& board, std::uint64_t seed, std::int64_t runs, SlateForecasts& out) {
    // A mean over a few hundred runs is known to a thousandth of a spread.
    constexpr std::int64_t kSpreadRuns = 400;
    std::vector<SlateForecast> slates = known_of(board);
    WardForecast ward;
    std::vector<std::size_t> won, straight;
    for (const SlateForecast& slate : slates) {
        won.push_back(slate.won);
        straight.push_back(slate.straight);
    }
    ward.was_split = several_won(won);
    ward.straight = several_won(straight);
    std::int64_t split = 0;
    const std::int64_t spread_runs = std::min(runs, kSpreadRuns);
    for (std::int64_t run = 0; run < runs; ++run) {
        draw(board, seed, static_cast<std::uint64_t>(run));
        if (board.law.kind == SlateLaw::Kind::used)
            cast(board);
        else
            weigh(board);
        scale_to_given(board);
        if (run < spread_runs) add_spreads(board, slates);
        const std::vector<std::size_t> seats = count_seats(board);
        split += several_won(seats) ? 1 : 0;
        for (std::size_t k = 0; k < slates.size(); ++k)
            slates[k].chance[seats[k]] += 1.0;
    }
    ward.split = static_cast<double>(split) / static_cast<double>(runs);
    for (SlateForecast& slate : slates) {
        slate.foretold_spread /= static_cast<double>(spread_runs);
        for (double& chance : slate.chance)
            chance /= static_cast<double>(runs);
    }
    out.wards.push_back(ward);
    out.slates.insert(out.slates.end(), slates.begin(), slates.end());
}

}  // namespace

SlateForecasts foretell_slates(const std::vector<BlockWard>& wards, const SlateLaw& law,
                               std::uint64_t seed, std::int64_t runs) {
    SlateForecasts out;
    for (std::size_t w = 0; w < wards.size(); ++w) {
        Board board = board_of(wards[w], w, law);
        foretell_ward(board, seed, runs, out);
    }
    return out;
}

}  // namespace kenesh
