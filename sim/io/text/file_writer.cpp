#include "sim/io/text/file_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace kenesh {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& name, int error) {
    throw FileError(name + ": " + std::generic_category().message(error));
}

bool is_special(const fs::path& path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

}  // namespace

void write_all(int descriptor, std::string_view bytes, const std::string& name) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(name, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

fs::path neighbour_of(const fs::path& target) {
    const std::string stem = "." + target.filename().string() + "." + std::to_string(::getpid());
    for (int n = 0;; ++n) {
        fs::path path = target.parent_path() / (stem + "." + std::to_string(n));
        std::error_code ignored;
        if (!fs::exists(fs::symlink_status(path, ignored))) return path;
    }
}

FileWriter::FileWriter(fs::path target)
    : target_(std::move(target)), written_(is_special(target_) ? target_ : neighbour_of(target_)) {
    std::error_code ignored;
    if (fs::is_directory(target_, ignored)) fail(target_.string(), EISDIR);
    const int flags = O_WRONLY | O_CLOEXEC | (written_ == target_ ? 0 : O_CREAT | O_EXCL);
    descriptor_ = ::open(written_.c_str(), flags, 0666);
    if (descriptor_ < 0) fail(target_.string(), errno);
}

FileWriter::~FileWriter() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (written_ == target_) return;
    std::error_code ignored;
    fs::remove(written_, ignored);
}

void FileWriter::write(std::string_view bytes) {
    write_all(descriptor_, bytes, target_.string());
}

void FileWriter::commit() {
    // Pipes and devices cannot be synchronised; that is no failure.
    if (::fsync(descriptor_) != 0 && written_ != target_) fail(target_.string(), errno);
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) fail(target_.string(), errno);
    if (written_ == target_) return;
    std::error_code error;
    fs::rename(written_, target_, error);
    if (error) fail(target_.string(), error.value());
    written_ = target_;
}

}  // namespace kenesh
