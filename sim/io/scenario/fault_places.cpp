#include "sim/io/scenario/fault_places.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/io/reading/settings.hpp"
#include "sim/model/faults/faults.hpp"

namespace kenesh {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t dot = path.find('.');
        parts.push_back(path.substr(0, dot));
        if (dot == std::string_view::npos) return parts;
        path.remove_prefix(dot + 1);
    }
}

/// The element that a number names.
template <class T>
const T* element(std::span<const T> list, std::string_view number) {
    std::size_t n = list.size();
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), n);
    return error == std::errc{} && n < list.size() ? &list[n] : nullptr;
}

Place place_in_tier(const TierPlaces& places, std::span<const std::string_view> rest) {
    if (rest.empty()) return places.tier;
    if (rest[0] == "rule") return places.rule;
    if (rest[0] == "contest") return places.contest;
    if (rest[0] == "candidates" && rest.size() > 1) {
        const Place* row = element(std::span<const Place>(places.genders), rest[1]);
        if (row != nullptr) return *row;
    }
    return places.tier;
}

/// Of the innermost table or row whose place is known.
Place place_of(std::string_view path, std::span<const ReadSystem> read, const Place& file) {
    const std::vector<std::string_view> parts = parts_of(path);
    if (parts[0] != "system" || read.empty()) return file;
    if (parts.size() == 1) return read[0].place;
    const auto system = std::find_if(
        read.begin(), read.end(), [&](const ReadSystem& one) { return one.system.id == parts[1]; });
    if (system == read.end()) return file;
    if (parts.size() < 4) return system->place;
    const auto* tier = element(std::span<const TierPlaces>(system->places), parts[3]);
    if (tier == nullptr) return system->place;
    return place_in_tier(*tier, std::span(parts).subspan(4));
}

}  // namespace

void report_faults(const Scenario& scenario, std::span<const ReadSystem> read,
                   const TomlNode& document, const Place& file, Diagnostics& mistakes) {
    for (Fault& fault : faults(scenario)) {
        const bool of_contest = fault.where.find("contest.") != std::string::npos;
        const TomlNode* node = of_contest ? find_key(fault.where, document) : nullptr;
        mistakes.error(node != nullptr ? node->place : place_of(fault.where, read, file),
                       std::move(fault.what));
    }
}

}  // namespace kenesh
