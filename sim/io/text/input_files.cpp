#include "sim/io/text/input_files.hpp"

#include <system_error>

#include "sim/io/text/csv_parser.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/io/text/read_file.hpp"
#include "sim/io/text/toml_document.hpp"

namespace kenesh {

namespace fs = std::filesystem;

fs::path resolve(const fs::path& folder, const std::string& name) {
    const fs::path plain = folder / fs::path(name);
    const fs::path tidy = plain.lexically_normal();
    // "a/../b" is not "b" where a is a symbolic link.
    std::error_code ignored;
    const bool differs = fs::exists(plain, ignored) && !fs::equivalent(plain, tidy, ignored);
    return differs ? plain : tidy;
}

InputFiles::File& InputFiles::file(const fs::path& path) {
    const auto [at, is_new] = files_.try_emplace(path.string());
    Kept<std::string>& text = at->second.text;
    if (is_new && closed_) {
        text.mistakes.error({path.string(), 0, 0}, "was not there when the work began");
    } else if (is_new) {
        text.value = read_file(path, text.mistakes);
    }
    return at->second;
}

template <class Value>
const Value* InputFiles::give(const Kept<Value>& kept, Diagnostics& mistakes) {
    for (const Diagnostic& one : kept.mistakes.list())
        mistakes.error(one.place, one.message, one.suggestion);
    return kept.value ? &*kept.value : nullptr;
}

template <class Value, class Parse>
const Value* InputFiles::parsed(const File& file, std::optional<Kept<Value>>& kept, Parse parse,
                                Diagnostics& mistakes) {
    if (!kept) {
        kept.emplace();
        if (const std::string* text = give(file.text, kept->mistakes))
            kept->value = parse(*text, kept->mistakes);
    }
    return give(*kept, mistakes);
}

const std::string* InputFiles::text(const fs::path& path, Diagnostics& mistakes) {
    const std::lock_guard lock(mutex_);
    return give(file(path).text, mistakes);
}

const TomlNode* InputFiles::toml(const fs::path& path, Diagnostics& mistakes) {
    const std::lock_guard lock(mutex_);
    File& of = file(path);
    const auto parse = [&](const std::string& text, Diagnostics& own) {
        return parse_toml(text, path.string(), own);
    };
    return parsed(of, of.toml, parse, mistakes);
}

const CsvTable* InputFiles::csv(const fs::path& path, Diagnostics& mistakes) {
    const std::lock_guard lock(mutex_);
    File& of = file(path);
    const auto parse = [&](const std::string& text, Diagnostics& own) {
        return parse_csv(text, path.string(), own);
    };
    return parsed(of, of.csv, parse, mistakes);
}

fs::path InputFiles::resolve(const fs::path& folder, const std::string& name) {
    const std::lock_guard lock(mutex_);
    const auto [at, is_new] = resolved_.try_emplace({folder.string(), name});
    if (is_new) at->second = kenesh::resolve(folder, name);
    return at->second;
}

void InputFiles::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
}

std::vector<InputFiles::Opened> InputFiles::opened() const {
    const std::lock_guard lock(mutex_);
    std::vector<Opened> out;
    for (const auto& [path, file] : files_) {
        if (file.text.value) out.push_back({path, sha256(*file.text.value)});
    }
    return out;
}

}  // namespace kenesh
