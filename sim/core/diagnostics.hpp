#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kenesh {

/// What a place is a place of: a file, or a key and value given on the command line.
enum class Origin : std::uint8_t { file, setting };

/// Where something stands in a user's file. line and column count from 1; 0: the whole file.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
    Origin origin = Origin::file;  ///< setting: `file` is what the user wrote
    friend bool operator==(const Place&, const Place&) = default;
};

/// One mistake, with what the user may have meant ("" where there is nothing to suggest).
struct Diagnostic {
    Place place;
    std::string message;
    std::string suggestion;
    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// "file:line:column: error: message; did you mean 'x'?" on one line, with control characters and
/// invalid UTF-8 from the input made visible.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

/// All mistakes of all files, in the order in which they stand. Thrown once per reading, caught
/// once in main.
class InputError : public std::runtime_error {
public:
    explicit InputError(std::vector<Diagnostic> diagnostics);
    [[nodiscard]] std::span<const Diagnostic> diagnostics() const noexcept { return diagnostics_; }

private:
    std::vector<Diagnostic> diagnostics_;
};

/// Collects mistakes while a reader goes on to find the next.
class Diagnostics {
public:
    void error(Place place, std::string message, std::string suggestion = {});
    [[nodiscard]] bool empty() const noexcept { return list_.empty(); }
    [[nodiscard]] std::span<const Diagnostic> list() const noexcept { return list_; }
    /// Throws InputError if there is any mistake.
    void throw_if_any() const;

    /// Remembers how many mistakes there are, to be asked later what came since. The list must
    /// outlive its marks.
    class Mark {
    public:
        explicit Mark(const Diagnostics& list) noexcept : list_(list), at_(list.list_.size()) {}
        [[nodiscard]] std::size_t count() const noexcept { return list_.list_.size() - at_; }
        [[nodiscard]] bool clean() const noexcept { return count() == 0; }

    private:
        const Diagnostics& list_;
        std::size_t at_;
    };

private:
    std::vector<Diagnostic> list_;
};

/// The known word nearest to `word` (Damerau-Levenshtein distance at most a third of its length,
/// at least 1), the first of equals; "" if none is near, or the word is no word (beyond 100 bytes).
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> known);

}  // namespace kenesh
