#include "sim/report/paper/markup.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "sim/core/color.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : visible(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string safe_color(std::string_view color) {
    return parse_color(color) ? std::string(color) : "#8a8a8a";
}

std::string base64(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t there = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t three = 0;
        for (std::size_t i = 0; i < 3; ++i)
            three = three << 8U | (i < there ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            out += i <= there ? kBase64[three >> (18U - 6U * i) & 63U] : '=';
    }
    return out;
}

std::string bytes_of_hex(std::string_view hex) {
    std::string out;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
        out += static_cast<char>(std::stoul(std::string(hex.substr(at, 2)), nullptr, 16));
    return out;
}

}  // namespace kenesh
