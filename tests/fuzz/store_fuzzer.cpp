// A sweep store from elsewhere: opened, read whole, merged.
#include "sim/io/results/merge_stores.hpp"
#include "sim/io/results/sweep_store.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/support/stores.hpp"

using namespace kenesh;

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
    for (int i = 1; i + 1 < *count; ++i) {
        if (std::string_view((*words)[i]) != "--seed-file") continue;
        SweepStore store = SweepStore::begin((*words)[i + 1], test::store_identity(), false);
        for (const std::int64_t point : {0, 1, 4})
            store.write(test::store_point(point));
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto path = fuzz::write("store.sqlite", fuzz::text_of(data, size));
    fuzz::try_reading([&] {
        SweepStore store = SweepStore::open(path);
        (void)store.identity();
        (void)store.finished();
        store.for_each([](const SweepPointResult&) {});
    });
    const auto merged = fuzz::folder() / "merged.sqlite";
    std::filesystem::remove(merged);
    return fuzz::try_reading([&] { (void)merge_stores(std::array{path}, merged, true); });
}
