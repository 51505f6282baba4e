#include "sim/io/results/own_files.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <system_error>

#include "sim/io/results/manifest.hpp"
#include "sim/io/results/result_names.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/io/text/passing_name.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostReasons = 5;

bool is_plain(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(fs::symlink_status(path, ignored));
}

std::string digest_of(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return sha256(bytes.view());
}

/// A run that writes into the folder itself has its passing name here.
fs::path inside(const fs::path& folder) {
    return folder / folder.filename();
}

void add(const fs::path& folder, OwnFiles& own) {
    if (const auto manifest = read_manifest(folder))
        own.insert(manifest->digests.begin(), manifest->digests.end());
}

std::vector<fs::path> sorted_entries(const fs::path& folder) {
    std::vector<fs::path> entries;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        entries.push_back(entry.path());
    std::ranges::sort(entries);
    return entries;
}

/// A result folder's files, a folder deep: relative name and path.
std::vector<std::pair<std::string, fs::path>> named_entries(const fs::path& folder) {
    std::vector<std::pair<std::string, fs::path>> named;
    for (const fs::path& path : sorted_entries(folder)) {
        const std::string name = path.filename().string();
        std::error_code ignored;
        if (name == result_name::kTables && fs::is_directory(fs::symlink_status(path, ignored))) {
            for (const fs::path& table : sorted_entries(path))
                named.emplace_back(name + '/' + table.filename().string(), table);
        } else {
            named.emplace_back(name, path);
        }
    }
    return named;
}

std::string reason_against(const OwnFiles& own, const std::string& name, const fs::path& path) {
    if (is_own(own, name, path)) return {};
    const char* why = own.contains(name) && is_plain(path)
                          ? "the result folder's '{}' was changed since it was written; "
                            "it is left alone"
                          : "the result folder also holds '{}'; it is left alone";
    return fmt::format(fmt::runtime(why), name);
}

}  // namespace

OwnFiles own_files(const fs::path& folder) {
    OwnFiles own;
    add(folder, own);
    for (const fs::path& beside : {folder, inside(folder)})
        for_each_leftover(beside, [&](const fs::path& leftover) { add(leftover, own); });
    return own;
}

bool is_own(const OwnFiles& own, std::string_view name, const fs::path& file) {
    const auto [first, last] = own.equal_range(name);
    if (first == last || !is_plain(file)) return false;
    const std::string digest = digest_of(file);
    return std::any_of(first, last, [&](const auto& entry) { return entry.second == digest; });
}

std::vector<std::string> reasons_against(const fs::path& folder) {
    std::set<fs::path> leftovers;
    for_each_leftover(inside(folder), [&](const fs::path& path) { leftovers.insert(path); });
    const OwnFiles own = own_files(folder);
    const bool has_manifest = read_manifest(folder).has_value();
    std::vector<std::string> reasons;
    for (const auto& [name, path] : named_entries(folder)) {
        if (reasons.size() == kMostReasons) break;
        if (leftovers.contains(path) || (has_manifest && name == result_name::kManifest)) continue;
        if (own.empty() && !has_manifest)
            return {"the folder is not empty and not a result folder; it is left alone"};
        if (std::string reason = reason_against(own, name, path); !reason.empty())
            reasons.push_back(std::move(reason));
    }
    return reasons;
}

void remove_results(const fs::path& folder) {
    const auto manifest = read_manifest(folder);
    OwnFiles own;
    if (manifest) own.insert(manifest->digests.begin(), manifest->digests.end());
    std::error_code ignored;
    for (const auto& [name, path] : named_entries(folder)) {
        const bool ours =
            manifest ? is_own(own, name, path) : result_name::is_ours(name) && is_plain(path);
        if (ours) fs::remove(path, ignored);
    }
    ::rmdir((folder / result_name::kTables).c_str());
    if (manifest) fs::remove(folder / result_name::kManifest, ignored);
    ::rmdir(folder.c_str());
}

void clear_leftover_folders(const fs::path& target) {
    for_each_leftover(target, [](const fs::path& path) {
        std::error_code ignored;
        if (fs::is_directory(fs::symlink_status(path, ignored))) remove_results(path);
    });
}

}  // namespace kenesh
