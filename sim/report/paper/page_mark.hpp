#pragma once

#include <string_view>

namespace kenesh {

/// Stands at the head of every page: by it a page of this program is known.
inline constexpr std::string_view kPageMark = R"(<meta name="generator" content="Kenesh">)";

}  // namespace kenesh
