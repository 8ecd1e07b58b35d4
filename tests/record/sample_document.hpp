// A small results document with every kind of axis, type and meaning that a file can hold, for the tests of the record
// floor and, written by write_sample, for those of the Python reader.
#pragma once

#include <filesystem>
#include <limits>
#include <string>

#include "record/document.hpp"
#include "record/result_file.hpp"

namespace abroad::testing {

inline Group sample_country_group() {
    Group group{"country", {}, {}, {{"note", std::string("made for a test")}}};
    group.axes = {{"country", std::vector<std::string>{"España", "Danmark", "Norge"}, "1", "country of the firm"},
                  {"period", std::vector<std::int64_t>{160, 161}, "quarters", "quarter since the start of the burn-in"},
                  {"replication", std::vector<std::int64_t>{0, 1}, "1", "replication"}};
    group.variables = {{"export_share",
                        {"replication", "period", "country"},
                        std::vector<double>{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 0.0, 0.25},
                        "share",
                        "exporters by firms",
                        {},
                        {}},
                       {"firms",
                        {"replication", "period", "country"},
                        std::vector<std::int32_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
                        "firms",
                        "living firms",
                        {},
                        {}},
                       {"mean_age",
                        {"country"},
                        std::vector<float>{1.5F, std::numeric_limits<float>::quiet_NaN(), 3.25F},
                        "years",
                        "mean age of firms",
                        {},
                        Missing::allowed},
                       {"total", {}, std::vector<std::int64_t>{78}, "firms", "firms of all countries", {}, {}}};
    return group;
}

inline Group sample_events_group(std::int64_t rows) {
    Group group{"events", {{"row", RowCount{rows}, "1", "event"}}, {}, {}};
    std::vector<std::uint32_t> seat;
    std::vector<std::int8_t> kind;
    std::vector<std::string> reason;
    std::vector<std::int16_t> period;
    for (std::int64_t row = 0; row < rows; ++row) {
        seat.push_back(static_cast<std::uint32_t>(row * 7));
        kind.push_back(static_cast<std::int8_t>(row % 2));
        reason.push_back(row % 3 == 0 ? "" : "Nachfrage fällt");
        period.push_back(static_cast<std::int16_t>(row / 2));
    }
    group.variables = {{"kind", {"row"}, kind, "1", "kind of event", {"entry", "withdrawal"}, {}},
                       {"period", {"row"}, period, "quarters", "quarter of the event", {}, {}},
                       {"reason", {"row"}, reason, "1", "reason given", {}, {}},
                       {"seat", {"row"}, seat, "1", "seat of the firm", {}, {}}};
    return group;
}

inline Document sample_document() {
    Group distance{"market/distance", {{"km", std::vector<double>{0.5, 1000.0}, "km", "distance"}}, {}, {}};
    distance.variables = {{"firms", {"km"}, std::vector<std::uint64_t>{1, 2}, "firms", "firms nearer", {}, {}}};
    return {{}, {sample_country_group(), sample_events_group(5), distance}};
}

inline Provenance sample_provenance() {
    Provenance provenance;
    provenance.library_versions = {{"oneTBB", "2021.8"}};
    provenance.command_line = "abroad run sample.yaml";
    provenance.seed = 7;
    provenance.generator = "Philox4x64-10";
    provenance.raw_scenario = "run: {seed: 7}\n";
    provenance.resolved_scenario = "run:\n  seed: 7\n";
    provenance.circumstances = {{"threads", std::int64_t{2}}};
    return provenance;
}

/// A folder of its own for one test, gone at its end.
class TemporaryFolder {
 public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "abroad-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    TemporaryFolder(TemporaryFolder&&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

}  // namespace abroad::testing
