#include "sim/cli/commands/tell/paragraph.hpp"

#include "sim/report/paper/text.hpp"

namespace kenesh {

namespace {
constexpr std::size_t kNameColumns = 34;  // a terminal has at least 60
}

std::string paragraph(const std::string& name, const std::string& words, std::size_t width) {
    const std::string margin(kNameColumns, ' ');
    std::string out = "  " + name;
    const std::size_t used = display_width(out);
    out += used + 2 <= kNameColumns ? std::string(kNameColumns - used, ' ') : "\n" + margin;
    for (const char c : wrap(words, width - kNameColumns)) {
        out += c;
        if (c == '\n') out += margin;
    }
    return out + "\n";
}

}  // namespace kenesh
