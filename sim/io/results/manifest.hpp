#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/io/text/result_file.hpp"

namespace kenesh {

/// What may differ between machines that compute the same numbers (manifest.json).
struct Manifest {
    std::string version;
    std::string commit;
    std::string compiler;
    std::string simd_target;
    std::string engine_reason;  ///< why the vector engine did not run it; empty if it did or was
                                ///< not asked for
    std::string started;        ///< ISO 8601, UTC
    double seconds = 0.0;       ///< of the simulation
    double runs_per_second = 0.0;
    int threads = 0;
    bool interrupted = false;
    std::vector<std::string> command_line;
    std::string scenario_digest;
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// manifest.json as text, with the SHA-256 of each file.
[[nodiscard]] std::string manifest_json(std::span<const ResultFile> files,
                                        const Manifest& manifest);

/// What is read back of a manifest: of which scenario the results are, and what was written.
struct SavedManifest {
    std::string scenario_digest;
    bool interrupted = false;
    /// Name, relative to the folder, to SHA-256.
    std::map<std::string, std::string, std::less<>> digests;
};

/// The manifest of a result folder; nothing where none of this program's is.
[[nodiscard]] std::optional<SavedManifest> read_manifest(const std::filesystem::path& folder);

}  // namespace kenesh
