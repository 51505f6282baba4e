#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kenesh {

/// A file could not be written (disk full, no permission, ...): not the fault of the input.
class FileError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Writes a file that appears whole or not at all: into a neighbour, which takes the name at
/// commit(). Without commit() nothing is left. What is no regular file (/dev/null, a pipe) is
/// written to directly. All functions throw FileError.
class FileWriter {
public:
    explicit FileWriter(std::filesystem::path target);
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

    void write(std::string_view bytes);
    /// Everything is on the disk when this returns.
    void commit();

private:
    std::filesystem::path target_;
    std::filesystem::path written_;  ///< the neighbour, or the target itself
    int descriptor_ = -1;
};

/// Writes all bytes to a descriptor; throws FileError that begins with `name`.
void write_all(int descriptor, std::string_view bytes, const std::string& name);

/// A name beside `target` that nobody uses: ".target.<process>.<n>".
[[nodiscard]] std::filesystem::path neighbour_of(const std::filesystem::path& target);

}  // namespace kenesh
