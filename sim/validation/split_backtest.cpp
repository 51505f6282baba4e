#include "sim/validation/split_backtest.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/core/gamma.hpp"
#include "sim/core/math.hpp"
#include "sim/core/whole.hpp"
#include "sim/engine/random/normals.hpp"
#include "sim/engine/random/streams.hpp"
#include "sim/model/log_gamma.hpp"
#include "sim/validation/split_fit.hpp"

namespace kenesh {
namespace {

constexpr double kLeastSpread = 1e-3;  // of gamma votes: narrower ones are even
constexpr double kMostSpread = 9.0;

/// Candidates whose votes are split together.
struct List {
    std::size_t party = 0;
    std::size_t first = 0;  ///< its candidates' places in the district, women last
    std::size_t count = 0;
    double votes = 0.0;
    double spread = 0.0;
    int tails = 0;
    std::optional<LogGamma> gamma;
};

/// A district's fixed part, with room for one run.
struct Board {
    std::size_t ordinal = 0;
    const SntvListDistrict* district = nullptr;
    std::vector<List> lists;
    std::vector<Gender> genders;
    std::vector<std::int64_t> votes;
    std::vector<std::size_t> list_of;
    DistrictCount count;
};

void set_spread(List& list, const SplitFit& fit, int seats, double all) {
    if (list.count < 2 || list.votes <= 0.0) return;
    const double n = static_cast<double>(list.count);
    list.spread =
        spread(fit, {static_cast<int>(list.count), seats, list.votes / all * (seats + 1) / n});
    list.tails = fit.model.tails;
    if (fit.model.gamma && list.spread > kLeastSpread)
        list.gamma.emplace(math::shape_of_deviation(std::min(list.spread, kMostSpread)));
}

Board board_of(const SntvLists& election, std::size_t ordinal, const SplitSpreads& spreads) {
    Board board;
    board.ordinal = ordinal;
    board.district = &election.districts[ordinal];
    double all = 0.0;
    for (const SntvList& list : board.district->lists) {
        const auto n = static_cast<std::size_t>(list.candidates);
        board.lists.push_back({list.party, board.genders.size(), n, static_cast<double>(list.votes),
                               0.0, 0, std::nullopt});
        board.genders.insert(board.genders.end(), n - static_cast<std::size_t>(list.women),
                             Gender::man);
        board.genders.insert(board.genders.end(), static_cast<std::size_t>(list.women),
                             Gender::woman);
        board.list_of.insert(board.list_of.end(), n, board.lists.size() - 1);
        all += static_cast<double>(list.votes);
    }
    board.votes.resize(board.genders.size());
    for (List& list : board.lists)
        set_spread(list, list.party == kIndependentsParty ? spreads.independents : spreads.parties,
                   board.district->seats, all);
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
    const std::size_t n = list.count;
    if (list.spread <= 0.0) {
        for (std::size_t j = 0; j < n; ++j)
            board.votes[list.first + j] = whole(list.votes / static_cast<double>(n));
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
        factor[j] = math::exp(list.gamma ? (*list.gamma)(factor[j]) : scale * factor[j]);
        sum += factor[j];
    }
    for (std::size_t j = 0; j < n; ++j)
        board.votes[list.first + j] = whole(list.votes * factor[j] / sum);
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
        for (std::size_t j = 0; j < list.count; ++j)
            board.votes[list.first + j] = whole(list.votes / static_cast<double>(list.count));
    return count_seats(board);
}

/// Seat by seat to the highest quotient among lists with a candidate left; equals as listed.
std::vector<std::size_t> dhondt_seats(const Board& board) {
    std::vector<std::size_t> seats(board.lists.size(), 0);
    for (int s = 0; s < board.district->seats; ++s) {
        std::size_t best = board.lists.size();
        for (std::size_t l = 0; l < board.lists.size(); ++l) {
            if (seats[l] == board.lists[l].count) continue;
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
        tally.emplace_back(list.count + 1, 0);
    for (std::int64_t run = 0; run < runs; ++run) {
        for (const List& list : board.lists)
            split(board, list, seed, static_cast<std::uint64_t>(run));
        const std::vector<std::size_t> seats = count_seats(board);
        for (std::size_t l = 0; l < seats.size(); ++l)
            ++tally[l][seats[l]];
    }
    for (std::size_t l = 0; l < board.lists.size(); ++l) {
        const List& list = board.lists[l];
        SplitForecast forecast{board.ordinal, list.party, list.count, 0,
                               dhondt[l],     even[l],    {},         board.district->seats,
                               true};
        forecast.won = static_cast<std::size_t>(board.district->lists[l].won);
        for (const std::int64_t times : tally[l])
            forecast.chance.push_back(static_cast<double>(times) / static_cast<double>(runs));
        out.push_back(std::move(forecast));
    }
}

bool wanted(const SplitForecast& forecast, SplitCases cases) {
    switch (cases) {
        case SplitCases::all:
            return true;
        case SplitCases::open:
            return forecast.open;
        case SplitCases::several:
            return forecast.candidates >= 2;
        case SplitCases::three:
            break;
    }
    return forecast.candidates >= 2 && forecast.seats == 3;
}

double log_score(const SplitForecast& forecast, std::int64_t runs) {
    const double in_cell = forecast.chance[forecast.won] * static_cast<double>(runs);
    return log_score_of(std::llround(in_cell), runs, forecast.chance.size());
}

double distance(std::size_t a, std::size_t b) {
    return static_cast<double>(a > b ? a - b : b - a);
}

}  // namespace

bool SplitForecast::decided() const noexcept {
    return std::ranges::find(chance, 1.0) != chance.end();
}

std::vector<SplitForecast> foretell_split(const SntvLists& election, const SplitSpreads& spreads,
                                          std::uint64_t seed, std::int64_t runs) {
    assert(runs > 0 && "no forecast without runs");
    std::vector<SplitForecast> forecasts;
    for (std::size_t d = 0; d < election.districts.size(); ++d) {
        Board board = board_of(election, d, spreads);
        foretell_district(board, seed, runs, forecasts);
    }
    return forecasts;
}

void mark_open(std::span<std::vector<SplitForecast>> forecasts) {
    for (std::size_t i = 0; !forecasts.empty() && i < forecasts.front().size(); ++i) {
        const bool open = std::ranges::any_of(
            forecasts, [&](const std::vector<SplitForecast>& one) { return !one[i].decided(); });
        for (std::vector<SplitForecast>& one : forecasts)
            one[i].open = open;
    }
}

std::optional<SplitScore> score_split(std::span<const SplitForecast> forecasts,
                                      std::span<const SplitForecast> normal, std::int64_t runs,
                                      SplitCases cases) {
    std::vector<Position> positions;
    std::vector<std::size_t> districts;
    std::vector<double> scores;
    std::vector<double> logs;
    std::vector<double> on_dhondt;
    std::vector<double> on_even;
    std::vector<double> on_normal;
    std::vector<double> log_on_normal;
    for (std::size_t i = 0; i < forecasts.size(); ++i) {
        const SplitForecast& f = forecasts[i];
        if (!wanted(f, cases)) continue;
        positions.push_back(position_of(f.chance, f.won));
        districts.push_back(f.district);
        scores.push_back(ranked_score(f.chance, f.won));
        logs.push_back(log_score(f, runs));
        on_dhondt.push_back(distance(f.dhondt, f.won) - scores.back());
        on_even.push_back(distance(f.even, f.won) - scores.back());
        on_normal.push_back(ranked_score(normal[i].chance, f.won) - scores.back());
        log_on_normal.push_back(log_score(normal[i], runs) - logs.back());
    }
    if (positions.empty()) return std::nullopt;
    SplitScore result;
    result.coverage = coverage_of(positions, districts);
    result.score = clustered_mean(scores, districts).mean;
    result.log_score = clustered_mean(logs, districts).mean;
    result.gain_on_dhondt = clustered_mean(on_dhondt, districts);
    result.gain_on_even = clustered_mean(on_even, districts);
    result.gain_on_normal = clustered_mean(on_normal, districts);
    result.log_gain_on_normal = clustered_mean(log_on_normal, districts);
    result.dhondt = result.score + result.gain_on_dhondt.mean;
    result.even = result.score + result.gain_on_even.mean;
    return result;
}

}  // namespace kenesh
