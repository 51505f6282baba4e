#pragma once

#include <string>

#include "sim/summary/summary.hpp"

namespace kenesh {

/// Numbers as a sentence tells them: rounded once, and what is subtracted is what is printed, so
/// that the reader's sums add up. Errors of simulation have no place here.

/// A number in its words, with the value that the words have.
struct Told {
    std::string words;
    double value = 0.0;
};

/// Decimals for a mean number of seats: none where its range is wider than one seat.
[[nodiscard]] int seat_decimals(const Spread& seats);
[[nodiscard]] Told told_number(double value, int decimals);

/// What stands under two systems, and the change from the second to the first.
struct ToldPair {
    Told now;
    Told then;
    Told change;  ///< of what is printed; its words have a sign
    int decimals = 0;
};
/// Seats, with the decimals that the wider need of the two asks for.
[[nodiscard]] ToldPair told_seats(const Spread& now, const Spread& then);
[[nodiscard]] ToldPair told_pair(double now, double then, int decimals);

/// Does the first system's mean differ from the second's by half of a printed unit and by three
/// standard errors at least, so that the two are printed differently?
[[nodiscard]] bool moved(const ToldPair& pair, double change, double standard_error);

/// How well so many runs know the means of seats of the systems that are shown: two standard errors
/// of the least known.
[[nodiscard]] double known_within(const Summary& summary);

/// "1 seat", "0 seats", "0.6 seats": one is what is printed as 1.
[[nodiscard]] std::string seats_of(const Told& seats);

/// A chance as "8 in 100", "3 in 1,000", "less than 1 in 1,000"; of what never happened the bound
/// that so many runs can give: "less than 4 in 1,000". The other end likewise: "more than 99 in
/// 100" is "more than 996 in 1,000".
[[nodiscard]] std::string in_hundred(const Probability& chance);

/// " (90 %: 23 to 47)", "" where the range is not known.
[[nodiscard]] std::string in_brackets(const Spread& spread, int decimals = 0);

}  // namespace kenesh
