#include "app/sweep_command_line.hpp"

#include <CLI/CLI.hpp>

namespace abroad {

namespace {

void add_work_options(CLI::App& app, CommandLine& line) {
    constexpr int most_threads = 1024;
    app.add_option("--threads", line.threads, "threads at work; 0, and if left out: all of the machine")
        ->check(CLI::Range(0, most_threads))
        ->type_name("T");
    app.add_flag("-q,--quiet", line.quiet, "no progress");
}

void add_sweep(CLI::App& app, CommandLine& line) {
    app.add_option("EXPERIMENT", line.scenario, "experiment file")->required()->type_name("FILE.yaml");
    app.add_option("-o,--output", line.output, "folder of the sweep; the same command goes on with it")
        ->required()
        ->type_name("FOLDER");
    app.add_option("--shard", line.sweep.shard, "only part i of n, for several machines (1/1)")->type_name("I/N");
    app.add_flag("--dry-run", line.sweep.dry_run, "measure one run and say what the sweep will cost; write nothing");
    add_work_options(app, line);
}

void add_folder(CLI::App& app, CommandLine& line) {
    app.add_option("FOLDER", line.scenario, "folder of a sweep")->required()->type_name("FOLDER");
}

void add_collect(CLI::App& app, CommandLine& line) {
    add_folder(app, line);
    app.add_option("-o,--output", line.output, "collected results")->required()->type_name("FILE.h5");
    app.add_flag("--overwrite", line.overwrite, "replace a file that is there already");
    app.add_flag("--allow-gaps", line.sweep.allow_gaps, "leave open what is missing or damaged, and say so");
    app.add_flag("-q,--quiet", line.quiet, "no summary");
}

void add_verify(CLI::App& app, CommandLine& line) {
    add_folder(app, line);
    app.add_option("--sample", line.sweep.sample, "runs to simulate again: a share or a number (1%)")
        ->type_name("P%|N");
    add_work_options(app, line);
}

void add_slurm(CLI::App& app, CommandLine& line) {
    constexpr int most_tasks = 10000, most_threads = 1024;
    app.add_option("EXPERIMENT", line.scenario, "experiment file")->required()->type_name("FILE.yaml");
    app.add_option("SBATCH", line.sweep.sbatch_options, "after --: options for sbatch, e.g. -- --time=4:00:00 --mem=4G")
        ->type_name("OPTION ...");
    app.add_option("-o,--output", line.output, "folder of the sweep, on a disk that all nodes share")
        ->required()
        ->type_name("FOLDER");
    app.add_option("--array", line.sweep.array_tasks, "tasks of the array, each a shard (8)")
        ->check(CLI::Range(1, most_tasks))
        ->type_name("N");
    app.add_option("--threads", line.threads, "threads, and processors, of each task (1)")
        ->check(CLI::Range(0, most_threads))
        ->type_name("T");
    app.add_flag("--write-only", line.sweep.write_only, "write the job scripts and print how to submit them");
}

}  // namespace

bool add_sweep_options(CLI::App& app, Command command, CommandLine& line) {
    if (command == Command::sweep)
        add_sweep(app, line);
    else if (command == Command::collect)
        add_collect(app, line);
    else if (command == Command::verify)
        add_verify(app, line);
    else if (command == Command::slurm)
        add_slurm(app, line);
    else
        return false;
    return true;
}

}  // namespace abroad
