#include "sim/mpi/ranks.hpp"

#include <mpi.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/sweep/point_bytes.hpp"

namespace kenesh {
namespace {

constexpr int kLeader = 0;
constexpr std::size_t kMostAtOnce = 64;
enum Tag : int { kWants, kResult, kPoints };

void call(bool work) {
    int value = work ? 1 : 0;
    MPI_Bcast(&value, 1, MPI_INT, kLeader, MPI_COMM_WORLD);
}

}  // namespace

Ranks::Ranks() {
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size_);
}

bool Ranks::leads() const {
    return rank_ == kLeader;
}

bool Ranks::wait_for_work() {
    int value = 0;
    MPI_Bcast(&value, 1, MPI_INT, kLeader, MPI_COMM_WORLD);
    return value == 1;
}

bool Ranks::dismiss() {
    if (!called_) call(false);
    called_ = true;
    return !dealing_;
}

bool Ranks::lead(const Design&, std::span<const std::int64_t> points, const SweepSettings& settings,
                 const std::string& digest) {
    call(true);
    std::string sent = digest;
    MPI_Bcast(sent.data(), static_cast<int>(sent.size()), MPI_CHAR, kLeader, MPI_COMM_WORLD);
    called_ = dealing_ = true;
    const auto workers = static_cast<std::size_t>(size_ - 1);
    std::size_t next = 0, kept = 0;
    for (std::size_t active = workers; active > 0;) {
        MPI_Status status;
        MPI_Probe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &status);
        int size = 0;
        MPI_Get_count(&status, MPI_CHAR, &size);
        std::vector<char> message(static_cast<std::size_t>(size));
        MPI_Recv(message.data(), size, MPI_CHAR, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD,
                 MPI_STATUS_IGNORE);
        if (status.MPI_TAG == kResult) {
            const auto result = from_bytes(message);
            if (!result) throw std::runtime_error("a rank sent what is no point of a sweep");
            settings.finished(*result);
            ++kept;
            continue;
        }
        const bool ends = settings.stop.raised() || settings.finish.raised();
        const std::size_t left = ends ? 0 : points.size() - next;
        const auto count =
            std::min(left, std::clamp<std::size_t>(left / (4 * workers), 1, kMostAtOnce));
        MPI_Send(points.data() + next, static_cast<int>(count), MPI_INT64_T, status.MPI_SOURCE,
                 kPoints, MPI_COMM_WORLD);
        next += count;
        if (count == 0) --active;
    }
    dealing_ = false;
    return kept == points.size();
}

void Ranks::follow(const Design& design, const SweepSettings& settings, const std::string& digest) {
    std::string leaders(digest.size(), ' ');
    MPI_Bcast(leaders.data(), static_cast<int>(leaders.size()), MPI_CHAR, kLeader, MPI_COMM_WORLD);
    if (leaders != digest)
        throw std::runtime_error("this rank read other files or settings than rank 0");
    SweepSettings own = settings;
    // Ranks are what the user counts; a rank's threads only if they were asked for.
    if (own.simulation.threads == 0) own.simulation.threads = 1;
    own.finished = [](const SweepPointResult& result) {
        const std::vector<char> bytes = to_bytes(result);
        MPI_Send(bytes.data(), static_cast<int>(bytes.size()), MPI_CHAR, kLeader, kResult,
                 MPI_COMM_WORLD);
    };
    std::vector<std::int64_t> points(kMostAtOnce);
    while (true) {
        MPI_Send(nullptr, 0, MPI_CHAR, kLeader, kWants, MPI_COMM_WORLD);
        MPI_Status status;
        MPI_Recv(points.data(), static_cast<int>(points.size()), MPI_INT64_T, kLeader, kPoints,
                 MPI_COMM_WORLD, &status);
        int count = 0;
        MPI_Get_count(&status, MPI_INT64_T, &count);
        if (count == 0) return;
        // What was stopped is not sent; the leader knows what it has.
        static_cast<void>(
            run_points(design, std::span(points).first(static_cast<std::size_t>(count)), own));
    }
}

}  // namespace kenesh
