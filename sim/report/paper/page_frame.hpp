#pragma once

#include <string>

namespace kenesh {

/// What a page says beside its numbers.
struct PageContext {
    std::string command;  ///< that repeats the work
    std::string version;
    std::string digest;    ///< of the scenario
    std::string homepage;  ///< of the project; "": the docs are named, not linked
};

/// A self-contained page around any body: head, style, script, and a policy that lets the browser
/// load nothing and run no other script. Title and body are HTML already; `style` goes after ours.
[[nodiscard]] std::string page_frame(const std::string& title, const std::string& body,
                                     const std::string& style = {});

}  // namespace kenesh
