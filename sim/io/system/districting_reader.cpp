#include "sim/io/system/districting_reader.hpp"

#include <vector>

namespace kenesh {

const Districting* read_districting(const TableReader& table, const ReadContext& context,
                                    std::string& name) {
    if (context.geography != nullptr) table.require("districting");
    const auto text = table.text("districting");
    name = text.value_or("");
    if (!text || context.geography == nullptr) return nullptr;
    std::vector<std::string> names;
    for (const Districting& one : context.geography->districtings)
        names.push_back(one.name);
    const auto found =
        find_name(names, *text, "districting", table.place("districting"), *context.mistakes);
    return found ? &context.geography->districtings[*found] : nullptr;
}

}  // namespace kenesh
