#include "sim/cli/about/shipped.hpp"

#include <algorithm>
#include <system_error>

namespace kenesh {
namespace {

namespace fs = std::filesystem;

bool holds_scenarios(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_directory(folder / "scenarios", ignored) &&
           fs::is_directory(folder / "districts", ignored);
}

}  // namespace

std::optional<fs::path> shipped_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) return std::nullopt;
    for (fs::path folder = program.parent_path();; folder = folder.parent_path()) {
        if (holds_scenarios(folder / "share" / "kenesh")) return folder / "share" / "kenesh";
        if (holds_scenarios(folder)) return folder;
        if (!folder.has_relative_path()) return std::nullopt;
    }
}

std::vector<fs::path> toml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

}  // namespace kenesh
