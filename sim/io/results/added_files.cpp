#include "sim/io/results/added_files.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <system_error>

#include "sim/core/diagnostics.hpp"
#include "sim/io/results/manifest.hpp"
#include "sim/io/results/own_files.hpp"
#include "sim/io/results/result_names.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/io/text/file_writer.hpp"

namespace kenesh {

namespace fs = std::filesystem;

namespace {

/// The text of a folder's manifest with the digests that its files of these names have now.
std::string manifest_with(const fs::path& folder, std::span<const std::string> names) {
    std::ifstream file(folder / result_name::kManifest, std::ios::binary);
    auto json = nlohmann::ordered_json::parse(file, nullptr, false);
    for (const std::string& name : names) {
        std::ostringstream bytes;
        bytes << std::ifstream(folder / name, std::ios::binary).rdbuf();
        json["sha256"][name] = sha256(bytes.view());
    }
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace

void check_may_add(const fs::path& folder, const std::string& name) {
    const fs::path place = folder / name;
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(place, ignored))) return;
    if (is_own(own_files(folder), name, place)) return;
    throw InputError({{{place.string(), 0, 0},
                       "was not written by this program, or was changed since; name another file "
                       "with -o, or replace it with --force",
                       {}}});
}

void vouch_for(const fs::path& folder, std::span<const std::string> names) {
    if (!read_manifest(folder)) return;
    const std::string text = manifest_with(folder, names);
    FileWriter file(folder / result_name::kManifest);
    file.write(text);
    file.commit();
}

}  // namespace kenesh
