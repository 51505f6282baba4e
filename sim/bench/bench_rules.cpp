#include "sim/bench/bench_rules.hpp"

#include <algorithm>
#include <memory>
#include <numeric>

#include "sim/engine/random/streams.hpp"
#include "sim/rules/list_tier.hpp"
#include "sim/rules/ranking.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kDistricts = 64;
constexpr std::size_t kCandidates = 20;
constexpr std::size_t kRegions = 9;
constexpr std::size_t kLists = 9;
constexpr int kListSeats = 54;

/// Whole votes below `most`, the same on every machine.
std::vector<std::int64_t> some_votes(std::size_t size, std::uint32_t most) {
    std::vector<std::int64_t> votes(size);
    for (std::size_t i = 0; i < size; ++i) {
        const auto place = static_cast<std::uint32_t>(i);
        votes[i] = random_words(1, 0, block_counter(Stream::unit, 0, 0, place, 0))[0] % most;
    }
    return votes;
}

struct Districts {
    std::vector<std::int64_t> votes = some_votes(kDistricts * kCandidates, 20'000);
    std::vector<Gender> genders;
    DistrictCount count;
    Districts() {
        for (std::size_t i = 0; i < kCandidates; ++i)
            genders.push_back(i % 3 == 2 ? Gender::woman : Gender::man);
    }
    void fill(std::size_t d) {
        fill_seats(std::span(votes).subspan(d * kCandidates, kCandidates), genders, 3,
                   MaxSameGender{2}, count);
    }
};

/// Three seats with two of one gender at most, without a ranking of all: the best man, the best
/// woman and the better of the second ones.
bool as_best_of_each(Districts& job, std::size_t d) {
    job.fill(d);
    std::vector<std::uint32_t> men, women;
    for (std::uint32_t i = 0; i < kCandidates; ++i)
        (job.genders[i] == Gender::man ? men : women).push_back(i);
    const std::int64_t* votes = job.votes.data() + d * kCandidates;
    const auto before = [votes](std::uint32_t a, std::uint32_t b) {
        return votes[a] != votes[b] ? votes[a] > votes[b] : a < b;
    };
    std::ranges::partial_sort(men, men.begin() + 2, before);
    std::ranges::partial_sort(women, women.begin() + 2, before);
    std::vector<std::uint32_t> expected{men[0], women[0],
                                        before(men[1], women[1]) ? men[1] : women[1]};
    std::vector<std::uint32_t> elected;
    for (const Elected& e : job.count.elected)
        elected.push_back(e.candidate);
    std::ranges::sort(expected);
    std::ranges::sort(elected);
    return elected == expected;
}

BenchPiece district_piece() {
    auto job = std::make_shared<Districts>();
    BenchPiece piece{"district of 20, scalar rule", "scalar", kDistricts, 1.0, 0.0, {}, {}};
    piece.run = [job] {
        for (std::size_t d = 0; d < kDistricts; ++d)
            job->fill(d);
    };
    piece.agrees = [job] {
        for (std::size_t d = 0; d < kDistricts; ++d)
            if (!as_best_of_each(*job, d)) return false;
        return true;
    };
    return piece;
}

struct Lists {
    std::vector<std::int64_t> votes = some_votes(kRegions * kLists, 60'000);
    std::vector<std::int64_t> base;
    ListRule rule;
    ListWork work;
    ListCount count;
    Lists() {
        for (std::size_t r = 0; r < kRegions; ++r) {
            votes[r * kLists] /= 8;  // a list below the bar
            const auto row = votes.begin() + static_cast<std::ptrdiff_t>(r * kLists);
            base.push_back(std::accumulate(row, row + kLists, std::int64_t{0}));
        }
        rule.seats = kListSeats;
        rule.threshold.national = ppm(50'000);
        rule.threshold.regional = ppm(5'000);
    }
    void run() {
        ListVotes in;
        in.votes = GridView<const std::int64_t>(votes.data(), kRegions, kLists);
        in.base = base;
        count_list_tier(rule, in, work, count);
    }
};

/// The same seats by whole quotas and sorted remainders.
std::vector<int> by_largest_remainder(const Lists& job) {
    std::vector<std::int64_t> total(kLists, 0);
    std::vector<bool> in(kLists, true);
    for (std::size_t r = 0; r < kRegions; ++r)
        for (std::size_t k = 0; k < kLists; ++k) {
            const std::int64_t votes = job.votes[r * kLists + k];
            total[k] += votes;
            if (200 * votes < job.base[r]) in[k] = false;
        }
    const std::int64_t nation = std::accumulate(job.base.begin(), job.base.end(), std::int64_t{0});
    std::int64_t passed = 0;
    for (std::size_t k = 0; k < kLists; ++k) {
        if (20 * total[k] < nation) in[k] = false;
        if (!in[k]) total[k] = 0;
        passed += total[k];
    }
    std::vector<int> seats(kLists);
    std::vector<std::size_t> order(kLists);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t k = 0; k < kLists; ++k)
        seats[k] = static_cast<int>(total[k] * kListSeats / passed);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return total[a] * kListSeats % passed > total[b] * kListSeats % passed;
    });
    const int left = kListSeats - std::accumulate(seats.begin(), seats.end(), 0);
    for (int i = 0; i < left; ++i)
        ++seats[order[static_cast<std::size_t>(i)]];
    return seats;
}

BenchPiece list_piece() {
    auto job = std::make_shared<Lists>();
    BenchPiece piece{"list tier of 9, scalar rule", "scalar", 1.0, 1.0, 0.0, {}, {}};
    piece.run = [job] { job->run(); };
    piece.agrees = [job] {
        job->run();
        return job->count.seats == by_largest_remainder(*job);
    };
    return piece;
}

}  // namespace

std::vector<BenchPiece> rule_pieces() {
    return {district_piece(), list_piece()};
}

}  // namespace kenesh
