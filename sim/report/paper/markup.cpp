#include "sim/report/paper/markup.hpp"

#include <algorithm>
#include <cctype>

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
    const bool good = color.size() == 7 && color.front() == '#' &&
                      std::all_of(color.begin() + 1, color.end(), [](char c) {
                          return std::isxdigit(static_cast<unsigned char>(c)) != 0;
                      });
    return good ? std::string(color) : "#8a8a8a";
}

}  // namespace kenesh
