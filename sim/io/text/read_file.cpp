#include "sim/io/text/read_file.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>
#include <vector>

#include "sim/core/utf8.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

/// "" if the path can be read.
std::string what_is_wrong(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) return "there is no such file";
    if (error) return "cannot be read: " + error.message();
    if (fs::is_directory(status)) return "is a directory; a file is needed";
    return {};
}

/// A file of nearly the same name in the same folder.
std::string near_name(const fs::path& path) {
    std::vector<std::string> names;
    std::error_code error;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        names.push_back(entry->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return nearest(path.filename().string(), names);
}

/// Place of the first byte that is not UTF-8, nothing if all is well.
std::optional<Place> first_invalid(std::string_view text, const std::string& file) {
    int line = 1;
    int column = 1;
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        if (length == 0) return Place{file, line, column};
        const bool ends = text.front() == '\n';
        line += ends ? 1 : 0;
        column = ends ? 1 : column + 1;
        text.remove_prefix(length);
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> read_file(const fs::path& path, Diagnostics& mistakes) {
    const std::string file = path.string();
    if (std::string wrong = what_is_wrong(path); !wrong.empty()) {
        std::error_code ignored;
        const bool missing = !fs::exists(path, ignored);
        mistakes.error({file, 0, 0}, std::move(wrong), missing ? near_name(path) : std::string{});
        return std::nullopt;
    }
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream content;
    // Inserting an empty buffer sets failbit: no mistake of the stream.
    if (stream && stream.peek() != std::ifstream::traits_type::eof()) content << stream.rdbuf();
    if (!stream.is_open() || stream.bad() || content.bad()) {
        const int error = errno == 0 ? EIO : errno;
        mistakes.error({file, 0, 0}, "cannot be read: " + std::generic_category().message(error));
        return std::nullopt;
    }
    std::string text = std::move(content).str();
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    if (text.empty()) {
        mistakes.error({file, 0, 0}, "the file is empty");
        return std::nullopt;
    }
    if (const auto place = first_invalid(text, file)) {
        mistakes.error(*place, "not valid UTF-8; save the file as UTF-8");
        return std::nullopt;
    }
    return text;
}

}  // namespace kenesh
