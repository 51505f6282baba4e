#pragma once

#include <string>
#include <string_view>

namespace kenesh {

/// Characters that break a line, drive a terminal or turn the direction of writing without being
/// seen: controls of C0 and C1, marks, embeddings, overrides and isolates of direction, separators
/// of lines and paragraphs, deprecated and annotating format characters, a byte order mark within
/// the text, tags (Unicode TR 36, section 2.10.2; TR 55). The one list for terminal, messages,
/// pages and charts.
[[nodiscard]] bool is_unseen(char32_t code) noexcept;

/// Text for tables, pages and charts: what is unseen and what is no UTF-8 becomes U+FFFD, one for
/// a character or a stray byte.
[[nodiscard]] std::string visible(std::string_view text);

/// Text for messages, on one line: the bytes of the same characters as "\x1b", so that a reader can
/// find them in the file.
[[nodiscard]] std::string visible_bytes(std::string_view text);

}  // namespace kenesh
