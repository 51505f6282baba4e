#include "sim/cli/shown.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "sim/report/paper/text.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;

namespace {

const std::filesystem::path kRoot = kenesh::test::source_folder();

std::string isolated(const std::string& name) {
    return "\xe2\x81\xa8" + name + "\xe2\x81\xa9";
}

/// LC_ALL for as long as it lives.
class Locale {
public:
    explicit Locale(const char* name) { ::setenv("LC_ALL", name, 1); }
    ~Locale() { ::unsetenv("LC_ALL"); }
    Locale(const Locale&) = delete;
    Locale& operator=(const Locale&) = delete;
};

}  // namespace

TEST_CASE("ASCII takes the columns that the marks took", "[cli]") {
    CHECK(in_ascii("35.0 \xc2\xb1"
                   "0.3  20") == "35.0+-0.3  20");
    CHECK(in_ascii("\xe2\x94\x80\xe2\x94\x80 \xe2\x97\x8f") == "-- o");
    CHECK(in_ascii("\xe2\x96\x81\xe2\x96\x88") == "_#");
    CHECK(in_ascii("Caf\xc3\xa9") == "Cafe");
    CHECK(in_ascii("\xd0\x91\xd2\xaf\xd1\x82") == "???");  // Cyrillic
    CHECK(in_ascii("\xe4\xb8\x89 x") == "?? x");           // two columns wide
    for (const char* text : {"35.0 \xc2\xb1"
                             "0.3",
                             "\xe2\x96\x83\xe2\x96\x85", "\xe4\xb8\x89"})
        CHECK(in_ascii(text).size() == display_width(text));
}

TEST_CASE("names from right to left are isolated, words and numbers beside them are not", "[cli]") {
    const std::string one = "\xd8\xad\xd8\xb2\xd8\xa8 \xd8\xa7\xd9\x84\xd9\x86\xd9\x88\xd8\xb1";
    const std::string two = "\xd7\xa2\xd7\x91\xd7\x95\xd7\x93\xd7\x94";
    CHECK(with_isolates("a " + one + " 12   b " + two + " 8") ==
          "a " + isolated(one) + " 12   b " + isolated(two) + " 8");
    CHECK(with_isolates(one + "  " + two) == isolated(one) + "  " + isolated(two));
    CHECK(with_isolates("Mekenchil 35 (23 to 47)\n") == "Mekenchil 35 (23 to 47)\n");
    CHECK(display_width(with_isolates(one)) == display_width(one));
    CHECK(with_isolates("\xff" + one) == "\xff" + isolated(one));
}

TEST_CASE("a locale that is not UTF-8 gets tables in ASCII, and data as it is", "[cli]") {
    const std::vector<std::string> full = {"run",    "kyrgyzstan-mekenchil", "-n", "100",
                                           "--full", "--hemicycle"};
    const auto ascii = [](const std::string& text) {
        return std::ranges::all_of(text,
                                   [](char c) { return static_cast<unsigned char>(c) < 128; });
    };
    {
        const Locale locale("en_US.ISO-8859-1");
        CHECK(ascii(test::run_program(kRoot, full).out));
        CHECK(
            ascii(test::run_program(kRoot, {"replay", "kyrgyzstan-mekenchil", "--run", "3"}).out));
    }
    {
        const Locale locale("C");
        const auto told = test::run_program(kRoot, full);
        CHECK(ascii(told.out));
        CHECK_THAT(told.out, Catch::Contains("+-"));
    }
    const Locale locale("ky_KG.utf8");
    CHECK_FALSE(ascii(test::run_program(kRoot, full).out));
}
