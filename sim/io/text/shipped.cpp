#include "sim/io/text/shipped.hpp"

#include <algorithm>
#include <system_error>

#include "sim/core/diagnostics.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

bool holds_scenarios(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_directory(folder / "scenarios", ignored) &&
           fs::is_directory(folder / "districts", ignored);
}

/// The .toml files of a folder (not of its subfolders), by name.
std::vector<fs::path> toml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
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

std::vector<fs::path> shipped_files(Shipped kind) {
    const auto shipped = shipped_folder();
    if (!shipped) return {};
    const fs::path scenarios = *shipped / "scenarios";
    switch (kind) {
        case Shipped::scenarios:
            return toml_files(scenarios);
        case Shipped::systems:
            return toml_files(scenarios / "systems");
        case Shipped::sweeps:
            return toml_files(scenarios / "sweeps");
    }
    return {};
}

std::string found_file(const std::string& text, Shipped kind) {
    std::error_code ignored;
    if (fs::exists(text, ignored)) return text;
    std::vector<fs::path> files = shipped_files(kind);
    if (kind == Shipped::sweeps) {
        const std::vector<fs::path> more = shipped_files(Shipped::scenarios);
        files.insert(files.end(), more.begin(), more.end());
    }
    std::vector<std::string> names;
    for (const fs::path& file : files) {
        if (text == file.stem().string()) return file.string();
        names.push_back(file.stem().string());
    }
    // What stands in a folder is meant to be a file of the user's own.
    const std::string meant = text.find('/') == text.npos ? nearest(text, names) : "";
    if (meant.empty()) return text;
    throw InputError({{{text, 0, 0}, "there is no such file", meant}});
}

}  // namespace kenesh
