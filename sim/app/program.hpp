// The program from its arguments to its exit code: every failure becomes one clear message and one code. Left out: what
// the commands do.
#pragma once

namespace abroad {

int run_program(int argc, const char* const* argv);

}  // namespace abroad
