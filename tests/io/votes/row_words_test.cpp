#include "sim/io/votes/row_words.hpp"

#include <catch2/catch.hpp>

namespace kenesh {
namespace {

TEST_CASE("rows that are no candidate and no list are known by their words, in many languages") {
    using enum RowKind;
    for (const char* name : {"Total", "TOTAL VOTES", "Total Votes Cast", "Grand total", "turnout",
                             "Valid votes", "\u0418\u0442\u043e\u0433\u043e", "\u5408\u8a08",
                             "\u6709\u52b9\u6295\u7968\u6570", "Gesamt"}) {
        INFO(name);
        CHECK(row_kind(name) == sum);
    }
    for (const char* name : {"Blank Votes", "Blanks", "Spoilt ballots", "Total blank votes",
                             "Invalid ballots", "Over-votes", "Blanke", "BLANKE",
                             "\u043d\u0435\u0434\u0435\u0439\u0441\u0442\u0432\u0438"
                             "\u0442\u0435\u043b\u044c\u043d\u044b\u0445 "
                             "\u0431\u044e\u043b\u043b\u0435\u0442\u0435\u043d\u0435"
                             "\u0439",
                             "\u7121\u6548"}) {
        INFO(name);
        CHECK(row_kind(name) == blank);
    }
    for (const char* name : {"NOTA", "None of the above", "Against all candidates",
                             "\u041f\u0440\u043e\u0442\u0438\u0432 \u0432\u0441\u0435\u0445",
                             "\u0431\u0430\u0430\u0440\u044b\u043d\u0430 "
                             "\u043a\u0430\u0440\u0448\u044b"}) {
        INFO(name);
        CHECK(row_kind(name) == against);
    }
    for (const char* name : {"Others", "All other", "write-ins", "Other parties", "Scattering"}) {
        INFO(name);
        CHECK(row_kind(name) == others);
    }
}

TEST_CASE("names of parties and people are ordinary, and so are the reserved names themselves") {
    using enum RowKind;
    for (const char* name : {"a", "Labour", "against-all", "invalid", "independents", "Jean Blanc",
                             "Party of the List", "All for Latvia", "Valid Alternative",
                             "Against Corruption", "", "No", "E", "of", "\u515a"}) {
        INFO(name);
        CHECK(row_kind(name) == ordinary);
    }
    CHECK(row_kind("against_all") == misspelt);
    CHECK(reserved_like("AGAINST ALL") == "against-all");
    CHECK(reserved_like("Independents") == "independents");
    CHECK(reserved_like("independents").empty());
}

}  // namespace
}  // namespace kenesh
