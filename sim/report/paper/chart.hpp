#pragma once

#include <string>

namespace kenesh {

/// A finished picture and the words around it.
struct Chart {
    std::string id;       ///< [a-z0-9-]+, also its file name
    std::string heading;  ///< what it shows, in a line
    std::string note;     ///< how to read it
    std::string svg;
    std::string table;        ///< id of the page's table with its numbers; "": there is none
    std::string group;        ///< charts of one group show the same of several systems, one by one
    std::string label;        ///< which of its group this one is
    std::string narrow = {};  ///< the same drawn for a phone; empty: the one serves both
};

}  // namespace kenesh
