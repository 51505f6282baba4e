#pragma once

#include <stdexcept>
#include <string>

namespace kenesh {

/// A file could not be written (disk full, no permission, ...): not the fault of the input.
class FileError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Throws FileError: "NAME: what errno `error` means".
[[noreturn]] void fail_with(const std::string& name, int error);

}  // namespace kenesh
