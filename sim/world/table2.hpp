// A small dense table with named rows and columns in one run of memory: markets by markets, clusters by fields.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace abroad {

template <class T>
class Table2 {
 public:
    Table2() = default;
    Table2(std::size_t rows, std::size_t columns, T value = T{}) : columns_(columns), cells_(rows * columns, value) {}
    std::size_t rows() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
    std::size_t columns() const { return columns_; }
    T& operator()(std::size_t row, std::size_t column) { return cells_[row * columns_ + column]; }
    const T& operator()(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
    std::span<T> row(std::size_t row) { return {cells_.data() + row * columns_, columns_}; }
    std::span<const T> row(std::size_t row) const { return {cells_.data() + row * columns_, columns_}; }
    std::vector<T>& cells() { return cells_; }
    const std::vector<T>& cells() const { return cells_; }

 private:
    std::size_t columns_ = 0;
    std::vector<T> cells_;
};

}  // namespace abroad
