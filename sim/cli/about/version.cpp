#include "sim/cli/about/version.hpp"

#include "sim/engine/vector/kernels/simd_targets.hpp"

namespace kenesh {

std::string program_version() {
    return KENESH_VERSION;
}

std::string project_homepage() {
    return KENESH_HOMEPAGE;
}

std::string program_commit() {
    return KENESH_COMMIT;
}

std::string compiler_name() {
#if defined(__clang__)
    const std::string name = "clang++ " + std::to_string(__clang_major__) + "." +
                             std::to_string(__clang_minor__) + "." +
                             std::to_string(__clang_patchlevel__);
#else
    const std::string name = "g++ " + std::to_string(__GNUC__) + "." +
                             std::to_string(__GNUC_MINOR__) + "." +
                             std::to_string(__GNUC_PATCHLEVEL__);
#endif
    return name + ", " KENESH_PROCESSOR ", " KENESH_BUILD_TYPE;
}

std::string version_text() {
    std::string targets;
    for (const SimdTarget target : simd_targets())
        targets += " " + std::string(name_of(target));
    return "kenesh " + program_version() + " (commit " + program_commit() + ")\n" +
           compiler_name() + "\nSIMD targets:" + (targets.empty() ? " none" : targets) + "\n";
}

}  // namespace kenesh
