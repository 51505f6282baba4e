#include "sim/report/paper/text_hemicycle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

constexpr std::string_view kDot = "\xe2\x97\x8f";  // U+25CF
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A place of the hall: lines up from the floor, places right of the middle. A place is two columns
/// wide and a line high, which is square in most terminals.
struct Place {
    int line = 0;
    int across = 0;
    [[nodiscard]] int square() const noexcept { return line * line + across * across; }
    [[nodiscard]] double angle() const { return std::atan2(line, across); }
};

/// Places between 0.4 and 1 of the radius, the outer ones first.
std::vector<Place> ring(int radius) {
    std::vector<Place> places;
    for (int line = 0; line <= radius; ++line)
        for (int across = -radius; across <= radius; ++across) {
            const Place place{line, across};
            // Half a place of slack makes a round outline.
            if (4 * place.square() <= (2 * radius + 1) * (2 * radius + 1) &&
                25 * place.square() >= 4 * radius * radius)
                places.push_back(place);
        }
    std::stable_sort(places.begin(), places.end(),
                     [](const Place& a, const Place& b) { return a.square() > b.square(); });
    return places;
}

/// As many places as dots, from left to right: those nearest to the floor's middle stay empty.
std::vector<Place> places_for(std::size_t dots, int& radius) {
    std::vector<Place> places;
    for (radius = 2; places.size() < dots; ++radius)
        places = ring(radius);
    --radius;
    places.resize(dots);
    std::stable_sort(places.begin(), places.end(),
                     [](const Place& a, const Place& b) { return a.angle() > b.angle(); });
    return places;
}

/// Seats per dot: 1, or as few of 2, 5, 10, 20, ... as the width allows.
int seats_per_dot(int seats, std::size_t width) {
    for (int power = 1;; power *= 10)
        for (const int factor : {1, 2, 5}) {
            int radius = 0;
            const int dots = (seats + factor * power - 1) / (factor * power);
            static_cast<void>(places_for(static_cast<std::size_t>(dots), radius));
            if (4 * static_cast<std::size_t>(radius) + 1 <= width) return factor * power;
        }
}

/// Per line from the top, per place from the left: the bench that sits there, -1 nobody.
std::vector<std::vector<int>> seated(const std::vector<int>& of_dot) {
    int radius = 0;
    const std::vector<Place> places = places_for(of_dot.size(), radius);
    const auto wide = 2 * static_cast<std::size_t>(radius) + 1;
    std::vector<std::vector<int>> lines(static_cast<std::size_t>(radius) + 1,
                                        std::vector<int>(wide, -1));
    for (std::size_t i = 0; i < places.size(); ++i) {
        const int line = radius - places[i].line;
        const int across = radius + places[i].across;
        lines[static_cast<std::size_t>(line)][static_cast<std::size_t>(across)] = of_dot[i];
    }
    return lines;
}

std::string mark_of(const std::vector<Bench>& benches, std::size_t bench, const TextStyle& style) {
    if (style.color && !benches[bench].color.empty())
        return coloured(kDot, benches[bench].color, style);
    return std::string(1, kLetters[bench % kLetters.size()]);
}

std::string drawn(const std::vector<std::vector<int>>& lines, const std::vector<Bench>& benches,
                  const TextStyle& style) {
    std::string out;
    for (const std::vector<int>& line : lines) {
        std::string text, space;
        for (const int bench : line) {
            if (bench >= 0) {
                text += space + mark_of(benches, static_cast<std::size_t>(bench), style);
                space.clear();
            }
            space += bench >= 0 ? " " : "  ";
        }
        if (!text.empty()) out += text + '\n';
    }
    return out;
}

/// "a Mekenchil 35, b Ishenim 12", broken between parties.
std::string key(const std::vector<Bench>& benches, const TextStyle& style) {
    std::string out;
    std::size_t used = 0;
    for (std::size_t b = 0; b < benches.size(); ++b) {
        if (benches[b].seats == 0) continue;
        const std::string seats = " " + std::to_string(benches[b].seats);
        const std::string name = clip(visible(benches[b].name), style.width - 4 - seats.size());
        const std::size_t width = 2 + display_width(name) + seats.size();
        if (used > 0 && used + 3 + width > style.width) {
            out += '\n';
            used = 0;
        } else if (used > 0) {
            out += "   ";
            used += 3;
        }
        out += mark_of(benches, b, style) + " " + name + inked(seats, Ink::bold, style);
        used += width;
    }
    return out + '\n';
}

}  // namespace

std::string text_hemicycle(const std::string& title, const std::vector<Bench>& benches,
                           const TextStyle& style) {
    int seats = 0;
    for (const Bench& bench : benches)
        seats += bench.seats;
    std::string out = inked(wrap(visible(title), style.width), Ink::bold, style) + '\n';
    if (seats == 0) return out + "no seats\n";
    const int per_dot = seats_per_dot(seats, std::min<std::size_t>(style.width, 120));
    std::vector<int> of_seat;
    for (std::size_t b = 0; b < benches.size(); ++b)
        of_seat.insert(of_seat.end(), static_cast<std::size_t>(benches[b].seats),
                       static_cast<int>(b));
    std::vector<int> of_dot;
    for (int first = 0; first < seats; first += per_dot)
        of_dot.push_back(
            of_seat[static_cast<std::size_t>(std::min(first + per_dot / 2, seats - 1))]);
    out += drawn(seated(of_dot), benches, style) + key(benches, style);
    if (per_dot > 1)
        out += inked(fmt::format("A mark is {} seats.", per_dot), Ink::dim, style) + '\n';
    return out;
}

}  // namespace kenesh
