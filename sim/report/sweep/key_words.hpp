#pragma once

#include <span>
#include <string>

#include "sim/io/scenario/choice_names.hpp"

namespace kenesh {

/// What a key of a scenario is called in a sentence: "strength of Mekenchil" for
/// party.mekenchil.strength. A key without such words is its own name.
[[nodiscard]] std::string key_words(const std::string& key, std::span<const ChoiceName> choices,
                                    std::span<const ChoiceName> systems);

/// Is it a share of 1, shown in per cent?
[[nodiscard]] bool is_share(const std::string& key);

/// A value as written, or in per cent where the key is a share.
[[nodiscard]] std::string value_words(const std::string& key, const std::string& value);

/// The same words with a capital in front.
[[nodiscard]] std::string capital(std::string words);

}  // namespace kenesh
