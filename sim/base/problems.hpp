// What can go wrong and how a user hears of it: each problem says what, where and how to mend it. Library code throws
// one of these; only app/ prints, and turns the kind into the exit code of the program.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace abroad {

/// Exit codes of the program.
enum class ExitCode {
    done = 0,
    some_runs_failed = 1,
    usage = 2,
    scenario = 3,
    files = 4,
    internal = 5,
    interrupted = 75
};

/// Place in a text file, counted from 1; line 0: no place known (a value from the command line, say).
struct Mark {
    std::string file;
    int line = 0;
    int column = 0;
};

/// One thing that is wrong in a scenario: "file:line:col: path.to.key: what is wrong (what is allowed)".
struct Problem {
    Mark mark;
    std::string path;
    std::string what;
    std::string text() const;
};

/// A scenario that cannot be run, with all its problems in the order of the file. what() is one line a problem.
class ScenarioError : public std::runtime_error {
 public:
    explicit ScenarioError(std::vector<Problem> problems);
    const std::vector<Problem>& problems() const { return problems_; }

 private:
    std::vector<Problem> problems_;
};

/// A file that cannot be read or written; the message names the file and the cause.
class FileError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A scenario that passed all checks and turned out, while it was simulated, to have figures that the model cannot
/// hold.
class ScenarioLimit : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A broken promise inside the program, never the user's fault.
class InternalError : public std::logic_error {
    using std::logic_error::logic_error;
};

}  // namespace abroad
