#include "sim/validation/split_backtest.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>

#include "sim/core/math.hpp"
#include "sim/core/whole.hpp"
#include "sim/engine/random/normals.hpp"
#include "sim/engine/random/streams.hpp"

namespace kenesh {
namespace {

/// Candidates whose votes are split together.
struct List {
    std::size_t party = 0;
    std::vector<std::size_t> candidates;  ///< positions in the district
    double votes = 0.0;
    double spread = 0.0;
    int tails = 0;
};

/// A district's fixed part, with room for one run.
struct Board {
    std::size_t ordinal = 0;
    const SntvDistrict* district = nullptr;
    std::vector<List> lists;
    std::vector<Gender> genders;
    std::vector<std::int64_t> votes;
    std::vector<std::size_t> list_of;
    DistrictCount count;
};

std::vector<List> lists_of(const SntvDistrict& district, IndependentsSplit independents) {
    std::vector<List> lists;
    std::map<std::size_t, std::size_t> of_party;
    for (std::size_t c = 0; c < district.candidates.size(); ++c) {
        const SntvCandidate& candidate = district.candidates[c];
        const bool alone =
            candidate.party == kIndependentsParty && independents == IndependentsSplit::each;
        const auto [at, is_new] = of_party.try_emplace(candidate.party, lists.size());
        if (alone || is_new) {
            at->second = lists.size();
            lists.push_back({candidate.party, {}, 0.0, 0.0, 0});
        }
        lists[at->second].candidates.push_back(c);
        lists[at->second].votes += static_cast<double>(candidate.votes);
    }
    return lists;
}

Board board_of(const SntvElection& election, std::size_t ordinal, const SplitSpreads& spreads,
               IndependentsSplit independents) {
    Board board;
    board.ordinal = ordinal;
    board.district = &election.districts[ordinal];
    board.lists = lists_of(*board.district, independents);
    const auto& candidates = board.district->candidates;
    board.votes.resize(candidates.size());
    board.list_of.resize(candidates.size());
    double all = 0.0;
    for (const SntvCandidate& candidate : candidates) {
        board.genders.push_back(candidate.gender);
        all += static_cast<double>(candidate.votes);
    }
    for (std::size_t l = 0; l < board.lists.size(); ++l) {
        List& list = board.lists[l];
        for (const std::size_t c : list.candidates)
            board.list_of[c] = l;
        if (list.candidates.size() < 2 || list.votes <= 0.0) continue;
        const SplitFit& fit =
            list.party == kIndependentsParty ? spreads.independents : spreads.parties;
        const double n = static_cast<double>(list.candidates.size());
        list.spread = spread(fit, {static_cast<int>(list.candidates.size()), board.district->seats,
                                   list.votes / all * (board.district->seats + 1) / n});
        list.tails = fit.model.tails;
    }
    return board;
}

/// `count` normals of a stream in a run, four to a block; the candidate's field counts blocks.
std::vector<double> normals(Stream stream, const Board& board, const List& list, std::size_t count,
                            std::uint64_t seed, std::uint64_t run) {
    std::vector<std::uint32_t> words;
    for (std::uint32_t b = 0; std::size_t{4} * b < count; ++b) {
        const PhiloxBlock block =
            random_words(seed, run,
                         block_counter(stream, 0, static_cast<std::uint32_t>(list.party),
                                       static_cast<std::uint32_t>(board.ordinal), b));
        words.insert(words.end(), block.begin(), block.end());
    }
    std::vector<double> z(words.size());
    normals_from_words(words, z);
    return z;
}

/// One split of a list's votes (docs/methods.md, "District tiers"), tails as for national effects.
void split(Board& board, const List& list, std::uint64_t seed, std::uint64_t run) {
    const std::size_t n = list.candidates.size();
    if (list.spread <= 0.0) {
        for (const std::size_t c : list.candidates)
            board.votes[c] = whole(list.votes / static_cast<double>(n));
        return;
    }
    std::vector<double> factor = normals(Stream::candidate, board, list, n, seed, run);
    double scale = list.spread;
    if (list.tails > 0) {
        const auto nu = static_cast<std::size_t>(list.tails);
        const std::vector<double> z = normals(Stream::tail, board, list, nu, seed, run);
        double chi2 = 0.0;
        for (std::size_t j = 0; j < nu; ++j)
            chi2 += z[j] * z[j];
        scale *= std::sqrt((list.tails - 2) / chi2);
    }
    double sum = 0.0;
    for (std::size_t j = 0; j < n; ++j) {
        factor[j] = math::exp(scale * factor[j]);
        sum += factor[j];
    }
    for (std::size_t j = 0; j < n; ++j)
        board.votes[list.candidates[j]] = whole(list.votes * factor[j] / sum);
}

std::vector<std::size_t> count_seats(Board& board) {
    fill_seats(board.votes, board.genders, board.district->seats,
               MinWomen{board.district->min_women}, board.count);
    std::vector<std::size_t> seats(board.lists.size(), 0);
    for (const Elected& elected : board.count.elected)
        ++seats[board.list_of[elected.candidate]];
    return seats;
}

std::vector<std::size_t> even_seats(Board& board) {
    for (const List& list : board.lists)
        for (const std::size_t c : list.candidates)
            board.votes[c] = whole(list.votes / static_cast<double>(list.candidates.size()));
    return count_seats(board);
}

/// Seat by seat to the highest quotient among lists with a candidate left; equals as listed.
std::vector<std::size_t> dhondt_seats(const Board& board) {
    std::vector<std::size_t> seats(board.lists.size(), 0);
    for (int s = 0; s < board.district->seats; ++s) {
        std::size_t best = board.lists.size();
        for (std::size_t l = 0; l < board.lists.size(); ++l) {
            if (seats[l] == board.lists[l].candidates.size()) continue;
            if (best == board.lists.size() ||
                board.lists[l].votes * static_cast<double>(seats[best] + 1) >
                    board.lists[best].votes * static_cast<double>(seats[l] + 1))
                best = l;
        }
        if (best == board.lists.size()) break;
        ++seats[best];
    }
    return seats;
}

void foretell_district(Board& board, std::uint64_t seed, std::int64_t runs,
                       std::vector<SplitForecast>& out) {
    const std::vector<std::size_t> dhondt = dhondt_seats(board);
    const std::vector<std::size_t> even = even_seats(board);
    std::vector<std::vector<std::int64_t>> tally;
    for (const List& list : board.lists)
        tally.emplace_back(list.candidates.size() + 1, 0);
    for (std::int64_t run = 0; run < runs; ++run) {
        for (const List& list : board.lists)
            split(board, list, seed, static_cast<std::uint64_t>(run));
        const std::vector<std::size_t> seats = count_seats(board);
        for (std::size_t l = 0; l < seats.size(); ++l)
            ++tally[l][seats[l]];
    }
    for (std::size_t l = 0; l < board.lists.size(); ++l) {
        const List& list = board.lists[l];
        SplitForecast forecast{board.ordinal, list.party, list.candidates.size(), 0, dhondt[l],
                               even[l],       {}};
        for (const std::size_t c : list.candidates)
            forecast.won += board.district->candidates[c].elected ? 1 : 0;
        for (const std::int64_t times : tally[l])
            forecast.chance.push_back(static_cast<double>(times) / static_cast<double>(runs));
        out.push_back(std::move(forecast));
    }
}

bool wanted(const SplitForecast& forecast, SplitCases cases) {
    const bool several = cases == SplitCases::several || cases == SplitCases::open_several;
    const bool open = cases == SplitCases::open || cases == SplitCases::open_several;
    return (!several || forecast.candidates >= 2) && (!open || !forecast.decided());
}

double distance(std::size_t a, std::size_t b) {
    return static_cast<double>(a > b ? a - b : b - a);
}

}  // namespace

bool SplitForecast::decided() const noexcept {
    return std::ranges::find(chance, 1.0) != chance.end();
}

std::vector<SplitForecast> foretell_split(const SntvElection& election, const SplitSpreads& spreads,
                                          IndependentsSplit independents, std::uint64_t seed,
                                          std::int64_t runs) {
    assert(runs > 0 && "no forecast without runs");
    std::vector<SplitForecast> forecasts;
    for (std::size_t d = 0; d < election.districts.size(); ++d) {
        Board board = board_of(election, d, spreads, independents);
        foretell_district(board, seed, runs, forecasts);
    }
    return forecasts;
}

SplitScore score_split(std::span<const SplitForecast> forecasts, SplitCases cases) {
    std::vector<Position> positions;
    std::vector<std::size_t> districts;
    std::vector<double> scores;
    std::vector<double> on_dhondt;
    std::vector<double> on_even;
    SplitScore result;
    for (const SplitForecast& f : forecasts) {
        if (!wanted(f, cases)) continue;
        positions.push_back(position_of(f.chance, f.won));
        districts.push_back(f.district);
        scores.push_back(ranked_score(f.chance, f.won));
        on_dhondt.push_back(distance(f.dhondt, f.won) - scores.back());
        on_even.push_back(distance(f.even, f.won) - scores.back());
    }
    result.coverage = coverage_of(positions, districts);
    result.score = clustered_mean(scores, districts).mean;
    result.gain_on_dhondt = clustered_mean(on_dhondt, districts);
    result.gain_on_even = clustered_mean(on_even, districts);
    result.dhondt = result.score + result.gain_on_dhondt.mean;
    result.even = result.score + result.gain_on_even.mean;
    return result;
}

}  // namespace kenesh
