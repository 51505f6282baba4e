#include "sim/report/paper/page_frame.hpp"

#include <cstddef>
#include <string_view>

#include "sim/io/text/digest.hpp"
#include "sim/report/paper/embedded.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/page_mark.hpp"

namespace kenesh {
namespace {

/// 64 hexadecimal digits as base64 (RFC 4648, section 4), as a policy writes hashes.
std::string base64(const std::string& hex) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    // Three hexadecimal digits are two of base64; a last lone one is filled up with zeros.
    for (std::size_t at = 0; at < hex.size(); at += 3) {
        std::string part = hex.substr(at, 3);
        part.resize(3, '0');
        const auto value = static_cast<std::size_t>(std::stoul(part, nullptr, 16));
        out += kDigits[value >> 6U];
        out += kDigits[value & 63U];
    }
    out.resize((4 * hex.size() / 2 + 2) / 3, '=');
    while (out.size() % 4 != 0)
        out += '=';
    return out;
}

/// The script is named by its hash (https://www.w3.org/TR/CSP3/, 2.3.1), so that no other runs even
/// if one got into the page; pictures may come from the page itself, to be copied and downloaded.
std::string policy() {
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; script-src "
           "'sha256-" +
           base64(sha256(kPageScript)) + "'; base-uri 'none'; form-action 'none'";
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
                       const std::string& preview) {
    std::string out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    out += std::string(kPageMark) + "\n";
    out += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy() + "\">\n";
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out += "<link rel=\"icon\" href=\"data:,\">\n";
    out += preview;
    out += "<title>" + title + "</title>\n<style>";
    out += kPageStyle;
    out += style;
    out += "</style>\n</head>\n<body>\n<main>\n" + body + "</main>\n<script>";
    out += kPageScript;
    return out + "</script>\n</body>\n</html>\n";
}

}  // namespace kenesh
