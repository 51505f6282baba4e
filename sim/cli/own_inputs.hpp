#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "sim/io/text/input_files.hpp"

namespace kenesh {

/// Throws InputError where `output` is one of the files that were read: what a command writes must
/// not replace what it was made from without a word. `hint`: what else to do.
void refuse_inputs(const std::filesystem::path& output,
                   std::span<const std::filesystem::path> inputs,
                   const std::string& hint = "name another file");
/// The same for a command that has --force.
void refuse_inputs(const std::filesystem::path& output, const InputFiles& files);

}  // namespace kenesh
