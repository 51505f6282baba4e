#include "sim/model/geography.hpp"
namespace kenesh {
std::optional<std::size_t> Geography::find_districting(const std::string& name) const { for (std::size_t i=0;i<districtings.size();++i) if (districtings[i].name==name) return i; return {}; }
}
