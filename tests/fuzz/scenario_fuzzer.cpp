// A scenario with its systems, beside tables that are right.
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/model/faults/faults.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace kenesh;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool placed = [] {
        fuzz::write("units.csv",
                    "unit,region,registered,turnout,d\nu1,r1,900,0.5,a\nu2,r1,800,,b\n");
        fuzz::write("system.toml",
                    "id = \"x\"\n[[tier]]\nkind = \"district\"\nmagnitude = 2\n"
                    "districts = \"d\"\nrule = \"sntv\"\n");
        return true;
    }();
    return fuzz::try_reading([&] {
        if (!placed) return;
        const Scenario read =
            read_scenario(fuzz::write("scenario.toml", fuzz::text_of(data, size)));
        // What was read has no fault that it was not told of, and can be written and read again.
        for (const Fault& fault : faults(read))
            if (!fault.can_run) __builtin_trap();
        std::filesystem::create_directories(fuzz::folder() / "again/tables");
        for (const ResultFile& file : write_scenario(read))
            fuzz::write("again/" + file.name, file.contents);
        const Scenario again = read_scenario(fuzz::folder() / "again/scenario.toml");
        if (scenario_digest(again) != scenario_digest(read)) __builtin_trap();
    });
}
