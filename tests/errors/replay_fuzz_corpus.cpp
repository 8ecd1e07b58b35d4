// Runs the fuzzer's test on every file of the folders named, and on simple mutations of each (a byte changed, left out,
// doubled; the text cut), from a fixed sequence: a check of the loader with any compiler.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& text) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

std::string mutated(std::string text, std::mt19937_64& random) {
    constexpr std::string_view telling = "{}[]:,-?&*!|>'\"%@`#\t\n ~0a\\\x80";
    for (auto changes = 1 + random() % 3; changes > 0 && !text.empty(); --changes) {
        const std::size_t at = random() % text.size();
        switch (random() % 4) {
            case 0:
                text[at] = telling[random() % telling.size()];
                break;
            case 1:
                text.erase(at, 1 + random() % 4);
                break;
            case 2:
                text.insert(at, text.substr(at, 1 + random() % 16));
                break;
            default:
                text.insert(at, 1, telling[random() % telling.size()]);
                break;
        }
    }
    return text;
}

}  // namespace

int main(int count, char** folders) {
    constexpr int mutations_of_each = 60;
    std::mt19937_64 random(7);
    std::size_t texts = 0;
    for (int i = 1; i < count; ++i) {
        for (const auto& entry : std::filesystem::directory_iterator(folders[i])) {
            if (entry.path().extension() != ".yaml") continue;
            std::ifstream stream(entry.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(stream), {}};
            run(text);
            for (int repeat = 0; repeat < mutations_of_each; ++repeat) run(mutated(text, random));
            ++texts;
        }
    }
    std::printf("%zu texts and %d mutations of each\n", texts, mutations_of_each);
    return texts > 0 ? 0 : 1;
}
