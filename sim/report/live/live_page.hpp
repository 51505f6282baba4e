#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/report/live/controls.hpp"
#include "sim/report/live/live_view.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// A file that the page's engine reads, under the path that it has there.
struct LiveFile {
    std::string path;
    std::string text;
};

/// What the live page carries beside its first view.
struct LiveParts {
    std::vector<LiveFile> files;
    std::string scenario;               ///< path of the scenario among them
    std::vector<std::string> settings;  ///< of the command line, before the reader's own
    std::string name;                   ///< of the scenario, as commands have it
    std::string digest;
    std::string version;  ///< of the program: the module must be of the same
    std::string module;   ///< kenesh.wasm, gzipped
    std::string script;   ///< kenesh.js, gzipped
};

/// One page with the engine in it: asks for nothing, opens from a disk, and is readable without
/// script. Every name from the scenario is escaped.
[[nodiscard]] std::string live_page(const Summary& summary, const LiveView& view,
                                    const std::vector<Control>& controls, const LiveParts& parts);

}  // namespace kenesh
