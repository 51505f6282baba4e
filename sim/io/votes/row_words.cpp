#include "sim/io/votes/row_words.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/core/folded_name.hpp"
#include "sim/returns/returns.hpp"

namespace kenesh {
namespace {

using Words = std::vector<std::string>;

/// Nothing: a word that goes with others.
using Meaning = std::optional<RowKind>;

/// The words of a folded name; what is no letter and no digit parts them.
Words words_of(std::string_view name) {
    Words words;
    bool open = false;
    for (const char c : folded_name(name)) {
        const bool parts = c == ' ' || (static_cast<unsigned char>(c) < 0x80 && !std::isalnum(c));
        if (parts) {
            open = false;
            continue;
        }
        if (!open) words.emplace_back();
        open = true;
        words.back() += c;
    }
    return words;
}

std::string joined(const Words& words, std::size_t first, std::size_t count) {
    std::string text;
    for (std::size_t i = first; i < first + count; ++i)
        text += (i > first ? " " : "") + words[i];
    return text;
}

/// The phrases of row_words.txt by their folded words.
class Dictionary {
public:
    Dictionary() {
        std::string_view rest = kRowWords;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            read_line(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        assert(!phrases_.empty() && "the list of words is part of the program");
    }

    /// What a name means that is made of the list's phrases alone and of one with a meaning.
    [[nodiscard]] RowKind kind(const Words& words) const {
        RowKind found = RowKind::ordinary;
        for (std::size_t at = 0; at < words.size();) {
            std::size_t length = std::min(longest_, words.size() - at);
            while (length > 0 && !phrases_.contains(joined(words, at, length)))
                --length;
            if (length == 0) return RowKind::ordinary;
            const Meaning meaning = phrases_.at(joined(words, at, length));
            if (meaning) found = std::max(found, *meaning, stronger_last);
            at += length;
        }
        return found;
    }

private:
    /// "Total blank votes" are blank votes: a sum says less than what it is of.
    static bool stronger_last(RowKind a, RowKind b) { return weight(a) < weight(b); }
    static int weight(RowKind kind) {
        switch (kind) {
            case RowKind::against:
                return 4;
            case RowKind::blank:
                return 3;
            case RowKind::sum:
                return 2;
            case RowKind::others:
                return 1;
            case RowKind::ordinary:
            case RowKind::misspelt:
                break;
        }
        return 0;
    }

    static Meaning meaning_of_key(std::string_view key) {
        if (key == "sum") return RowKind::sum;
        if (key == "blank") return RowKind::blank;
        if (key == "against") return RowKind::against;
        if (key == "others") return RowKind::others;
        assert(key == "with" && "a kind of row words");
        return std::nullopt;
    }

    void read_line(std::string_view line) {
        const std::size_t colon = line.find(':');
        if (line.empty() || line.front() == '#' || colon == std::string_view::npos) return;
        const Meaning meaning = meaning_of_key(line.substr(0, colon));
        line.remove_prefix(colon + 1);
        while (!line.empty()) {
            const std::size_t end = std::min(line.find('|'), line.size());
            const Words words = words_of(line.substr(0, end));
            longest_ = std::max(longest_, words.size());
            Meaning& known = phrases_[joined(words, 0, words.size())];
            if (meaning) known = meaning;
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    }

    std::unordered_map<std::string, Meaning> phrases_;
    std::size_t longest_ = 1;
};

constexpr std::array kReserved{kAgainstAll, kInvalid, kIndependents};

}  // namespace

std::string_view reserved_like(std::string_view name) {
    const auto bare = [](std::string_view text) {
        std::string out;
        for (const std::string& word : words_of(text))
            out += word;
        return out;
    };
    const std::string letters = bare(name);
    for (const std::string_view reserved : kReserved) {
        if (name != reserved && letters == bare(reserved)) return reserved;
    }
    return {};
}

RowKind row_kind(std::string_view name) {
    static const Dictionary dictionary;
    if (std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end())
        return RowKind::ordinary;
    if (!reserved_like(name).empty()) return RowKind::misspelt;
    return dictionary.kind(words_of(name));
}

std::string_view meaning_of(RowKind kind) {
    switch (kind) {
        case RowKind::sum:
            return "a sum of other rows";
        case RowKind::blank:
            return "votes that are blank or not valid";
        case RowKind::against:
            return "votes against all";
        case RowKind::others:
            return "a sum of several without rows of their own";
        case RowKind::misspelt:
            return "a reserved name";
        case RowKind::ordinary:
            break;
    }
    return "";
}

}  // namespace kenesh
