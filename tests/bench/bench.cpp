// The benchmark: how fast the model runs, in how much memory, how soon it starts and what recording costs. A program,
// not a test: it prints figures and judges none. What the figures mean and how to run it: README.md.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "clock.hpp"
#include "export_core.hpp"
#include "parallel/blocks.hpp"
#include "record/history_document.hpp"
#include "record/result_file.hpp"
#include "run/simulation.hpp"
#include "scenario/scenario_file.hpp"
#include "worlds.hpp"

namespace abroad::bench {

namespace {

const std::filesystem::path europe = std::filesystem::path(ABROAD_SOURCE_DIR) / "scenarios/worlds/europe.yaml";
const std::filesystem::path first_run = std::filesystem::path(ABROAD_SOURCE_DIR) / "scenarios/teaching/first_run.yaml";

struct Options {
    std::vector<std::size_t> firms{10'000, 100'000, 1'000'000};
    std::size_t repeats = 7;
    int warm_up_quarters = 60;
    std::filesystem::path scenario = europe;
    std::vector<std::string> sections;
};

template <class... Arguments>
void print(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    std::fputs(fmt::format(text, std::forward<Arguments>(arguments)...).c_str(), stdout);
    std::fflush(stdout);
}

/// Quarters of one measurement: whole years, about two million firm-steps if all measurements, two a repeat, fit into
/// the steps that a run can have.
int quarters_of_measurement(std::size_t firms, const Options& options) {
    const std::size_t steps = largest_step - static_cast<std::size_t>(options.warm_up_quarters);
    const std::size_t quarters = std::min(2'000'000 / firms, steps / (2 * options.repeats));
    return std::max(4, static_cast<int>(quarters / 4 * 4));
}

/// Measures `quarters` quarters of the same world on one and on two threads in turn.
void compare_threads(std::string_view what, std::size_t firms, int quarters, std::size_t repeats,
                     const std::function<void()>& step) {
    const double firm_steps = static_cast<double>(firms) * quarters / 1e6;
    std::vector<double> passed_one, passed_two, worked, ratio;
    for (std::size_t repeat = 0; repeat < repeats; ++repeat) {
        const auto measure = [&](std::size_t threads) {
            const ThreadLimit limit(threads);
            return time_of([&] {
                for (int quarter = 0; quarter < quarters; ++quarter) step();
            });
        };
        const Seconds one = measure(1), two = measure(2);
        passed_one.push_back(firm_steps / one.passed);
        passed_two.push_back(firm_steps / two.passed);
        worked.push_back(firm_steps / one.worked);
        ratio.push_back(one.passed / two.passed);
    }
    print("{:<12} {:>8}  {:>7.2f} {:>7.2f}  {:>9.2f} {:>7.2f}  {:>7.2f} {:>7.2f}  {:>5.2f} {:>5.2f}\n", what, firms,
          median(passed_one), largest(passed_one), median(worked), largest(worked), median(passed_two),
          largest(passed_two), median(ratio), largest(passed_two) / largest(passed_one));
}

void throughput(const Options& options) {
    print("\nMillion firm-steps a second, {} measurements each on one and two threads in turn\n", options.repeats);
    print("{:<12} {:>8}  {:>15}  {:>17}  {:>15}  {:>11}\n", "", "", "one thread", "per CPU second", "two threads",
          "two/one");
    print("{:<12} {:>8}  {:>7} {:>7}  {:>9} {:>7}  {:>7} {:>7}  {:>5} {:>5}\n", "", "firms", "median", "best", "median",
          "best", "median", "best", "med.", "best");
    for (const std::size_t firms : options.firms) {
        const Scenario scenario = world_of_size(options.scenario, firms);
        Simulation simulation(scenario, 0);
        simulation.check_invariants_every(program_check_quarters);
        for (int quarter = 0; quarter < options.warm_up_quarters; ++quarter) simulation.step();
        const std::size_t count = simulation.world().firms.count();
        compare_threads("model", count, quarters_of_measurement(count, options), options.repeats,
                        [&] { simulation.step(); });
    }
}

void export_core(const Options& options) {
    print("\nExport core (export_core.hpp) in this project's parts, {} bytes a firm; columns as above\n",
          ExportCore::bytes_per_firm);
    for (const std::size_t firms : options.firms) {
        ExportCore core(firms, draw_key(1, 0));
        for (int quarter = 0; quarter < 80; ++quarter) core.step();
        const double participation = core.participation(), revenue = core.revenue() / static_cast<double>(firms);
        compare_threads("export core", firms, 4 * quarters_of_measurement(firms, options), options.repeats,
                        [&] { core.step(); });
        print("{:<12} {:>8}  {:.2f} % export after 80 quarters, revenue {:.3f} a firm\n", "", "", 100 * participation,
              revenue);
    }
}

void phases(const Options& options) {
    print("\nTime by phase, one thread, nanoseconds of CPU a firm and quarter (median of {} measurements)\n",
          options.repeats);
    for (const std::size_t firms : options.firms) {
        const ThreadLimit limit(1);
        const Scenario scenario = world_of_size(options.scenario, firms);
        Simulation simulation(scenario, 0);
        simulation.check_invariants_every(program_check_quarters);
        for (int quarter = 0; quarter < options.warm_up_quarters; ++quarter) simulation.step();
        History history(simulation.world(), scenario.record, draw_key(scenario.run.seed, 0));
        const std::span order = Simulation::phases();
        std::vector<std::vector<double>> seconds(order.size() + 1);
        const double count = static_cast<double>(simulation.world().firms.count());
        const int quarters = quarters_of_measurement(firms, options);
        for (std::size_t repeat = 0; repeat < options.repeats; ++repeat) {
            std::vector<double> sum(order.size() + 1, 0.0);
            for (int quarter = 0; quarter < quarters; ++quarter) {
                for (std::size_t phase = 0; phase < order.size(); ++phase)
                    sum[phase] += time_of([&] { (simulation.*order[phase].run)(); }).worked;
                sum.back() += time_of([&] { history.record(simulation.world(), 0); }).worked;
            }
            for (std::size_t place = 0; place < sum.size(); ++place)
                seconds[place].push_back(1e9 * sum[place] / count / quarters);
        }
        double total = 0;
        for (std::size_t phase = 0; phase < order.size(); ++phase) total += median(seconds[phase]);
        print("{:.0f} firms, {:.1f} ns in all without recording\n", count, total);
        for (std::size_t phase = 0; phase < order.size(); ++phase)
            print("  {:<22} {:>6.1f} ns {:>5.1f} %\n", order[phase].name, median(seconds[phase]),
                  100 * median(seconds[phase]) / total);
        print("  {:<22} {:>6.1f} ns {:>5.1f} % of the step\n", "recording", median(seconds.back()),
              100 * median(seconds.back()) / total);
    }
}

/// Bytes that a world of this size adds to the process, measured in a process of its own.
double bytes_of_world(const Options& options, std::size_t firms, bool columns_only) {
    int channel[2];
    if (pipe(channel) != 0) throw std::runtime_error("no pipe for the measurement of memory");
    const pid_t child = fork();
    if (child == 0) {
        const ThreadLimit limit(1);
        const Scenario scenario = world_of_size(options.scenario, firms);
        const std::size_t before = resident_bytes();
        Simulation simulation(scenario, 0);
        simulation.check_invariants_every(program_check_quarters);
        for (int quarter = 0; quarter < options.warm_up_quarters; ++quarter) simulation.step();
        const std::size_t all = columns_only ? column_bytes(simulation.world()) : resident_bytes() - before;
        const double bytes[2]{static_cast<double>(all), static_cast<double>(simulation.world().firms.count())};
        _exit(write(channel[1], bytes, sizeof bytes) == sizeof bytes ? 0 : 1);
    }
    double bytes[2]{};
    const bool answered = read(channel[0], bytes, sizeof bytes) == sizeof bytes;
    close(channel[0]);
    close(channel[1]);
    waitpid(child, nullptr, 0);
    if (!answered) throw std::runtime_error("the measurement of memory failed");
    return bytes[0] / bytes[1];
}

void memory(const Options& options) {
    print("\nBytes a firm after {} quarters: all that the process grew by; columns alone\n", options.warm_up_quarters);
    for (const std::size_t firms : options.firms)
        print("{:>8} firms  {:>6.1f}  {:>6.1f}\n", firms, bytes_of_world(options, firms, false),
              bytes_of_world(options, firms, true));
}

void start_up(const Options& options) {
    print("\nStart-up of first_run, milliseconds, median and best of {}\n", options.repeats);
    const ThreadLimit limit(1);
    std::vector<double> reading, founding;
    for (std::size_t repeat = 0; repeat < options.repeats; ++repeat) {
        LoadedScenario loaded;
        reading.push_back(1e3 * time_of([&] { loaded = load_scenario(first_run); }).passed);
        founding.push_back(1e3 * time_of([&] { Simulation(loaded.scenario, 0); }).passed);
    }
    print("  reading and checking the scenario {:>6.1f} {:>6.1f}\n", median(reading), smallest(reading));
    print("  founding the world                {:>6.1f} {:>6.1f}\n", median(founding), smallest(founding));
}

void recording(const Options& options) {
    print("\nRecording and writing in first_run, one thread, share of the time of one replication (best of {})\n",
          std::min<std::size_t>(3, options.repeats));
    const ThreadLimit limit(1);
    const LoadedScenario loaded = load_scenario(first_run);
    const Scenario& scenario = loaded.scenario;
    std::vector<double> simulated, recorded, written;
    const auto file = std::filesystem::temp_directory_path() / fmt::format("abroad_bench_{}.h5", getpid());
    for (std::size_t repeat = 0; repeat < std::min<std::size_t>(3, options.repeats); ++repeat) {
        Simulation simulation(scenario, 0);
        simulation.check_invariants_every(program_check_quarters);
        std::vector<History> histories;
        double stepping = 0, recording = 0;
        for (int step = 0; step < total_steps(scenario.run); ++step) {
            if (step == burn_in_steps(scenario.run))
                histories.emplace_back(simulation.world(), scenario.record, draw_key(scenario.run.seed, 0));
            stepping += time_of([&] { simulation.step(); }).passed;
            if (!histories.empty())
                recording +=
                    time_of([&] { histories[0].record(simulation.world(), year_of_step(scenario.run, step)); }).passed;
        }
        simulated.push_back(stepping);
        recorded.push_back(recording);
        written.push_back(time_of([&] {
                              Provenance provenance;
                              provenance.resolved_scenario = loaded.resolved_yaml;
                              write_results(file, history_document(histories, 0, simulation.world()), provenance,
                                            Existing::replace);
                          }).passed);
        std::filesystem::remove(file);
    }
    const double all = smallest(simulated) + smallest(recorded) + smallest(written);
    print("  simulating {:.3f} s, recording {:.3f} s ({:.1f} %), writing the file {:.3f} s ({:.1f} %)\n",
          smallest(simulated), smallest(recorded), 100 * smallest(recorded) / all, smallest(written),
          100 * smallest(written) / all);
}

struct Section {
    std::string_view name;
    void (*run)(const Options&);
};

// Memory first: what a process has freed, later worlds fill again.
constexpr std::array<Section, 6> sections{{{"memory", memory},
                                           {"start_up", start_up},
                                           {"recording", recording},
                                           {"throughput", throughput},
                                           {"phases", phases},
                                           {"export_core", export_core}}};

std::size_t number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 1)
        throw std::runtime_error(fmt::format("'{}' is no number of 1 or more", text));
    return static_cast<std::size_t>(value);
}

void take_argument(std::string_view argument, Options& options) {
    const std::size_t equals = argument.find('=');
    const std::string_view key = argument.substr(0, equals),
                           value = argument.substr(std::min(equals, argument.size()) + (equals != argument.npos));
    if (key == "firms") {
        options.firms.clear();
        for (std::size_t begin = 0; begin <= value.size();) {
            const std::size_t comma = std::min(value.find(',', begin), value.size());
            options.firms.push_back(number(value.substr(begin, comma - begin)));
            begin = comma + 1;
        }
    } else if (key == "repeats") {
        options.repeats = number(value);
    } else if (key == "warm_up") {
        options.warm_up_quarters = static_cast<int>(number(value));
    } else if (key == "scenario") {
        options.scenario = value;
    } else if (std::any_of(sections.begin(), sections.end(), [&](const Section& s) { return s.name == argument; })) {
        options.sections.emplace_back(argument);
    } else {
        throw std::runtime_error(fmt::format(
            "'{}' is neither a section (memory, start_up, recording, throughput, phases, export_core) nor firms=, "
            "repeats=, warm_up= or scenario=",
            argument));
    }
}

}  // namespace

void run(std::span<char* const> arguments) {
    Options options;
    for (const char* argument : arguments) take_argument(argument, options);
    for (const Section& section : sections)
        if (options.sections.empty() ||
            std::find(options.sections.begin(), options.sections.end(), section.name) != options.sections.end())
            section.run(options);
}

}  // namespace abroad::bench

int main(int argc, char** argv) {
    try {
        abroad::bench::run(std::span(argv + 1, static_cast<std::size_t>(argc - 1)));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench: %s\n", error.what());
        return 2;
    }
}
