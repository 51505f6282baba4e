#pragma once

#include <string>
#include <string_view>

namespace kenesh {

/// What a page says beside its numbers.
struct PageContext {
    std::string command;  ///< that repeats the work
    std::string version;
    std::string digest;    ///< of the scenario
    std::string homepage;  ///< of the project; "": the docs are named, not linked
    std::string address;   ///< where the page will stand; "": links to it have no picture
    std::string picture;   ///< the file beside it that links to it show; "": none
};

/// What those show who link to a page (https://ogp.me): its title and, if it has one, its picture.
/// Nothing without an address. The title is plain text.
[[nodiscard]] std::string link_preview(const std::string& title, const PageContext& context);

/// A script of a page's own, which runs after the one that all pages have, and what the page's
/// policy allows it beside itself: " source source; directive source".
struct PageScript {
    std::string_view code = {};
    std::string_view policy = {};
};

/// A self-contained page around any body: head, style, script, and a policy that lets the browser
/// load nothing and run no other script. Title and body are HTML already; `style` goes after ours,
/// `preview` is link_preview().
[[nodiscard]] std::string page_frame(const std::string& title, const std::string& body,
                                     const std::string& style = {}, const std::string& preview = {},
                                     const PageScript& more = {});

}  // namespace kenesh
