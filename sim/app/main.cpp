// Entry of the program. All other code needs a processor with AVX2 and FMA, so before any of it runs, constants of
// other files included, a processor without is told in one line. This file is compiled for every x86-64 processor and
// includes no header with code that the linker could share with files that are not.
#include <unistd.h>

#include "app/program.hpp"

namespace {

constexpr char no_avx2[] =
    "abroad: this processor lacks AVX2 or FMA, which the program needs (Intel since 2013, AMD since 2015)\n";
constexpr int usage_code = 2;

[[gnu::constructor(101)]] void check_processor() {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2")) return;
    const auto written = ::write(STDERR_FILENO, no_avx2, sizeof(no_avx2) - 1);
    ::_exit(written < 0 ? usage_code : usage_code);
}

}  // namespace

int main(int argc, char** argv) {
    return abroad::run_program(argc, argv);
}
