#include "sim/io/results/result_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/io/text/file_writer.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kManifest = "manifest.json";

/// Files that the program writes into a result folder; with any other it is the user's.
constexpr std::array<std::string_view, 9> kOwn{"summary.json",  "tallies.json",     "seats.csv",
                                               "districts.csv", "difference.csv",   "scenario.toml",
                                               "report.html",   "datapackage.json", kManifest};
/// The scenario's tables are in here.
constexpr std::string_view kTables = "tables";

[[noreturn]] void refuse(const fs::path& target, std::string message) {
    throw InputError({{{target.string(), 0, 0}, std::move(message), {}}});
}

[[noreturn]] void fail(const fs::path& path, int error) {
    throw FileError(path.string() + ": " + std::generic_category().message(error));
}

/// Where the folder really is: "out/" and links name the folder itself.
fs::path resolved(const fs::path& target) {
    std::error_code error;
    fs::path path = fs::weakly_canonical(fs::absolute(target), error);
    if (error) fail(target, error.value());
    return path.has_filename() ? path : path.parent_path();
}

bool is_our_manifest(const fs::path& path) {
    std::ifstream file(path);
    const Json json = Json::parse(file, nullptr, false);
    return json.is_object() && json.value("program", Json()) == "kenesh";
}

/// Why the folder must not be replaced; "" if it may.
std::string reason_against(const fs::path& folder) {
    if (fs::is_empty(folder)) return {};
    if (!is_our_manifest(folder / kManifest))
        return "the folder is not empty and not a result folder; it is left alone";
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name != kTables && std::ranges::find(kOwn, name) == kOwn.end())
            return fmt::format("the result folder also holds '{}'; it is left alone", name);
    }
    return {};
}

fs::path nearest_existing(fs::path path) {
    while (!fs::exists(path) && path.has_relative_path())
        path = path.parent_path();
    return path;
}

void write_file(const fs::path& path, const std::string& contents) {
    FileWriter file(path);
    file.write(contents);
    file.commit();
}

void synchronise(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail(folder, errno);
    const int result = ::fsync(descriptor);
    const int error = errno;
    ::close(descriptor);
    // Some file systems cannot synchronise folders.
    if (result != 0 && error != EINVAL) fail(folder, error);
}

/// Folders made on the way to a target; removes them again unless kept.
class Parents {
public:
    explicit Parents(const fs::path& folder) : first_missing_() {
        for (fs::path p = folder; !fs::exists(p); p = p.parent_path())
            first_missing_ = p;
        std::error_code error;
        fs::create_directories(folder, error);
        if (error) fail(folder, error.value());
    }
    ~Parents() {
        std::error_code ignored;
        if (!first_missing_.empty()) fs::remove_all(first_missing_, ignored);
    }
    Parents(const Parents&) = delete;
    Parents& operator=(const Parents&) = delete;
    void keep() noexcept { first_missing_.clear(); }

private:
    fs::path first_missing_;
};

/// A folder under a passing name, removed at the end whatever it then holds.
class Scratch {
public:
    explicit Scratch(const fs::path& target) : path_(neighbour_of(target)) {
        std::error_code error;
        if (!fs::create_directory(path_, error)) fail(target, error.value());
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] const fs::path& path() const noexcept { return path_; }

private:
    fs::path path_;
};

/// Gives the written folder its name; what had the name, if anything, gets the passing one.
void exchange(const fs::path& written, const fs::path& target) {
    std::error_code error;
    fs::rename(written, target, error);  // nothing there, or an empty folder
    if (!error) return;
#ifdef RENAME_EXCHANGE
    if (::renameat2(AT_FDCWD, written.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0)
        return;
#endif
    const fs::path old = neighbour_of(target);
    fs::rename(target, old, error);
    if (error) fail(target, error.value());
    fs::rename(written, target, error);
    if (error) {
        std::error_code ignored;
        fs::rename(old, target, ignored);
        fail(target, error.value());
    }
    fs::remove_all(old, error);
}

}  // namespace

void check_result_folder(const fs::path& target) {
    try {
        const fs::path path = resolved(target);
        if (fs::exists(path) && !fs::is_directory(path))
            refuse(target, "is a file, not a folder for results");
        if (fs::exists(path)) {
            const std::string reason = reason_against(path);
            if (!reason.empty()) refuse(target, reason);
        }
        const fs::path parent = nearest_existing(path.parent_path());
        if (!fs::is_directory(parent)) refuse(target, "lies under a file, not in a folder");
        if (::access(parent.c_str(), W_OK | X_OK) != 0)
            refuse(target, std::generic_category().message(errno));
    } catch (const fs::filesystem_error& error) {
        refuse(target, error.code().message());
    }
}

void write_result_folder(const fs::path& target, const std::vector<ResultFile>& files,
                         const Manifest& manifest) {
    check_result_folder(target);
    const fs::path path = resolved(target);
    Parents parents(path.parent_path());
    const Scratch scratch(path);
    for (const ResultFile& file : files) {
        const fs::path place = scratch.path() / file.name;
        std::error_code error;
        fs::create_directories(place.parent_path(), error);
        if (error) fail(place, error.value());
        write_file(place, file.contents);
    }
    if (fs::exists(scratch.path() / kTables)) synchronise(scratch.path() / kTables);
    write_file(scratch.path() / kManifest, manifest_json(files, manifest));
    synchronise(scratch.path());
    exchange(scratch.path(), path);
    parents.keep();
    synchronise(path.parent_path());
}

std::string manifest_json(const std::vector<ResultFile>& files, const Manifest& m) {
    Json out = {{"program", "kenesh"},          {"version", m.version},
                {"commit", m.commit},           {"compiler", m.compiler},
                {"simd_target", m.simd_target}, {"started", m.started},
                {"seconds", m.seconds},         {"runs_per_second", m.runs_per_second},
                {"threads", m.threads},         {"command_line", m.command_line}};
    out["scenario_digest"] = m.scenario_digest;
    Json digests = Json::object();
    for (const ResultFile& file : files)
        digests[file.name] = sha256(file.contents);
    out["sha256"] = std::move(digests);
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace kenesh
