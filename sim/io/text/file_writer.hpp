#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "sim/io/text/file_error.hpp"
#include "sim/io/text/passing_name.hpp"

namespace kenesh {

/// Writes a file that appears whole or not at all: under a passing name, which gives way to the
/// target's at commit(). Without commit() nothing is left. A link is followed, and an older file's
/// permissions are kept. What is no regular file (/dev/null, a pipe) is written to directly. All
/// functions throw FileError.
class FileWriter {
public:
    explicit FileWriter(std::filesystem::path target);
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

    void write(std::string_view bytes);
    /// Everything is on the disk when this returns, the name too.
    void commit();

private:
    [[nodiscard]] int descriptor() const noexcept;

    std::filesystem::path name_;    ///< as the user says it
    std::filesystem::path target_;  ///< where it is
    std::optional<PassingName> passing_;
    int device_ = -1;  ///< a pipe's or device's descriptor
};

/// Writes all bytes to a descriptor; throws FileError that begins with `name`.
void write_all(int descriptor, std::string_view bytes, const std::string& name);

/// Writes a file that must not be there yet and brings it to the disk; throws FileError.
void write_new_file(const std::filesystem::path& path, std::string_view bytes);

/// Gives `to` the permissions of `from` and, if the process may, its owner and group.
void keep_attributes(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace kenesh
