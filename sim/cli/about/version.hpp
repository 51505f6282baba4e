#pragma once

#include <string>

namespace kenesh {

[[nodiscard]] std::string program_version();   ///< "0.2.0"
[[nodiscard]] std::string program_commit();    ///< as configured; "unknown" outside a repository
[[nodiscard]] std::string project_homepage();  ///< as configured; "" if there is none
[[nodiscard]] std::string compiler_name();     ///< "g++ 12.2.0, x86-64, Release"
/// What `kenesh --version` prints: version, commit, compiler, and the instruction sets that this
/// machine and this build share.
[[nodiscard]] std::string version_text();

}  // namespace kenesh
