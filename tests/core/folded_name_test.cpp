#include "sim/core/folded_name.hpp"

#include <catch2/catch.hpp>

namespace kenesh {
namespace {

TEST_CASE("names that the eye cannot tell apart are folded into one, others are not") {
    CHECK(folded_name(" The\u00a0 Party ") == "the party");
    CHECK(folded_name("Jos\u00e9") == folded_name("Jose\u0301"));
    CHECK(folded_name("\u0410\u043a") == folded_name("Ak"));  // Cyrillic and Latin
    CHECK(folded_name("O\u2019Neil") == folded_name("O'NEIL"));
    CHECK(folded_name("A\u200bB") == "ab");
    CHECK(folded_name("\ufb01ne") == "fine");
    CHECK(folded_name("\u0431\u0430\u0448") != folded_name("\u0432\u0430\u0448"));
    CHECK(folded_name("ab") != folded_name("a b"));
    CHECK(folded_name("") == "");
    // Bytes that are no text stay apart.
    CHECK(folded_name("\xff") == folded_name("\xff"));
}

TEST_CASE("what two names differ in") {
    CHECK(difference_of("a", "a ") == "spaces");
    CHECK(difference_of("\u00e4", "a\u0308") == "Unicode form");
    CHECK(difference_of("ABC", "abc") == "capital letters");
    CHECK(difference_of("\u0430bc", "abc") == "letters that look alike");
}

}  // namespace
}  // namespace kenesh
