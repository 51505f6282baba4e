#include "sim/io/text/file_error.hpp"

#include <system_error>

namespace kenesh {

void fail_with(const std::string& name, int error) {
    throw FileError(name + ": " + std::generic_category().message(error));
}

}  // namespace kenesh
