#include "sim/io/text/toml_bounds.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace kenesh {
namespace {

constexpr std::size_t kMostLine = 1'000'000;
// A key of n parts inside a value nested m deep makes tables n * m deep.
constexpr int kMostKeyParts = 32;
constexpr int kMostNested = 32;

/// Walks over TOML text without understanding more than strings and comments, in which brackets and
/// dots mean nothing.
class BoundsScan {
public:
    BoundsScan(std::string_view text, const std::string& file, Diagnostics& mistakes)
        : text_(text), file_(file), mistakes_(mistakes) {}

    bool run() {
        if (!lines_are_short()) return false;
        while (at_ < text_.size()) {
            if (!step()) return false;
        }
        return true;
    }

private:
    bool lines_are_short() {
        int line = 1;
        for (std::string_view rest = text_; !rest.empty(); ++line) {
            const std::size_t length = std::min(rest.find('\n'), rest.size());
            if (length > kMostLine) {
                mistakes_.error({file_, line, 1}, "a line is longer than a million bytes");
                return false;
            }
            rest.remove_prefix(std::min(length + 1, rest.size()));
        }
        return true;
    }

    bool step() {
        const char c = text_[at_];
        if (c == '"' || c == '\'') {
            skip_string(c);
            return true;
        }
        if (c == '#') {
            at_ = std::min(text_.find('\n', at_), text_.size());
            return true;
        }
        if (c == '.') {
            ++parts_;
        } else if (std::string_view(",=[]{}\n").find(c) != std::string_view::npos) {
            parts_ = 1;
        }
        if (c == '[' || c == '{') ++nested_;
        if (c == ']' || c == '}') nested_ = std::max(nested_ - 1, 0);
        ++at_;
        if (parts_ > kMostKeyParts) return fail("a key has more than 32 parts");
        if (nested_ > kMostNested) return fail("values are nested more than 32 deep");
        return true;
    }

    /// A string of one line ends with its line, closed or not: the parser reports it.
    void skip_string(char quote) {
        const std::string triple(3, quote);
        const bool many_lines = text_.substr(at_).starts_with(triple);
        const std::string_view end =
            many_lines ? std::string_view(triple) : std::string_view(triple).substr(0, 1);
        at_ += end.size();
        while (at_ < text_.size()) {
            if (text_.substr(at_).starts_with(end)) {
                at_ += end.size();
                return;
            }
            if (!many_lines && text_[at_] == '\n') return;
            const bool escapes = quote == '"' && text_[at_] == '\\';
            at_ += escapes && at_ + 1 < text_.size() && text_[at_ + 1] != '\n' ? 2 : 1;
        }
    }

    bool fail(std::string message) {
        const std::string_view before = text_.substr(0, at_);
        const auto line = std::count(before.begin(), before.end(), '\n') + 1;
        mistakes_.error({file_, static_cast<int>(line), 1}, std::move(message));
        return false;
    }

    std::string_view text_;
    const std::string& file_;
    Diagnostics& mistakes_;
    std::size_t at_ = 0;
    int parts_ = 1;
    int nested_ = 0;
};

}  // namespace

bool within_toml_bounds(std::string_view text, const std::string& file, Diagnostics& mistakes) {
    return BoundsScan(text, file, mistakes).run();
}

}  // namespace kenesh
