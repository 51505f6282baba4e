#include "sim/core/whole_number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

namespace kenesh {
namespace {

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

template <class Number>
std::optional<Number> whole_text(std::string_view text) noexcept {
    Number value{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value, 10);
    if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

/// Digits with a power of ten, put together from left to right.
class Scaled {
public:
    /// Takes the digits, of which those after a point lower the power; the rest of the text.
    std::string_view take(std::string_view text) noexcept {
        bool point = false;
        std::size_t at = 0;
        for (; at < text.size(); ++at) {
            const char c = text[at];
            if (c == '.' && !point) {
                point = true;
            } else if (is_digit(c)) {
                add(c, point);
            } else if (c != '_') {
                break;
            }
        }
        return text.substr(at);
    }
    void multiply(int power) noexcept { power_ += power; }
    [[nodiscard]] bool empty() const noexcept { return !any_; }

    /// Nothing for a fraction and for what does not fit.
    [[nodiscard]] std::optional<std::int64_t> whole() const noexcept {
        if (overflow_) return std::nullopt;
        std::int64_t value = value_;
        int power = power_;
        for (; power < 0 && value != 0; ++power) {
            if (value % 10 != 0) return std::nullopt;
            value /= 10;
        }
        for (; power > 0 && value != 0; --power) {
            if (value > kMost / 10) return std::nullopt;
            value *= 10;
        }
        return value;
    }

private:
    static constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

    void add(char digit, bool after_point) noexcept {
        const int d = digit - '0';
        any_ = true;
        if (value_ > (kMost - d) / 10) overflow_ = true;
        if (overflow_) return;
        value_ = 10 * value_ + d;
        if (after_point) --power_;
    }

    std::int64_t value_ = 0;
    int power_ = 0;
    bool any_ = false;
    bool overflow_ = false;
};

/// "e6" or "E+6": the power; nothing where the text is something else.
std::optional<int> exponent(std::string_view text) noexcept {
    if (text.empty() || (text.front() != 'e' && text.front() != 'E')) return std::nullopt;
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    const auto power = whole_number(text, 0, 99);
    return power ? std::optional(static_cast<int>(*power)) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t least,
                                         std::int64_t most) noexcept {
    const auto value = whole_text<std::int64_t>(text);
    return value && *value >= least && *value <= most ? value : std::nullopt;
}

std::optional<std::uint64_t> seed_number(std::string_view text) noexcept {
    return whole_text<std::uint64_t>(text);
}

std::optional<std::int64_t> large_number(std::string_view text, std::int64_t least,
                                         std::int64_t most) noexcept {
    Scaled number;
    std::string_view rest = number.take(text);
    if (number.empty() || text.front() == '_') return std::nullopt;
    if (rest == "k" || rest == "K") {
        number.multiply(3);
    } else if (rest == "m" || rest == "M") {
        number.multiply(6);
    } else if (!rest.empty()) {
        const auto power = exponent(rest);
        if (!power) return std::nullopt;
        number.multiply(*power);
    }
    const auto value = number.whole();
    return value && *value >= least && *value <= most ? value : std::nullopt;
}

std::optional<double> finite_number(std::string_view text) noexcept {
#if defined(__cpp_lib_to_chars)
    double value = 0.0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || stop != end || !std::isfinite(value))
        return std::nullopt;
    return value;
#else
    return finite_number_by_strtod(text);
#endif
}

std::optional<double> finite_number_by_strtod(std::string_view text) {
    // What strtod takes beside numbers (blanks, a plus, hexadecimals, words) is kept from it.
    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    if (digits.empty() || !(is_digit(digits.front()) || digits.front() == '.') ||
        digits.find_first_not_of("0123456789.eE+-") != digits.npos)
        return std::nullopt;
    const std::string whole(text);
    char* stop = nullptr;
    const double value = std::strtod(whole.c_str(), &stop);
    if (stop != whole.c_str() + whole.size() || !std::isfinite(value)) return std::nullopt;
    // As from_chars has it: what is too small for a number is none.
    const std::string_view mantissa = digits.substr(0, digits.find_first_of("eE"));
    if (value == 0.0 && mantissa.find_first_of("123456789") != mantissa.npos) return std::nullopt;
    return value;
}

}  // namespace kenesh
