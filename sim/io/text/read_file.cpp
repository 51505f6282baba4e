#include "sim/io/text/read_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <vector>

#include "sim/core/utf8.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

/// Larger tables than any election has; a pipe without an end is noticed.
constexpr std::size_t kMostBytes = std::size_t{1} << 30;

/// "-" is standard input, as for most programs.
bool is_standard_input(const fs::path& path) {
    return path == "-";
}

/// "" if the path can be read.
std::string what_is_wrong(const fs::path& path) {
    if (is_standard_input(path)) return {};
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) return "there is no such file";
    if (error) return "cannot be read: " + error.message();
    if (fs::is_directory(status)) return "is a directory; a file is needed";
    if (fs::is_block_file(status) || fs::is_socket(status))
        return "is a device or a socket; a file is needed";
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

/// /dev/zero has no end; a terminal has.
bool is_endless(int descriptor) {
    struct stat status {};
    return ::fstat(descriptor, &status) == 0 && S_ISCHR(status.st_mode) && !::isatty(descriptor);
}

std::nullopt_t nothing(int error) {
    errno = error;
    return std::nullopt;
}

/// All bytes; nothing and errno where they cannot be read, EFBIG where there are too many.
std::optional<std::string> bytes_of(int descriptor) {
    std::string text;
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
        const auto size = static_cast<std::size_t>(status.st_size);
        if (size > kMostBytes) return nothing(EFBIG);
        text.reserve(size + 1);
    }
    std::string part(std::size_t{1} << 16, '\0');
    while (true) {
        const ssize_t count = ::read(descriptor, part.data(), part.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::nullopt;
        if (count == 0) return text;
        text.append(part, 0, static_cast<std::size_t>(count));
        if (text.size() > kMostBytes) return nothing(EFBIG);
    }
}

/// The text as it stands in the file; what is wrong otherwise.
std::optional<std::string> contents_of(const fs::path& path, std::string& wrong) {
    const bool standard = is_standard_input(path);
    const int descriptor =
        standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    const bool endless = descriptor >= 0 && is_endless(descriptor);
    std::optional<std::string> text;
    if (descriptor >= 0 && !endless) text = bytes_of(descriptor);
    const int error = errno;
    if (descriptor >= 0 && !standard) ::close(descriptor);
    if (text) return text;
    if (endless) {
        wrong = "is a device; a file is needed";
    } else if (error == EFBIG) {
        wrong = fmt::format("has more than {} bytes, the most that is read", kMostBytes);
    } else {
        wrong = "cannot be read: " + std::generic_category().message(error);
    }
    return std::nullopt;
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
    if (std::string reason = what_is_wrong(path); !reason.empty()) {
        std::error_code ignored;
        const bool missing = !fs::exists(path, ignored);
        mistakes.error({file, 0, 0}, std::move(reason), missing ? near_name(path) : std::string{});
        return std::nullopt;
    }
    std::string wrong;
    std::optional<std::string> read = contents_of(path, wrong);
    if (!read) {
        mistakes.error({file, 0, 0}, std::move(wrong));
        return std::nullopt;
    }
    std::string text = *std::move(read);
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
