// The smallest scenario with a burn-in, everything recorded and several replications: whole runs of it take
// thousandths of a second.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "helpers/catch.hpp"
#include "helpers/runs.hpp"

namespace abroad {

inline LoadedScenario small_scenario(Settings more = {}) {
    Settings settings{"run.burn_in_years=2", "run.years=2", "run.replications_count=3", "record.panel=all",
                      "record.events=true"};
    settings.insert(settings.end(), more.begin(), more.end());
    return load_shipped("teaching/smallest.yaml", settings);
}

/// A folder of its own, gone with this object.
class Folder {
 public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "abroad-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(path_))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

 private:
    std::filesystem::path path_;
};

}  // namespace abroad
