#include "sim/io/any_file.hpp"

#include <algorithm>
#include <string_view>

#include "sim/io/baseline_reader.hpp"
#include "sim/io/geography_reader.hpp"
#include "sim/io/read_file.hpp"
#include "sim/io/scenario_reader.hpp"
#include "sim/io/system_reader.hpp"
#include "sim/io/toml_document.hpp"

namespace kenesh {
namespace {

/// A header line has no "=", and TOML's first line has one or begins with a bracket or a remark.
bool is_table(std::string_view text) {
    const std::size_t begin = text.find_first_not_of("\r\n\t ");
    if (begin == std::string_view::npos || text[begin] == '#' || text[begin] == '[') return false;
    const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    return line.find('=') == std::string_view::npos;
}

bool has_column(const CsvTable& table, std::string_view name) {
    return std::any_of(table.header.begin(), table.header.end(),
                       [name](const CsvCell& cell) { return cell.text == name; });
}

AnyFile read_table(const CsvTable& table, Diagnostics& mistakes) {
    if (has_column(table, "share")) {
        static_cast<void>(read_baseline(table, nullptr, mistakes));
        return PartTable{"baseline", table.rows.size()};
    }
    if (has_column(table, "candidate")) {
        ReadContext context;
        context.mistakes = &mistakes;
        static_cast<void>(read_candidates(table, nullptr, context));
        return PartTable{"candidates", table.rows.size()};
    }
    if (has_column(table, "seats")) {
        static_cast<void>(read_magnitudes(table, nullptr, mistakes));
        return PartTable{"magnitudes", table.rows.size()};
    }
    return read_geography(table, mistakes).value_or(Geography{});
}

}  // namespace

AnyFile read_any_file(const std::filesystem::path& path) {
    Diagnostics mistakes;
    const auto text = read_file(path, mistakes);
    mistakes.throw_if_any();
    if (is_table(*text)) {
        AnyFile out;
        if (const auto table = parse_csv(*text, path.string(), mistakes)) {
            out = read_table(*table, mistakes);
        }
        mistakes.throw_if_any();
        return out;
    }
    const auto document = parse_toml(*text, path.string(), mistakes);
    mistakes.throw_if_any();
    if (document->table()->find("tier") != nullptr) return read_system(path);
    return read_scenario(path);
}

}  // namespace kenesh
