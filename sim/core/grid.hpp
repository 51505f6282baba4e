#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <vector>

namespace kenesh {

/// A view of rows x columns values that lie row after row.
template <class T>
class GridView {
public:
    GridView() = default;
    GridView(T* data, std::size_t rows, std::size_t columns) noexcept
        : data_(data), rows_(rows), columns_(columns) {}

    [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
    [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
    [[nodiscard]] std::span<T> row(std::size_t r) const noexcept {
        assert(r < rows_ && "row outside the grid");
        return {data_ + r * columns_, columns_};
    }
    [[nodiscard]] T& operator()(std::size_t r, std::size_t c) const noexcept {
        assert(r < rows_ && c < columns_ && "cell outside the grid");
        return data_[r * columns_ + c];
    }
    /// All cells, row after row.
    [[nodiscard]] std::span<T> cells() const noexcept { return {data_, rows_ * columns_}; }

private:
    T* data_ = nullptr;
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
};

/// Rows x columns values that own their memory; a value: copied, compared, moved.
template <class T>
class Grid {
public:
    Grid() = default;
    Grid(std::size_t rows, std::size_t columns, const T& fill = T{})
        : rows_(rows), columns_(columns), cells_(rows * columns, fill) {}

    [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
    [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
    [[nodiscard]] GridView<T> view() noexcept { return {cells_.data(), rows_, columns_}; }
    [[nodiscard]] GridView<const T> view() const noexcept {
        return {cells_.data(), rows_, columns_};
    }
    [[nodiscard]] std::span<T> row(std::size_t r) noexcept { return view().row(r); }
    [[nodiscard]] std::span<const T> row(std::size_t r) const noexcept { return view().row(r); }
    [[nodiscard]] T& operator()(std::size_t r, std::size_t c) noexcept { return view()(r, c); }
    [[nodiscard]] const T& operator()(std::size_t r, std::size_t c) const noexcept {
        return view()(r, c);
    }
    [[nodiscard]] std::span<T> cells() noexcept { return cells_; }
    [[nodiscard]] std::span<const T> cells() const noexcept { return cells_; }

    friend bool operator==(const Grid&, const Grid&) = default;

private:
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::vector<T> cells_;
};

}  // namespace kenesh
