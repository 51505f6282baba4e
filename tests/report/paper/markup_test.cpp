#include "sim/report/paper/markup.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace kenesh;

TEST_CASE("base64 as RFC 4648, section 10, has it", "[report]") {
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foob") == "Zm9vYg==");
    CHECK(base64("fooba") == "Zm9vYmE=");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(bytes_of_hex("00ff7f") == std::string("\0\xff\x7f", 3));
}

TEST_CASE("base91 is short and ends no script", "[report]") {
    CHECK(base91("").empty());
    CHECK(base91("test") == "fPNKd");  // of basE91's own program
    std::string all;
    for (unsigned i = 0; i < 65536; ++i)
        all += static_cast<char>(i * 40503U >> 7U);
    const std::string text = base91(all);
    CHECK(text.size() < all.size() * 124 / 100);
    CHECK(text.find_first_of("<'- \n\t") == text.npos);
    CHECK(std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; }));
}
