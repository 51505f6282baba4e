#include "sim/io/results/result_folder.hpp"

#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <system_error>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/results/own_files.hpp"
#include "sim/io/results/place_results.hpp"
#include "sim/io/results/result_names.hpp"
#include "sim/io/text/file_writer.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kAsTheUserMasks = 0777;

[[noreturn]] void refuse(const fs::path& target, std::string message) {
    throw InputError({{{target.string(), 0, 0}, std::move(message), {}}});
}

/// Where the folder really is: "out/" and links name the folder itself.
fs::path resolved(const fs::path& target) {
    if (target.empty()) refuse("--out", "needs the name of a folder");
    std::error_code error;
    fs::path path = fs::weakly_canonical(fs::absolute(target), error);
    if (error) fail_with(target, error.value());
    return path.has_filename() ? path : path.parent_path();
}

fs::path nearest_existing(fs::path path) {
    while (!fs::exists(path) && path.has_relative_path())
        path = path.parent_path();
    return path;
}

void check_existing(const fs::path& target, const fs::path& path, std::string_view digest,
                    bool force) {
    if (!fs::is_directory(path)) refuse(target, "is a file, not a folder for results");
    Diagnostics mistakes;
    for (std::string& reason : reasons_against(path))
        mistakes.error({target.string(), 0, 0}, std::move(reason));
    mistakes.throw_if_any();
    const auto manifest = read_manifest(path);
    if (manifest && manifest->scenario_digest != digest && !force)
        refuse(target,
               "holds the results of another scenario; choose another folder, or replace them "
               "with --force");
}

void check_place(const fs::path& target, const fs::path& path) {
    const fs::path written = nearest_existing(keeps_its_place(path) ? path : path.parent_path());
    if (!fs::is_directory(written)) refuse(target, "lies under a file, not in a folder");
    for (const fs::path& folder : {written, fs::exists(path) ? path : written})
        if (::access(folder.c_str(), W_OK | X_OK) != 0)
            refuse(target, std::generic_category().message(errno));
}

/// Folders made on the way to a target; those that are still empty are removed again.
class Parents {
public:
    explicit Parents(const fs::path& folder) {
        for (fs::path p = folder; !fs::exists(p); p = p.parent_path())
            made_.push_back(p);
        std::error_code error;
        fs::create_directories(folder, error);
        if (error) fail_with(folder, error.value());
    }
    ~Parents() {
        for (const fs::path& folder : made_)
            if (::rmdir(folder.c_str()) != 0) return;
    }
    Parents(const Parents&) = delete;
    Parents& operator=(const Parents&) = delete;
    /// Brings the new folders' names to the disk.
    void synchronise() const {
        for (const fs::path& folder : made_)
            synchronise_folder(folder.parent_path());
    }

private:
    std::vector<fs::path> made_;  ///< innermost first
};

/// The folder in which results are written. What is in it at the end, results that were not wanted
/// or those that were replaced, is removed.
class Scratch {
public:
    explicit Scratch(const fs::path& target)
        : name_(target, PassingName::Kind::folder, kAsTheUserMasks) {}
    ~Scratch() {
        std::error_code ignored;
        if (state_ == State::written) fs::remove_all(path(), ignored);
        if (state_ == State::placed && fs::exists(path(), ignored)) remove_results(path());
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] const fs::path& path() const noexcept { return name_.path(); }

    /// Gives the results their place.
    void place(const fs::path& target) {
        if (keeps_its_place(target) || !exchange(path(), target)) {
            state_ =
                State::moved;  // on failure the rest stays: the next run knows it by its manifest
            move_into(path(), target);
        } else {
            return_others(target);
        }
        state_ = State::placed;
    }

private:
    /// What somebody put into the older folder in its last moment moves on with it.
    void return_others(const fs::path& target) {
        std::error_code ignored;
        if (!fs::exists(path(), ignored)) return;
        remove_results(path());
        for (fs::directory_iterator entry(path(), ignored), end; !ignored && entry != end;
             entry.increment(ignored)) {
            const fs::path place = target / entry->path().filename();
            std::error_code error;
            if (!fs::exists(fs::symlink_status(place, error)))
                fs::rename(entry->path(), place, error);
        }
    }

    enum class State { written, moved, placed };
    PassingName name_;
    State state_ = State::written;
};

void write_files(const Scratch& scratch, std::span<const ResultFile> files,
                 const Manifest& manifest, const fs::path& older) {
    std::error_code error;
    const auto write = [&](std::string_view name, const std::string& contents) {
        assert(result_name::is_ours(name) && "a result file that result_names.hpp does not list");
        const fs::path place = scratch.path() / name;
        fs::create_directory(place.parent_path(), error);
        if (error) fail_with(place, error.value());
        write_new_file(place, contents);
        if (fs::exists(older / name, error)) keep_attributes(older / name, place);
    };
    for (const ResultFile& file : files)
        write(file.name, file.contents);
    const fs::path tables = scratch.path() / result_name::kTables;
    if (fs::exists(tables)) synchronise_folder(tables);
    write(result_name::kManifest, manifest_json(files, manifest));
    synchronise_folder(scratch.path());
}

/// An interrupted result is no reason to lose a finished one.
fs::path beside_finished(const fs::path& target, const Manifest& manifest) {
    const auto earlier = read_manifest(resolved(target));
    if (!manifest.interrupted || !earlier || earlier->interrupted) return target;
    return resolved(target) += ".interrupted";
}

}  // namespace

void check_result_folder(const fs::path& target, std::string_view scenario_digest, bool force) {
    try {
        const fs::path path = resolved(target);
        if (fs::is_symlink(fs::symlink_status(path))) refuse(target, "is a link to nothing");
        if (fs::exists(path)) check_existing(target, path, scenario_digest, force);
        check_place(target, path);
    } catch (const fs::filesystem_error& error) {
        refuse(target, error.code().message());
    }
}

fs::path write_result_folder(const fs::path& target, std::span<const ResultFile> files,
                             const Manifest& manifest, bool force) {
    fs::path wanted = beside_finished(target, manifest);
    check_result_folder(wanted, manifest.scenario_digest, force);
    const fs::path path = resolved(wanted);
    const Parents parents(path.parent_path());
    const fs::path beside = keeps_its_place(path) ? path / path.filename() : path;
    {
        Scratch scratch(beside);
        write_files(scratch, files, manifest, path);
        scratch.place(path);
    }
    parents.synchronise();
    synchronise_folder(path.parent_path());
    clear_leftover_folders(path);
    clear_leftover_folders(path / path.filename());
    return wanted;
}

}  // namespace kenesh
