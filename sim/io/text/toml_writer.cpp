#include "sim/io/text/toml_writer.hpp"

#include <fmt/format.h>

#include <cassert>

namespace kenesh {

std::string toml_quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            out += fmt::format("\\u{:04x}", byte);
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string toml_number(double value) {
    return fmt::format("{}", value + 0.0);  // "-0" would be read as the whole number 0
}

std::string toml_value(const TomlNode& node) {
    if (const bool* truth = std::get_if<bool>(&node.value)) return *truth ? "true" : "false";
    if (const auto* whole = std::get_if<std::int64_t>(&node.value)) return std::to_string(*whole);
    if (const auto* number = std::get_if<double>(&node.value)) {
        // A whole number reads back as a real one.
        std::string text = toml_number(*number);
        return text.find_first_not_of("-0123456789") == text.npos ? text + ".0" : text;
    }
    if (const std::string* text = node.text()) return toml_quoted(*text);
    std::string out;
    if (const TomlArray* array = node.array()) {
        for (const TomlNode& one : *array) {
            if (!out.empty()) out += ", ";
            out += toml_value(one);
        }
        return '[' + out + ']';
    }
    const TomlTable* table = node.table();
    assert(table != nullptr && "no date or time");
    for (const TomlEntry& entry : table->entries) {
        out += out.empty() ? " " : ", ";
        out += toml_quoted(entry.key) + " = " + toml_value(entry.node);
    }
    return '{' + out + " }";
}

std::string toml_list(std::span<const std::string> values) {
    std::string out;
    for (const std::string& value : values)
        out += (out.empty() ? "" : ", ") + toml_quoted(value);
    return "[" + out + "]";
}

std::string toml_inline(std::span<const std::pair<std::string, std::string>> values) {
    std::string out;
    for (const auto& [key, value] : values)
        out += (out.empty() ? " " : ", ") + toml_quoted(key) + " = " + value;
    return "{" + out + " }";
}

std::string toml_inline(std::span<const std::pair<std::string, double>> values) {
    std::vector<std::pair<std::string, std::string>> written;
    for (const auto& [key, value] : values)
        written.emplace_back(key, toml_number(value));
    return toml_inline(written);
}

TomlWriter& TomlWriter::header(std::string_view table) {
    text_ += fmt::format("\n[{}]\n", table);
    return *this;
}

TomlWriter& TomlWriter::list_header(std::string_view table) {
    text_ += fmt::format("\n[[{}]]\n", table);
    return *this;
}

TomlWriter& TomlWriter::text(std::string_view key, std::string_view value) {
    return raw(key, toml_quoted(value));
}

TomlWriter& TomlWriter::number(std::string_view key, double value) {
    return raw(key, toml_number(value));
}

TomlWriter& TomlWriter::whole(std::string_view key, std::int64_t value) {
    return raw(key, std::to_string(value));
}

TomlWriter& TomlWriter::truth(std::string_view key, bool value) {
    return raw(key, value ? "true" : "false");
}

TomlWriter& TomlWriter::texts(std::string_view key, std::span<const std::string> values) {
    return raw(key, toml_list(values));
}

TomlWriter& TomlWriter::raw(std::string_view key, std::string_view value) {
    text_ += fmt::format("{} = {}\n", key, value);
    return *this;
}

}  // namespace kenesh
