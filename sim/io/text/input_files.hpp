#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/io/text/toml_node.hpp"

namespace kenesh {

/// The path that a file of this folder names.
[[nodiscard]] std::filesystem::path resolve(const std::filesystem::path& folder,
                                            const std::string& name);

/// The files that some work asks for, each opened once and kept as it was then: whoever asks again,
/// for another point of a sweep or trial of a fit, gets the same, whatever happened to the file.
/// Its functions may be called by several threads at once; what they return stays as long as this.
class InputFiles {
public:
    /// As read_file(), read_toml() and read_csv(). Null, and the mistakes of the first time again,
    /// where the file has any.
    [[nodiscard]] const std::string* text(const std::filesystem::path& path, Diagnostics& mistakes);
    [[nodiscard]] const TomlNode* toml(const std::filesystem::path& path, Diagnostics& mistakes);
    [[nodiscard]] const CsvTable* csv(const std::filesystem::path& path, Diagnostics& mistakes);

    /// As the function: the disk is asked once, because links matter.
    [[nodiscard]] std::filesystem::path resolve(const std::filesystem::path& folder,
                                                const std::string& name);

    /// From now on a file that was not asked for before is a mistake: nothing is opened any more.
    void close();

    struct Opened {
        std::filesystem::path path;
        std::string digest;  ///< SHA-256 of its text
    };
    /// What could be read so far, by path.
    [[nodiscard]] std::vector<Opened> opened() const;

private:
    template <class Value>
    struct Kept {
        std::optional<Value> value;
        Diagnostics mistakes;
    };
    struct File {
        Kept<std::string> text;
        std::optional<Kept<TomlNode>> toml;
        std::optional<Kept<CsvTable>> csv;
    };
    File& file(const std::filesystem::path& path);
    template <class Value>
    static const Value* give(const Kept<Value>& kept, Diagnostics& mistakes);
    template <class Value, class Parse>
    static const Value* parsed(const File& file, std::optional<Kept<Value>>& kept, Parse parse,
                               Diagnostics& mistakes);

    mutable std::mutex mutex_;
    bool closed_ = false;
    std::map<std::string, File> files_;
    std::map<std::pair<std::string, std::string>, std::filesystem::path> resolved_;
};

}  // namespace kenesh
