#pragma once

#include <filesystem>
#include <span>
#include <string>

namespace kenesh {

/// Joins the result folders of `kenesh run --shard i/n` into one whose numbers have the bytes of a
/// single run. Throws InputError where they are of different scenarios, overlap or leave a gap,
/// or where the output may not be written (check_result_folder).
void merge_runs(std::span<const std::filesystem::path> folders, const std::string& output,
                bool force);

}  // namespace kenesh
