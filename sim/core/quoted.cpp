#include "sim/core/quoted.hpp"

#include <algorithm>

namespace kenesh {
namespace {

/// What no shell looks at (POSIX.1-2017, volume XCU, 2.2); ~ and = only do where a word begins.
bool is_plain(char c) noexcept {
    constexpr std::string_view kOthers = "_-+=.,:/@%^";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kOthers.find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view word) {
    if (!word.empty() && word.front() != '=' && std::all_of(word.begin(), word.end(), is_plain))
        return std::string(word);
    std::string out = "'";
    for (const char c : word) {
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    }
    return out + "'";
}

std::string shell_line(std::span<const std::string> words) {
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : " ") + shell_word(word);
    return out;
}

}  // namespace kenesh
