#include "sim/io/starter/starter.hpp"

#include <system_error>

#include "sim/core/diagnostics.hpp"
#include "sim/io/reading/key_schema.hpp"
#include "sim/io/text/file_error.hpp"
#include "sim/io/text/file_writer.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSchemaFile = "scenario.schema.json";

}  // namespace

std::vector<StarterFile> blank_starter() {
    return {{"scenario.toml", std::string(kBlankScenario)},
            {"units.csv", std::string(kBlankUnits)}};
}

void write_starter(const fs::path& folder, std::span<const StarterFile> files) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(folder, error))) {
        Diagnostics mistakes;
        mistakes.error({folder.string(), 0, 0},
                       "is there already, and nothing is written over: take another name");
        mistakes.throw_if_any();
    }
    if (!fs::create_directory(folder, error)) fail_with(folder.string(), error.value());
    try {
        for (const StarterFile& file : files)
            write_new_file(folder / file.name, file.text);
        write_new_file(folder / kSchemaFile, key_schema(Section::scenario));
    } catch (const FileError&) {
        remove_starter(folder, files);
        throw;
    }
}

void remove_starter(const fs::path& folder, std::span<const StarterFile> files) {
    std::error_code ignored;
    for (const StarterFile& file : files)
        fs::remove(folder / file.name, ignored);
    fs::remove(folder / kSchemaFile, ignored);
    fs::remove(folder, ignored);  // only an empty one goes
}

}  // namespace kenesh
