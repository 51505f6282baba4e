#include "sim/cli/commands/simulate/draws.hpp"

#include <unistd.h>

#include <filesystem>

#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/engine/reference/point_engines.hpp"
#include "sim/engine/tally/measures.hpp"
#include "sim/io/results/packing.hpp"
#include "sim/io/text/csv_writer.hpp"
#include "sim/io/text/file_writer.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFlushAt = 1 << 16;
constexpr std::int64_t kLookUpEvery = 1024;

/// `point`: below 0 if there is one alone.
void add_lines(std::int64_t run, std::int64_t point, const Plan& plan, const Election& election,
               SystemMeasures& measures, CsvWriter& csv) {
    for (std::size_t s = 0; s < plan.systems.size(); ++s) {
        measure(plan, plan.systems[s], election, election.systems[s], measures);
        for (std::size_t k = 0; k < plan.choices.size(); ++k) {
            if (plan.choices[k].kind == ChoiceKind::against_all || !plan.choices[k].present)
                continue;
            csv.number(run);
            if (point >= 0) csv.number(point);
            csv.text(plan.systems[s].id).text(plan.choices[k].id);
            csv.number(measures.votes[k]).number(measures.seats[k]).end_line();
        }
    }
}

}  // namespace

void check_draws_file(const std::string& path) {
    std::error_code error;
    const fs::path parent = fs::absolute(path, error).parent_path();
    std::string reason;
    if (fs::is_directory(path, error))
        reason = "is a folder, not a file for draws";
    else if (!fs::is_directory(parent, error))
        reason = "no such folder";
    else if (::access(parent.c_str(), W_OK | X_OK) != 0 && ::access(path.c_str(), W_OK) != 0)
        reason = "no permission to write here";
    else
        reason = why_not_packed(packed_as(path));
    if (!reason.empty()) throw InputError({{{path, 0, 0}, reason, {}}});
}

bool write_draws(const std::string& path, std::span<const Plan> points, Normals normals,
                 std::int64_t runs, const OutputOptions& output) {
    const StopFlag stop = watch_signals();
    ProgressBar bar(!output.quiet && !output.no_progress);
    FileWriter file{fs::path(path)};
    Packing packing(packed_as(path));
    CsvWriter csv;
    csv.text("run");
    if (points.size() > 1) csv.text("point");
    csv.text("system").text("choice").text("votes").text("seats").end_line();
    PointEngines engines(points, normals);
    SystemMeasures measures;
    for (std::int64_t run = 0; run < runs; ++run) {
        const std::size_t point = engines.point_of(run);
        add_lines(run, points.size() > 1 ? static_cast<std::int64_t>(point) : -1, points[point],
                  engines.run(run), measures, csv);
        if (csv.size() >= kFlushAt) file.write(packing.add(csv.take()));
        if (run % kLookUpEvery != 0) continue;
        if (stop.raised()) return false;
        bar.show({run, runs, {}});
    }
    file.write(packing.add(csv.take()));
    file.write(packing.finish());
    file.commit();
    return true;
}

}  // namespace kenesh
