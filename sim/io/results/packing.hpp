#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kenesh {

/// How a file's bytes are compressed, by the ending of its name: .gz, .zst, none.
enum class PackedAs : std::uint8_t { plain, gzip, zstd };
[[nodiscard]] PackedAs packed_as(std::string_view name);

/// "" where this build can write such a file, otherwise what it lacks.
[[nodiscard]] std::string why_not_packed(PackedAs kind);

/// A stream of bytes, compressed piece by piece. The bytes are the same for the same input and
/// version of the library: nothing of time or place is in them.
class Packing {
public:
    explicit Packing(PackedAs kind);
    ~Packing();
    Packing(const Packing&) = delete;
    Packing& operator=(const Packing&) = delete;

    /// What is ready to be written; may be empty.
    [[nodiscard]] std::string add(std::string_view bytes);
    /// The rest. Nothing is added after it.
    [[nodiscard]] std::string finish();

private:
    struct Streams;
    std::unique_ptr<Streams> streams_;  ///< null: plain
};

}  // namespace kenesh
