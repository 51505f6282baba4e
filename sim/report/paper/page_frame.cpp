#include "sim/report/paper/page_frame.hpp"

#include <cstddef>
#include <string_view>

#include "sim/io/text/digest.hpp"
#include "sim/report/paper/embedded.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/page_mark.hpp"

namespace kenesh {
namespace {

/// Scripts are named by their hashes (https://www.w3.org/TR/CSP3/, 2.3.1), so that no other runs
/// even if one got into the page; pictures may come from the page itself, to be copied and
/// downloaded.
std::string policy(const PageScript& more) {
    std::string scripts;
    for (const std::string_view script : {kPageScript, more.code})
        if (!script.empty()) scripts += " 'sha256-" + base64(bytes_of_hex(sha256(script))) + "'";
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; script-src" +
           scripts + std::string(more.policy) + "; base-uri 'none'; form-action 'none'";
}

}  // namespace

std::string link_preview(const std::string& title, const PageContext& context) {
    if (context.address.empty()) return {};
    std::string out;
    const auto add = [&](const std::string& property, const std::string& content) {
        out += "<meta property=\"og:" + property + "\" content=\"" + escaped(content) + "\">\n";
    };
    add("type", "article");
    add("title", title);
    add("url", context.address);
    if (context.picture.empty()) return out;
    // Beside the page: everything up to the last slash, and the picture's name.
    const std::size_t host = context.address.find("://") + 3;
    const std::size_t slash = context.address.rfind('/');
    add("image",
        (slash == std::string::npos || slash < host ? context.address + "/"
                                                    : context.address.substr(0, slash + 1)) +
            context.picture);
    add("image:width", "1200");
    add("image:height", "630");
    out += "<meta name=\"twitter:card\" content=\"summary_large_image\">\n";
    return out;
}

std::string page_frame(const std::string& title, const std::string& body, const std::string& style,
                       const std::string& preview, const PageScript& more) {
    std::string out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    out += std::string(kPageMark) + "\n";
    out += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy(more) + "\">\n";
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out += "<link rel=\"icon\" href=\"data:,\">\n";
    out += preview;
    out += "<title>" + title + "</title>\n<style>";
    out += kPageStyle;
    out += style;
    out += "</style>\n</head>\n<body>\n<main>\n" + body + "</main>\n<script>";
    out += kPageScript;
    out += "</script>\n";
    if (!more.code.empty()) out.append("<script>").append(more.code).append("</script>\n");
    return out + "</body>\n</html>\n";
}

}  // namespace kenesh
