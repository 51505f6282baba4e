#pragma once

#include <cassert>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

namespace kenesh {

/// Zeroed memory for vectors: aligned to 64 bytes, of a size fixed when it is made.
template <class T>
class LaneArray {
    static_assert(std::is_trivial_v<T>, "numbers only");

public:
    LaneArray() = default;
    explicit LaneArray(std::size_t size)
        : size_(size),
          data_(static_cast<T*>(::operator new(size * sizeof(T) + kAlign, kAlignment))) {
        for (std::size_t i = 0; i < size; ++i)
            data_.get()[i] = T{};
    }
    [[nodiscard]] T* data() noexcept { return data_.get(); }
    [[nodiscard]] const T* data() const noexcept { return data_.get(); }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] T& operator[](std::size_t i) noexcept {
        assert(i < size_ && "outside the array");
        return data_.get()[i];
    }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept {
        assert(i < size_ && "outside the array");
        return data_.get()[i];
    }

private:
    static constexpr std::size_t kAlign = 64;
    static constexpr std::align_val_t kAlignment{kAlign};
    struct Free {
        void operator()(T* p) const noexcept { ::operator delete(p, kAlignment); }
    };
    std::size_t size_ = 0;
    std::unique_ptr<T, Free> data_;
};

}  // namespace kenesh
