#include "scenario/numbering.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace abroad {

std::vector<std::uint32_t> numbers_of(const std::vector<std::string>& names,
                                      const std::vector<std::optional<int>>& given) {
    std::set<std::uint32_t> taken;
    for (const auto& number : given)
        if (number) taken.insert(static_cast<std::uint32_t>(*number));
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
    std::vector<std::uint32_t> numbers(names.size());
    std::uint32_t free = 0;
    for (const std::size_t place : order) {
        if (given[place]) {
            numbers[place] = static_cast<std::uint32_t>(*given[place]);
            continue;
        }
        while (taken.contains(free)) ++free;
        taken.insert(free);
        numbers[place] = free;
    }
    return numbers;
}

std::vector<Numbered> sorted_by_number(const std::vector<std::uint32_t>& numbers) {
    std::vector<Numbered> result;
    for (std::size_t place = 0; place < numbers.size(); ++place) result.push_back({numbers[place], place});
    std::stable_sort(result.begin(), result.end(),
                     [](const Numbered& a, const Numbered& b) { return a.number < b.number; });
    return result;
}

}  // namespace abroad
