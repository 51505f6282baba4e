#include "tests/support/paths.hpp"

namespace kenesh::test {

std::string source_folder() {
    return KENESH_SOURCE_DIR;
}

std::string program_file() {
    return KENESH_PROGRAM;
}

std::string elections_folder() {
    return KENESH_ELECTIONS;
}

}  // namespace kenesh::test
