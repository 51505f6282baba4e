#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kenesh {

/// One file of a result folder.
struct ResultFile {
    std::string name;  ///< at most one folder deep: "tables/units.csv"
    std::string contents;
    friend bool operator==(const ResultFile&, const ResultFile&) = default;
};

/// What may differ between machines that compute the same numbers (manifest.json).
struct Manifest {
    std::string version;
    std::string commit;
    std::string compiler;
    std::string simd_target;
    std::string started;   ///< ISO 8601, UTC
    double seconds = 0.0;  ///< of the simulation
    double runs_per_second = 0.0;
    int threads = 0;
    std::vector<std::string> command_line;
    std::string scenario_digest;
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// Can a result folder be written there? It can where nothing is, where an empty folder is, and
/// where an older result folder is with no file that this program does not write. Throws
/// InputError; writes nothing, so that it can be asked before the work begins.
void check_result_folder(const std::filesystem::path& target);

/// Writes the files and manifest.json (with the SHA-256 of each file) into a neighbour, brings
/// them to the disk and gives it the name; an older result folder is replaced. On failure throws
/// FileError (or InputError as above) and leaves what was there.
void write_result_folder(const std::filesystem::path& target, const std::vector<ResultFile>& files,
                         const Manifest& manifest);

/// manifest.json as text.
[[nodiscard]] std::string manifest_json(const std::vector<ResultFile>& files,
                                        const Manifest& manifest);

}  // namespace kenesh
