#include "sim/report/paper/markup.hpp"

#include "sim/core/color.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {

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

}  // namespace kenesh
