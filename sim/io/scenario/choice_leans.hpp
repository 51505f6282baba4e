#pragma once

#include "sim/io/scenario/choices_reader.hpp"

namespace kenesh {

/// Fills baseline, lean and zero_share_regions of a choice whose id is known.
void read_leans(const TableReader& table, const ChoiceContext& context, Choice& choice);

}  // namespace kenesh
