#pragma once

#include <catch2/catch_all.hpp>

// Catch2 3 by the names of Catch2 2.13, for which the tests are written.
using Catch::Approx;

namespace Catch {

inline auto Contains(const std::string& part) {
    return Matchers::ContainsSubstring(part);
}

inline auto StartsWith(const std::string& part) {
    return Matchers::StartsWith(part);
}

}  // namespace Catch
