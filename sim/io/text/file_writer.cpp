#include "sim/io/text/file_writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kAsTheUserMasks = 0666;
constexpr mode_t kOwnerAlone = 0600;

/// A descriptor that is closed at the end.
class Descriptor {
public:
    Descriptor(const fs::path& path, int flags, const fs::path& name)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, kAsTheUserMasks)) {
        if (number_ < 0) fail_with(name, errno);
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const noexcept { return number_; }

private:
    int number_;
};

bool is_special(const fs::path& path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

/// What a link stands for, also if that is not there yet; itself otherwise.
fs::path followed(const fs::path& target) {
    constexpr int kMostLinks = 40;  // as the kernel has it
    fs::path path = target;
    std::error_code error;
    for (int i = 0; i < kMostLinks && fs::is_symlink(fs::symlink_status(path, error)); ++i) {
        const fs::path next = fs::read_symlink(path, error);
        if (error) return target;
        path = path.parent_path() / next;
    }
    return path;
}

/// A file on which another is mounted keeps its name: the bytes go into it.
void copy_into(const fs::path& written, const fs::path& target, const fs::path& name) {
    const Descriptor out(target, O_WRONLY | O_TRUNC, name);
    std::ifstream in(written, std::ios::binary);
    std::string bytes(std::size_t{1} << 20, '\0');
    while (in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) || in.gcount() > 0)
        write_all(out.number(), {bytes.data(), static_cast<std::size_t>(in.gcount())},
                  name.string());
    if (::fsync(out.number()) != 0) fail_with(name, errno);
}

}  // namespace

void write_all(int descriptor, std::string_view bytes, const std::string& name) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail_with(name, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void write_new_file(const fs::path& path, std::string_view bytes) {
    const Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL, path);
    write_all(file.number(), bytes, path.string());
    if (::fsync(file.number()) != 0) fail_with(path, errno);
}

void keep_attributes(const fs::path& from, const fs::path& to) {
    struct stat old {};
    struct stat now {};
    if (::stat(from.c_str(), &old) != 0 || ::stat(to.c_str(), &now) != 0) return;
    // Another's file may only be given back by root; elsewhere it stays with who wrote it.
    const bool given = (old.st_uid == now.st_uid && old.st_gid == now.st_gid) ||
                       ::chown(to.c_str(), old.st_uid, old.st_gid) == 0;
    constexpr mode_t kPermissions = 0777;
    constexpr mode_t kAll = 07777;
    if (::chmod(to.c_str(), old.st_mode & (given ? kAll : kPermissions)) != 0) fail_with(to, errno);
}

FileWriter::FileWriter(fs::path target) : name_(std::move(target)), target_(followed(name_)) {
    std::error_code ignored;
    if (fs::is_directory(target_, ignored)) fail_with(name_, EISDIR);
    if (fs::is_symlink(fs::symlink_status(target_, ignored))) fail_with(name_, ELOOP);
    if (is_special(target_)) {
        device_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
        if (device_ < 0) fail_with(name_, errno);
        return;
    }
    clear_leftover_files(target_);
    const bool there = fs::exists(target_, ignored);
    passing_.emplace(target_, PassingName::Kind::file, there ? kOwnerAlone : kAsTheUserMasks);
}

FileWriter::~FileWriter() {
    if (device_ >= 0) ::close(device_);
    std::error_code ignored;
    if (passing_) fs::remove(passing_->path(), ignored);
}

int FileWriter::descriptor() const noexcept {
    return passing_ ? passing_->descriptor() : device_;
}

void FileWriter::write(std::string_view bytes) {
    write_all(descriptor(), bytes, name_.string());
}

void FileWriter::commit() {
    // Pipes and devices cannot be synchronised; that is no failure.
    if (::fsync(descriptor()) != 0 && passing_) fail_with(name_, errno);
    if (!passing_) return;
    std::error_code error;
    if (fs::exists(target_, error)) keep_attributes(target_, passing_->path());
    fs::rename(passing_->path(), target_, error);
    if (error == std::errc::device_or_resource_busy) {
        copy_into(passing_->path(), target_, name_);
    } else if (error) {
        fail_with(name_, error.value());
    }
    std::error_code ignored;
    fs::remove(passing_->path(), ignored);  // where the bytes were copied
    passing_.reset();
    synchronise_folder(target_.parent_path());
}

}  // namespace kenesh
