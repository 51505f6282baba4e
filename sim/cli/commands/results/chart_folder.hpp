#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/io/text/result_file.hpp"

namespace kenesh {

/// Writes the charts' files into a folder that is made if it is not there, pictures also as .png;
/// says on stderr, in the name of the command, if the machine has nothing that draws them.
void write_charts(const std::string& command, const std::filesystem::path& folder,
                  const std::vector<ResultFile>& files);

}  // namespace kenesh
