#include "sim/io/results/merge_stores.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "sim/core/diagnostics.hpp"
#include "sim/io/results/sweep_points.hpp"
#include "sim/io/results/sweep_schema.hpp"
#include "sim/io/results/sweep_store.hpp"
#include "sim/io/text/passing_name.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRanges = 10;

struct Part {
    SweepStore store;
    SweepIdentity identity;
    std::vector<std::int64_t> points;
};

/// The first part must be of a sweep, the others of the same.
std::vector<Part> open_parts(std::span<const fs::path> from, StopFlag stop, Diagnostics& mistakes) {
    std::vector<Part> parts;
    for (const fs::path& path : from) {
        SweepStore store = SweepStore::open(path, {stop, {}});
        SweepIdentity identity = store.identity();
        std::vector<std::int64_t> points = store.finished();
        parts.push_back({std::move(store), std::move(identity), std::move(points)});
        const std::string differs = differences(parts.back().identity, parts.front().identity);
        if (!differs.empty())
            mistakes.error({path.string(), 0, 0},
                           fmt::format("holds another sweep than {}; what differs: {}",
                                       from.front().string(), differs));
    }
    return parts;
}

/// Points of the design that no part has.
std::vector<PointRange> missing_points(const std::vector<Part>& parts) {
    std::vector<std::int64_t> there;
    for (const Part& part : parts)
        there.insert(there.end(), part.points.begin(), part.points.end());
    std::ranges::sort(there);
    const std::int64_t points = parts.front().identity.points;
    std::vector<PointRange> missing;
    std::int64_t next = 0;
    there.push_back(points);
    for (const std::int64_t point : there) {
        if (next < point) missing.push_back({next, point - 1});
        next = std::max(next, point + 1);
    }
    return missing;
}

/// A file beside the target while it is written; gone if it was not renamed.
class Beside {
public:
    explicit Beside(const fs::path& target) : name_(target, PassingName::Kind::file, 0666) {}
    ~Beside() {
        std::error_code ignored;
        fs::remove(path(), ignored);
        fs::remove(path().string() + "-journal", ignored);
    }
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;
    [[nodiscard]] const fs::path& path() const noexcept { return name_.path(); }

private:
    PassingName name_;
};

/// Writes each point once; where several parts have it they must have the same.
void copy_points(std::vector<Part>& parts, std::span<const fs::path> names, SweepStore& to) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].store.for_each([&](const SweepPointResult& result) {
            const std::string before = to.digest_of(result.point);
            if (before.empty()) return to.add(result);
            if (before != point_digest(result))
                refuse_store(names[i], fmt::format("point {} is another than in a store before it",
                                                   result.point));
        });
    }
    to.keep();
}

}  // namespace

std::int64_t points_in(std::span<const PointRange> ranges) noexcept {
    std::int64_t sum = 0;
    for (const PointRange& range : ranges)
        sum += range.last - range.first + 1;
    return sum;
}

std::string to_string(std::span<const PointRange> ranges) {
    std::string out;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (i == kMostRanges) return out + ", ...";
        out += fmt::format("{}{}", i == 0 ? "" : ", ", ranges[i].first);
        if (ranges[i].last > ranges[i].first) out += fmt::format(" to {}", ranges[i].last);
    }
    return out;
}

std::vector<PointRange> merge_stores(std::span<const fs::path> from, const fs::path& to,
                                     bool partial, StopFlag stop) {
    Diagnostics mistakes;
    std::vector<Part> parts = open_parts(from, stop, mistakes);
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(to, ignored)))
        mistakes.error({to.string(), 0, 0}, "is there already");
    mistakes.throw_if_any();
    std::vector<PointRange> missing = missing_points(parts);
    const SweepIdentity& first = parts.front().identity;
    if (!missing.empty() && !partial) {
        mistakes.error({from.back().string(), 0, 0},
                       fmt::format("{} of {} points are missing: {}; finish the shards, or "
                                   "--partial to merge what is there",
                                   points_in(missing), first.points, to_string(missing)));
        mistakes.throw_if_any();
    }
    SweepIdentity identity = first;
    identity.shard = identity.shards = 1;
    clear_leftover_files(to);
    const Beside beside(to);
    {
        SweepStore merged = SweepStore::begin(beside.path(), identity, false, {stop, {}});
        copy_points(parts, from, merged);
    }
    fs::rename(beside.path(), to);
    synchronise_folder(to.parent_path());
    return missing;
}

}  // namespace kenesh
