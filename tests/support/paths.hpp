#pragma once

#include <string>

/// Where this build's things are. Functions of one small source: its paths are the only ones that
/// are compiled in, so every other object is the same in any checkout and a compiler cache finds
/// it.
namespace kenesh::test {

/// The checkout.
[[nodiscard]] std::string source_folder();
/// The program that this build made.
[[nodiscard]] std::string program_file();
/// The folder of bulk election files; empty where there is none.
[[nodiscard]] std::string elections_folder();

}  // namespace kenesh::test
