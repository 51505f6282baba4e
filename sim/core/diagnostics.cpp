#include "sim/core/diagnostics.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "sim/core/visible.hpp"

namespace kenesh {
namespace {

std::string all_lines(std::span<const Diagnostic> diagnostics) {
    std::string out;
    for (const Diagnostic& one : diagnostics) {
        if (!out.empty()) out += '\n';
        out += to_string(one);
    }
    return out;
}

/// Optimal string alignment (Damerau 1964): insert, delete, replace, exchange neighbours. In bytes.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before, last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, replace});
            const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (exchanged) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        before = std::exchange(last, now);
    }
    return last[b.size()];
}

}  // namespace

std::string to_string(const Diagnostic& diagnostic) {
    std::string out = visible_bytes(diagnostic.place.file);
    if (diagnostic.place.line > 0) {
        out += ':' + std::to_string(diagnostic.place.line) + ':' +
               std::to_string(diagnostic.place.column);
    }
    out += ": error: " + visible_bytes(diagnostic.message);
    if (!diagnostic.suggestion.empty()) {
        out += "; did you mean '" + visible_bytes(diagnostic.suggestion) + "'?";
    }
    return out;
}

InputError::InputError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error(all_lines(diagnostics)), diagnostics_(std::move(diagnostics)) {}

void Diagnostics::error(Place place, std::string message, std::string suggestion) {
    list_.push_back({std::move(place), std::move(message), std::move(suggestion)});
}

void Diagnostics::throw_if_any() const {
    if (list_.empty()) return;
    // Files in the order of their first mistake, mistakes in the order of the file.
    std::vector<std::string_view> files;
    const auto rank = [&files](const Diagnostic& one) {
        return std::find(files.begin(), files.end(), one.place.file) - files.begin();
    };
    for (const Diagnostic& one : list_) {
        if (static_cast<std::size_t>(rank(one)) == files.size()) files.push_back(one.place.file);
    }
    std::vector<std::pair<std::ptrdiff_t, const Diagnostic*>> order;
    for (const Diagnostic& one : list_)
        order.emplace_back(rank(one), &one);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        const Place& p = a.second->place;
        const Place& q = b.second->place;
        return std::tie(a.first, p.line, p.column) < std::tie(b.first, q.line, q.column);
    });
    std::vector<Diagnostic> sorted;
    for (const auto& [file, one] : order)
        sorted.push_back(*one);
    throw InputError(std::move(sorted));
}

std::string nearest(std::string_view word, std::span<const std::string> known) {
    // The distance takes the product of the lengths.
    constexpr std::size_t kLongestWord = 100;
    if (word.size() > kLongestWord) return {};
    const std::size_t most = std::max<std::size_t>(1, word.size() / 3);
    std::size_t least = most + 1;
    std::string found;
    for (const std::string& candidate : known) {
        const std::size_t difference = candidate.size() > word.size()
                                           ? candidate.size() - word.size()
                                           : word.size() - candidate.size();
        if (difference >= least) continue;
        const std::size_t d = distance(word, candidate);
        if (d >= least) continue;
        least = d;
        found = candidate;
    }
    return found;
}

}  // namespace kenesh
