#include "sim/cli/commands/results/chart_folder.hpp"

#include <system_error>

#include "sim/cli/commands/results/png.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/io/text/file_error.hpp"
#include "sim/io/text/file_writer.hpp"

namespace kenesh {

namespace fs = std::filesystem;

void write_charts(const std::string& command, const fs::path& folder,
                  const std::vector<ResultFile>& files) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw FileError(folder.string() + ": " + error.message());
    bool drawn = true;
    for (const ResultFile& file : files) {
        const fs::path path = folder / file.name;
        FileWriter writer(path);
        writer.write(file.contents);
        writer.commit();
        if (path.extension() == ".svg" && drawn)
            drawn = write_png(path, fs::path(path).replace_extension(".png"));
    }
    if (!drawn) print_error(command + ": no .png files: " + std::string(kNoPainter));
}

}  // namespace kenesh
