// Tables of columns of a results document: the columns of all replications one below the other, the number of the
// replication first. A helper of the *_document files; what is recorded is in history.hpp.
#pragma once

#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "record/series_frame.hpp"

namespace abroad {

/// Names of a code in order, as flag meanings.
template <class Code>
std::vector<std::string> names_of() {
    std::vector<std::string> names;
    for (const auto& [code, name] : NamesOf<Code>::values) names.emplace_back(name);
    return names;
}

/// A table under way. A column is what get(history) returns, a vector of numbers, for each replication.
class StackedTable {
 public:
    StackedTable(std::string path, const Frame& frame)
        : group_{std::move(path), {}, {}, {}}, histories_(frame.histories), replications_(frame.numbers) {}

    template <class Get>
    void add(const std::string& name, const std::string& unit, const std::string& meaning, Get&& get,
             std::vector<std::string> flags = {}) {
        std::decay_t<decltype(get(histories_.front()))> column;
        for (const History& history : histories_) {
            const auto& part = get(history);
            column.insert(column.end(), part.begin(), part.end());
        }
        rows_ = column.size();
        group_.variables.push_back(
            {name, {"row"}, std::move(column), unit, meaning, std::move(flags), Missing::forbidden});
    }

    template <class Get>
    void add_replication(Get&& any_column) {
        std::vector<std::int32_t> column;
        for (std::size_t i = 0; i < histories_.size(); ++i)
            column.insert(column.end(), any_column(histories_[i]).size(), replications_[i]);
        group_.variables.push_back(
            {"replication", {"row"}, std::move(column), "1", "replication", {}, Missing::forbidden});
    }

    Group finish() {
        group_.axes.push_back({"row", RowCount{static_cast<std::int64_t>(rows_)}, "1", "row of the table"});
        return std::move(group_);
    }

 private:
    Group group_;
    std::span<const History> histories_;
    std::span<const int> replications_;
    std::size_t rows_ = 0;
};

}  // namespace abroad
