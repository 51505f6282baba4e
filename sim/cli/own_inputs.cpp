#include "sim/cli/own_inputs.hpp"

#include <system_error>
#include <vector>

#include "sim/core/diagnostics.hpp"

namespace kenesh {

namespace fs = std::filesystem;

void refuse_inputs(const fs::path& output, std::span<const fs::path> inputs,
                   const std::string& hint) {
    for (const fs::path& input : inputs) {
        std::error_code error;
        if (fs::equivalent(output, input, error) && !error)
            throw InputError({{{output.string(), 0, 0},
                               "is read by this command and would be replaced; " + hint,
                               {}}});
    }
}

void refuse_inputs(const fs::path& output, const InputFiles& files) {
    std::vector<fs::path> inputs;
    for (const InputFiles::Opened& file : files.opened())
        inputs.push_back(file.path);
    refuse_inputs(output, inputs, "name another file, or --force");
}

}  // namespace kenesh
