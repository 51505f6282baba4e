#include "sim/io/results/manifest.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "sim/io/results/result_names.hpp"
#include "sim/io/text/digest.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// A manifest has a line for each file: a few kilobytes.
constexpr std::uintmax_t kMostBytes = 16'000'000;

std::string text_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Parsed text of a plain file of reasonable size; nothing of a pipe, a device or a link.
Json parse(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(path, error))) return nullptr;
    if (fs::file_size(path, error) > kMostBytes || error) return nullptr;
    std::ifstream file(path, std::ios::binary);
    return Json::parse(file, nullptr, false);
}

}  // namespace

std::string manifest_json(std::span<const ResultFile> files, const Manifest& m) {
    Json out = {{"program", "kenesh"},
                {"version", m.version},
                {"commit", m.commit},
                {"compiler", m.compiler},
                {"simd_target", m.simd_target}};
    if (!m.engine_reason.empty()) out["engine_reason"] = m.engine_reason;
    out.update({{"started", m.started},
                {"seconds", m.seconds},
                {"runs_per_second", m.runs_per_second},
                {"threads", m.threads},
                {"interrupted", m.interrupted},
                {"command_line", m.command_line}});
    out["scenario_digest"] = m.scenario_digest;
    Json digests = Json::object();
    for (const ResultFile& file : files)
        digests[file.name] = sha256(file.contents);
    out["sha256"] = std::move(digests);
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<SavedManifest> read_manifest(const fs::path& folder) {
    const Json json = parse(folder / result_name::kManifest);
    if (!json.is_object() || text_of(json, "program") != "kenesh") return std::nullopt;
    SavedManifest out;
    out.scenario_digest = text_of(json, "scenario_digest");
    if (const auto found = json.find("interrupted"); found != json.end())
        out.interrupted = *found == true;
    if (const auto found = json.find("sha256"); found != json.end() && found->is_object())
        for (const auto& [name, digest] : found->items())
            if (digest.is_string()) out.digests[name] = digest.get<std::string>();
    return out;
}

}  // namespace kenesh
