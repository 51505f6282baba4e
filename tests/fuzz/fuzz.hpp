#pragma once

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "sim/core/diagnostics.hpp"
#include "sim/core/interrupted.hpp"
#include "sim/io/text/file_error.hpp"

namespace kenesh::fuzz {

/// The bytes under test as text.
inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// A folder of this process in memory (the readers take paths), with the files that a reader finds
/// beside the one under test.
inline const std::filesystem::path& folder() {
    static const std::filesystem::path made = [] {
        const std::filesystem::path path =
            std::filesystem::path("/dev/shm") / ("kenesh-fuzz-" + std::to_string(::getpid()));
        std::filesystem::create_directories(path);
        return path;
    }();
    return made;
}

inline std::filesystem::path write(std::string_view name, std::string_view text) {
    std::filesystem::path path = folder() / name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

/// Each line of a text, without its end.
template <class Visit>
void for_each_line(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        visit(std::string(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// A reader may refuse its input in these ways and no other.
template <class Read>
int try_reading(Read read) {
    try {
        read();
    } catch (const InputError&) {
    } catch (const FileError&) {
    } catch (const Interrupted&) {
    }
    return 0;
}

}  // namespace kenesh::fuzz
