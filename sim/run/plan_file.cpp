#include "run/plan_file.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/nearest_name.hpp"
#include "input/problem_list.hpp"
#include "record/committed_file.hpp"

namespace abroad {

namespace {

struct Cell {
    Mark mark;
    std::string text;
};
using Line = std::vector<Cell>;

/// Takes the text apart; line and column count from 1.
class CsvReader {
 public:
    CsvReader(std::string_view text, const std::string& file, ProblemList& problems)
        : text_(text), file_(file), problems_(problems) {}

    std::vector<Line> lines() {
        std::vector<Line> all;
        while (at_ < text_.size()) {
            Line line = take_line();
            if (line.size() > 1 || !line.front().text.empty()) all.push_back(std::move(line));
        }
        return all;
    }

 private:
    Mark mark() const { return {file_, line_, static_cast<int>(at_ - line_start_) + 1}; }

    Line take_line() {
        Line line;
        while (true) {
            line.push_back(take_cell());
            if (at_ == text_.size()) return line;
            if (text_[at_++] == '\n') break;
        }
        ++line_;
        line_start_ = at_;
        return line;
    }

    /// Stops before the comma or the end of the line.
    Cell take_cell() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        Cell cell{mark(), {}};
        if (at_ < text_.size() && text_[at_] == '"') cell.text = take_quoted(cell.mark);
        const std::size_t end = std::min(text_.find_first_of(",\n", at_), text_.size());
        std::string rest(text_.substr(at_, end - at_));
        rest.erase(rest.find_last_not_of(" \r") + 1);
        at_ = end;
        cell.text += rest;
        return cell;
    }

    std::string take_quoted(const Mark& begin) {
        std::string quoted;
        for (++at_; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
            if (text_[at_] != '"') {
                quoted += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                quoted += text_[at_++];
            } else {
                ++at_;
                return quoted;
            }
        }
        problems_.add(begin, "", "this quote does not close on its line");
        return quoted;
    }

    std::string_view text_;
    std::string file_;
    ProblemList& problems_;
    std::size_t at_ = 0, line_start_ = 0;
    int line_ = 1;
};

/// Place of each name in the head, all told that is wrong with it.
std::vector<std::size_t> columns_of(const Line& head, const std::vector<std::string>& names, ProblemList& problems) {
    std::vector<std::size_t> columns(names.size(), head.size());
    for (std::size_t place = 0; place < head.size(); ++place) {
        const auto found = std::find(names.begin(), names.end(), head[place].text);
        if (found == names.end()) {
            std::string what = "no lever and no uncertainty has this name";
            if (const auto near = nearest_name(head[place].text, names))
                what += fmt::format(". Did you mean {}?", *near);
            problems.add(head[place].mark, head[place].text, what);
        } else if (auto& column = columns[static_cast<std::size_t>(found - names.begin())]; column < head.size()) {
            problems.add(head[place].mark, head[place].text, "this column stands twice");
        } else {
            column = place;
        }
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        if (columns[i] == head.size())
            problems.add({head.front().mark.file, 1, 1}, names[i], "the plan lacks a column of this name");
    return columns;
}

void add_point(const Line& line, const std::vector<std::size_t>& columns, std::size_t width, ExperimentPlan& plan,
               ProblemList& problems) {
    if (line.size() != width)
        return problems.add(line.front().mark, "",
                            fmt::format("this line has {} values, the first line has {} names", line.size(), width));
    std::vector<std::string> point;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Cell& cell = line[columns[i]];
        if (cell.text.empty()) problems.add(cell.mark, plan.names[i], "there is no value");
        point.push_back(cell.text);
    }
    plan.points.push_back(std::move(point));
    plan.marks.push_back(line.front().mark);
}

}  // namespace

ExperimentPlan plan_in(std::string_view text, const std::string& file, const std::vector<std::string>& names) {
    ProblemList problems;
    ExperimentPlan plan{names, {}, {}};
    const std::vector<Line> lines = CsvReader(text, file, problems).lines();
    if (lines.size() < 2) {
        problems.add({file, 1, 1}, "", "a plan has a line of names and at least one point");
    } else {
        const auto columns = columns_of(lines.front(), names, problems);
        if (problems.empty())
            for (std::size_t row = 1; row < lines.size(); ++row)
                add_point(lines[row], columns, lines.front().size(), plan, problems);
    }
    problems.throw_if_any({file});
    return plan;
}

ExperimentPlan read_plan(const std::filesystem::path& file, const std::vector<std::string>& names) {
    const std::vector<std::byte> bytes = bytes_of(file);
    return plan_in({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, file.string(), names);
}

}  // namespace abroad
