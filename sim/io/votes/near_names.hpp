#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "sim/core/diagnostics.hpp"

namespace kenesh {

/// Names of one kind that the eye cannot tell apart: where a second one comes, a mistake names both
/// places. Names of `kept` (folded) are told apart all the same.
class NearNames {
public:
    NearNames(std::string what, const std::unordered_set<std::string>& kept, Diagnostics& mistakes)
        : what_(std::move(what)), kept_(kept), mistakes_(mistakes) {}

    void add(const std::string& name, const Place& place);

private:
    struct Seen {
        std::string name;
        Place place;
    };

    std::string what_;
    const std::unordered_set<std::string>& kept_;
    Diagnostics& mistakes_;
    std::unordered_set<std::string> known_;
    std::unordered_map<std::string, Seen> folded_;
};

}  // namespace kenesh
