#include "sim/report/charts/place_words.hpp"

namespace kenesh {

std::string place_and_date(const Summary& summary) {
    const bool both = !summary.country.empty() && !summary.date.empty();
    return summary.country + (both ? ", " : "") + summary.date;
}

std::string named_district(const DistrictSummary& district) {
    return district.name.empty() ? district.id : district.id + " " + district.name;
}

std::string placed_district(const DistrictSummary& district) {
    const std::string name = named_district(district);
    return district.region.empty() ? name : name + " (" + district.region + ")";
}

}  // namespace kenesh
