#include "sim/cli/commands/simulate/count_pictures.hpp"

#include <filesystem>

#include "sim/cli/about/version.hpp"
#include "sim/cli/commands/results/chart_folder.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/report/count/count_charts.hpp"

namespace kenesh {

void write_count_pictures(const std::string& folder, const std::vector<std::string>& votes,
                          const CountedElection& election) {
    std::string files;
    for (const std::string& path : votes)
        if (!path.empty())
            files += (files.empty() ? "" : ", ") + std::filesystem::path(path).filename().string();
    const ChartCredit credit{
        "Votes: " + files + ".", "",
        "Counted with " + program_credit(program_version(), project_homepage()) + "."};
    write_charts("kenesh count", folder, count_chart_files(election, credit));
    print_error(folder + ": hemicycles.svg, and its seats for other makers of pictures\n");
}

}  // namespace kenesh
