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

constexpr std::string_view kBase91 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,./:;=>?@[]^_`{|}~\"\\";
static_assert(kBase91.size() == 91);

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

std::string base91(std::string_view bytes) {
    std::string out;
    std::uint32_t queue = 0;
    unsigned held = 0;
    const auto two = [&out](std::uint32_t value) {
        out += kBase91[value % 91];
        out += kBase91[value / 91];
    };
    for (const char byte : bytes) {
        queue |= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << held;
        held += 8;
        if (held <= 13) continue;
        // 91 * 91 is a little over 2^13: the low values that 14 bits leave room for take 14.
        std::uint32_t value = queue & 8191U;
        const unsigned taken = value > 88 ? 13 : 14;
        if (taken == 14) value = queue & 16383U;
        queue >>= taken;
        held -= taken;
        two(value);
    }
    if (held > 7 || queue > 90)
        two(queue);
    else if (held > 0)
        out += kBase91[queue];
    return out;
}

std::string bytes_of_hex(std::string_view hex) {
    std::string out;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
        out += static_cast<char>(std::stoul(std::string(hex.substr(at, 2)), nullptr, 16));
    return out;
}

}  // namespace kenesh
