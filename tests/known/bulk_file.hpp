#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>
#include "tests/support/paths.hpp"

/// Files of elections that are too large for the repository, in the folder KENESH_ELECTIONS.
namespace kenesh::known {

using Cells = std::vector<std::string>;

/// One line's cells; quotes hold the separator.
inline Cells split(const std::string& line, char separator) {
    Cells cells(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == separator && !quoted) {
            cells.emplace_back();
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    return cells;
}

/// All rows with the header first; none, with a warning that names the file, where it is absent.
inline std::vector<Cells> bulk_file(const std::string& name, char separator = ',') {
    const std::string folder = kenesh::test::elections_folder();
    std::ifstream file(folder + "/" + name);
    std::vector<Cells> rows;
    if (folder.empty() || !file) {
        WARN("skipped: " << name << " (set KENESH_ELECTIONS to the folder that has it)");
        return rows;
    }
    for (std::string line; std::getline(file, line);)
        rows.push_back(split(line, separator));
    return rows;
}

}  // namespace kenesh::known
