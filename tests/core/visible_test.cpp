#include "sim/core/visible.hpp"

#include <catch2/catch.hpp>

#include "sim/core/diagnostics.hpp"

using namespace kenesh;

namespace {

/// Characters that nobody sees, with their bytes as messages show them.
struct Unseen {
    const char* text;
    const char* bytes;
};
constexpr Unseen kUnseen[] = {
    {"\x01", "\\x01"},
    {"\n", "\\x0a"},
    {"\x1b", "\\x1b"},
    {"\x7f", "\\x7f"},
    {"\xc2\x85", "\\xc2\\x85"},                   // next line
    {"\xc2\x9b", "\\xc2\\x9b"},                   // control sequence introducer
    {"\xd8\x9c", "\\xd8\\x9c"},                   // Arabic letter mark
    {"\xe2\x80\x8e", "\\xe2\\x80\\x8e"},          // left-to-right mark
    {"\xe2\x80\x8f", "\\xe2\\x80\\x8f"},          // right-to-left mark
    {"\xe2\x80\xa8", "\\xe2\\x80\\xa8"},          // line separator
    {"\xe2\x80\xa9", "\\xe2\\x80\\xa9"},          // paragraph separator
    {"\xe2\x80\xae", "\\xe2\\x80\\xae"},          // right-to-left override
    {"\xe2\x81\xa6", "\\xe2\\x81\\xa6"},          // isolate
    {"\xe2\x81\xaf", "\\xe2\\x81\\xaf"},          // nominal digit shapes, deprecated
    {"\xef\xbb\xbf", "\\xef\\xbb\\xbf"},          // byte order mark
    {"\xf3\xa0\x81\x81", "\\xf3\\xa0\\x81\\x81"}  // tag letter
};

}  // namespace

TEST_CASE("what nobody sees becomes visible, one sign a character") {
    for (const Unseen& one : kUnseen) {
        INFO(one.bytes);
        CHECK(visible("a" + std::string(one.text) + "b") ==
              "a\xef\xbf\xbd"
              "b");
        CHECK(visible_bytes("a" + std::string(one.text) + "b") ==
              "a" + std::string(one.bytes) + "b");
    }
    CHECK(visible_bytes("a\xff") == "a\\xff");
    CHECK(visible("a\xff") == "a\xef\xbf\xbd");
}

TEST_CASE("messages hide what tables hide") {
    for (const Unseen& one : kUnseen) {
        const std::string name(one.text);
        CHECK(to_string(Diagnostic{{name, 1, 2}, name, name}) ==
              std::string(one.bytes) + ":1:2: error: " + one.bytes + "; did you mean '" +
                  one.bytes + "'?");
    }
}

TEST_CASE("letters, joiners, marks and emoji stay as they are") {
    for (const char* text :
         {"B\xc3\xbct\xc3\xbcn", "\xd0\xaf", "e\xcc\x81", "\xe2\x80\x8d", "\xf0\x9f\x9a\x80"}) {
        CHECK(visible(text) == text);
        CHECK(visible_bytes(text) == text);
    }
}
