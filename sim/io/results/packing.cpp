#include "sim/io/results/packing.hpp"

#ifdef KENESH_COMPRESSION
#include <zlib.h>
#include <zstd.h>
#endif

#include <array>
#include <new>
#include <stdexcept>

namespace kenesh {

PackedAs packed_as(std::string_view name) {
    return name.ends_with(".gz")    ? PackedAs::gzip
           : name.ends_with(".zst") ? PackedAs::zstd
                                    : PackedAs::plain;
}

#ifdef KENESH_COMPRESSION

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16;
/// Added to the window's bits: gzip's header and sum (zlib.h, deflateInit2).
constexpr int kGzip = 16;
constexpr int kZstdLevel = 3;

}  // namespace

struct Packing::Streams {
    PackedAs kind = PackedAs::plain;
    z_stream gzip{};
    ZSTD_CCtx* zstd = nullptr;

    std::string pack(std::string_view bytes, bool end) {
        return kind == PackedAs::gzip ? by_gzip(bytes, end) : by_zstd(bytes, end);
    }

private:
    std::string by_gzip(std::string_view bytes, bool end) {
        std::string out;
        std::array<unsigned char, kPiece> piece{};
        // zlib's interface of C takes no const; it does not write there.
        gzip.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
        gzip.avail_in = static_cast<unsigned>(bytes.size());
        do {
            gzip.next_out = piece.data();
            gzip.avail_out = static_cast<unsigned>(piece.size());
            if (::deflate(&gzip, end ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_ERROR)
                throw std::logic_error("zlib: a stream in disorder");
            out.append(reinterpret_cast<const char*>(piece.data()), piece.size() - gzip.avail_out);
        } while (gzip.avail_out == 0);
        return out;
    }

    std::string by_zstd(std::string_view bytes, bool end) {
        std::string out;
        std::array<char, kPiece> piece{};
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        std::size_t left = 0;
        do {
            ZSTD_outBuffer to{piece.data(), piece.size(), 0};
            left = ZSTD_compressStream2(zstd, &to, &in, end ? ZSTD_e_end : ZSTD_e_continue);
            if (ZSTD_isError(left) != 0) throw std::runtime_error(ZSTD_getErrorName(left));
            out.append(piece.data(), to.pos);
        } while (end ? left != 0 : in.pos < in.size);
        return out;
    }
};

std::string why_not_packed(PackedAs) {
    return {};
}

Packing::Packing(PackedAs kind) {
    if (kind == PackedAs::plain) return;
    streams_ = std::make_unique<Streams>();
    streams_->kind = kind;
    if (kind == PackedAs::gzip) {
        if (::deflateInit2(&streams_->gzip, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzip,
                           MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
        return;
    }
    streams_->zstd = ZSTD_createCCtx();
    if (streams_->zstd == nullptr) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(streams_->zstd, ZSTD_c_compressionLevel, kZstdLevel);
    ZSTD_CCtx_setParameter(streams_->zstd, ZSTD_c_checksumFlag, 1);
}

Packing::~Packing() {
    if (!streams_) return;
    if (streams_->kind == PackedAs::gzip) ::deflateEnd(&streams_->gzip);
    ZSTD_freeCCtx(streams_->zstd);
}

std::string Packing::add(std::string_view bytes) {
    return streams_ ? streams_->pack(bytes, false) : std::string(bytes);
}

std::string Packing::finish() {
    return streams_ ? streams_->pack({}, true) : std::string();
}

#else

struct Packing::Streams {};

std::string why_not_packed(PackedAs kind) {
    return kind == PackedAs::plain ? std::string()
                                   : "this build cannot compress: it was made without zlib and "
                                     "libzstd (Debian: zlib1g-dev libzstd-dev)";
}

Packing::Packing(PackedAs) {}
Packing::~Packing() = default;
std::string Packing::add(std::string_view bytes) {
    return std::string(bytes);
}
std::string Packing::finish() {
    return {};
}

#endif

}  // namespace kenesh
