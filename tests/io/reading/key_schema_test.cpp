#include "sim/io/reading/key_schema.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <vector>

#include "sim/io/reading/key_type.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/text/toml_document.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using Json = nlohmann::json;

namespace {

const std::filesystem::path kRoot = kenesh::test::source_folder();

Json json_of(const TomlNode& node) {
    if (const TomlTable* table = node.table()) {
        Json out = Json::object();
        for (const TomlEntry& entry : table->entries)
            out[entry.key] = json_of(entry.node);
        return out;
    }
    if (const TomlArray* array = node.array()) {
        Json out = Json::array();
        for (const TomlNode& element : *array)
            out.push_back(json_of(element));
        return out;
    }
    if (const std::string* text = node.text()) return *text;
    if (const auto* truth = std::get_if<bool>(&node.value)) return *truth;
    if (const auto* whole = std::get_if<std::int64_t>(&node.value)) return *whole;
    if (const auto* real = std::get_if<double>(&node.value)) return *real;
    return nullptr;
}

/// The part of JSON Schema (draft 7) that Kenesh's schemas use; a keyword that it does not know is
/// a fault of the schema.
class Validator {
public:
    explicit Validator(const Json& schema) : root_(schema) {}

    std::vector<std::string> faults(const Json& value) {
        faults_.clear();
        check(value, root_, "");
        return faults_;
    }

private:
    void fault(const std::string& at, const std::string& what) {
        faults_.push_back(at + ": " + what);
    }

    bool fits(const Json& value, const Json& schema) {
        Validator inner(root_);
        inner.check(value, schema, "");
        return inner.faults_.empty();
    }

    static bool has_type(const Json& value, const std::string& type) {
        if (type == "object") return value.is_object();
        if (type == "array") return value.is_array();
        if (type == "string") return value.is_string();
        if (type == "boolean") return value.is_boolean();
        if (type == "integer") return value.is_number_integer();
        return type == "number" && value.is_number();
    }

    void check(const Json& value, const Json& schema, const std::string& at) {
        for (const auto& [word, rule] : schema.items())
            keyword(value, schema, word, rule, at);
    }

    void keyword(const Json& value, const Json& schema, const std::string& word, const Json& rule,
                 const std::string& at) {
        if (word == "$ref") {
            const std::string name = rule.get<std::string>();
            check(value, root_.at(Json::json_pointer(name.substr(1))), at);
        } else if (word == "type") {
            if (!has_type(value, rule)) fault(at, "is no " + rule.get<std::string>());
        } else if (word == "properties") {
            for (const auto& [key, inner] : value.items())
                if (value.is_object() && rule.contains(key))
                    check(inner, rule.at(key), at + "." + key);
        } else if (word == "additionalProperties") {
            const Json known = schema.value("properties", Json::object());
            for (const auto& [key, inner] : value.items()) {
                if (!value.is_object() || known.contains(key)) continue;
                if (rule.is_boolean())
                    fault(at + "." + key, "is unknown");
                else
                    check(inner, rule, at + "." + key);
            }
        } else if (word == "required") {
            for (const Json& key : rule)
                if (!value.contains(key.get<std::string>())) fault(at, "lacks " + key.dump());
        } else if (word == "items") {
            for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
                check(value[i], rule, at + "[" + std::to_string(i) + "]");
        } else if (word == "anyOf") {
            if (std::ranges::none_of(rule, [&](const Json& one) { return fits(value, one); }))
                fault(at, "is none of what it may be");
        } else if (word == "enum") {
            if (std::ranges::find(rule, value) == rule.end()) fault(at, "is no word it may be");
        } else if (word == "pattern") {
            if (!std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>())))
                fault(at, "is no id");
        } else if (word == "minimum" || word == "exclusiveMinimum" || word == "maximum" ||
                   word == "exclusiveMaximum") {
            bound(value, word, rule, at);
        } else if (word != "$schema" && word != "title" && word != "description" &&
                   word != "definitions") {
            fault(at, "the schema has the unknown word " + word);
        }
    }

    void bound(const Json& value, const std::string& word, const Json& rule,
               const std::string& at) {
        if (!value.is_number()) return;
        const double number = value;
        const double limit = rule;
        const bool good = word == "minimum"            ? number >= limit
                          : word == "exclusiveMinimum" ? number > limit
                          : word == "maximum"          ? number <= limit
                                                       : number < limit;
        if (!good) fault(at, "is out of range");
    }

    const Json& root_;
    std::vector<std::string> faults_;
};

Json document(const std::filesystem::path& file) {
    Diagnostics mistakes;
    const auto node = read_toml(file, mistakes);
    INFO(file);
    REQUIRE(node);
    return json_of(*node);
}

Json text_document(const std::string& text) {
    Diagnostics mistakes;
    const auto node = parse_toml(text, "test", mistakes);
    REQUIRE(node);
    return json_of(*node);
}

std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".toml") out.push_back(entry.path());
    REQUIRE(!out.empty());
    return out;
}

const std::string kSmallest = R"(geography = "u.csv"
[[party]]
id = "red"
strength = 1
[[system]]
id = "s"
[[system.tier]]
kind = "districts"
districting = "d"
rule = "sntv"
seats = 3
)";

}  // namespace

TEST_CASE("Every shipped file is valid under the schema of its kind", "[io][docs]") {
    struct Kind {
        Section section;
        std::vector<std::filesystem::path> folders;
    };
    const std::vector<Kind> kinds = {
        {Section::scenario, {"scenarios", "tests/io/good"}},
        {Section::system, {"scenarios/systems", "tests/io/good/systems"}},
        {Section::sweep, {"scenarios/sweeps"}},
        {Section::fit, {"scenarios/fits"}}};
    for (const Kind& kind : kinds) {
        const Json schema = Json::parse(key_schema(kind.section));
        for (const auto& folder : kind.folders) {
            for (const auto& file : toml_files(kRoot / folder)) {
                INFO(file);
                CHECK(Validator(schema).faults(document(file)) == std::vector<std::string>());
            }
        }
    }
}

TEST_CASE("Schemas refuse what the readers refuse: text -> fault", "[io]") {
    const Json schema = Json::parse(key_schema(Section::scenario));
    const auto faults = [&](const std::string& text) {
        std::string all;
        for (const std::string& fault : Validator(schema).faults(text_document(text)))
            all += fault + "\n";
        return all;
    };
    CHECK(faults(kSmallest).empty());
    CHECK(faults("rnus = 5\n" + kSmallest) == ".rnus: is unknown\n");
    CHECK(faults("runs = 0\n" + kSmallest) == ".runs: is out of range\n");
    CHECK(faults("runs = \"many\"\n" + kSmallest) == ".runs: is no integer\n");
    CHECK(faults("turnout = { mean = 0 }\n" + kSmallest) == ".turnout.mean: is out of range\n");
    CHECK(faults("women_pattern = \"even\"\n" + kSmallest) ==
          ".women_pattern: is no word it may be\n");
    CHECK(faults(kSmallest + "quota = \"hare\"\n") ==
          ".system[0].tier[0]: is none of what it may be\n");
    CHECK(faults("[[party]]\nid = \"Red\"\n").find(": lacks \"geography\"\n") != std::string::npos);
    CHECK(faults("[[party]]\nid = \"Red\"\n").find(".party[0].id: is no id\n") !=
          std::string::npos);
}

// Just beyond a bound the reader says "'key' must be", at an included one it does not: the table
// says what the readers do.
TEST_CASE("Bounds of keys.txt are those of the readers", "[io]") {
    struct Row {
        Section section;
        std::string prefix;
    };
    const std::vector<Row> rows = {{Section::scenario, ""},
                                   {Section::turnout, "turnout."},
                                   {Section::uncertainty, "uncertainty."},
                                   {Section::party, "party.red."},
                                   {Section::choice_uncertainty, "party.red.uncertainty."},
                                   {Section::independents, "independents."},
                                   {Section::district_tier, "system.limited.tier.0."},
                                   {Section::list_tier, "system.mixed.tier.0."}};
    const auto refused = [](const std::string& key, const std::string& prefix, double value,
                            bool whole) {
        const std::string number =
            whole ? std::to_string(static_cast<std::int64_t>(value)) : Json(value).dump();
        const std::vector<std::string> settings{prefix + key + "=" + number};
        try {
            static_cast<void>(read_scenario(kRoot / "tests/io/good/full.toml", settings));
        } catch (const InputError& error) {
            for (const Diagnostic& one : error.diagnostics())
                if (one.message.starts_with("'" + key + "' must be ")) return true;
        }
        return false;
    };
    std::size_t tried = 0;
    for (const Row& row : rows) {
        for (const KeyRow& key : keys_of(row.section).rows) {
            const std::string name(key.key);
            const KeyType type = key_types(key.type).front();
            if (type.type != ValueType::number && type.type != ValueType::whole) continue;
            // The first divisor of another formula is refused for what it is.
            if (name == "first_divisor") continue;
            // Of tiers by district alone.
            if (name == "house" || name == "district_min_seats") continue;
            const bool whole = type.type == ValueType::whole;
            const double step = whole ? 1.0 : 1e-6;
            INFO(row.prefix << name);
            if (type.low) {
                CHECK(refused(name, row.prefix, type.low->value - step, whole));
                CHECK(refused(name, row.prefix, type.low->value, whole) != type.low->included);
                ++tried;
            }
            if (type.high) {
                CHECK(refused(name, row.prefix, type.high->value + step, whole));
                // "more than 9,999,999" may be too many for another reason, told in other words.
                CHECK(refused(name, row.prefix, type.high->value, whole) != type.high->included);
                ++tried;
            }
        }
    }
    CHECK(tried > 60);
}

TEST_CASE("docs/ holds the schemas as `kenesh keys --schema` prints them", "[io][docs]") {
    for (const char* name : {"scenario", "system", "sweep", "fit"}) {
        INFO("make it: kenesh keys --schema " << name << " > docs/" << name << ".schema.json");
        const auto run = test::run_program(kRoot, {"keys", "--schema", name});
        CHECK(run.code == 0);
        CHECK((test::text_of(kRoot / "docs" / (std::string(name) + ".schema.json")) == run.out));
    }
}

TEST_CASE("kenesh keys: typed -> answered", "[cli]") {
    struct Row {
        std::vector<std::string> typed;
        int code;
        std::string says;
        std::string says_not;
    };
    const std::vector<Row> rows = {
        {{}, 0, "[[party]] (party.ID.KEY)", ""},
        {{"turnout"}, 0, "above 0 to 1", "strength"},
        {{"[[party]]"}, 0, "vote_management", "districting"},
        {{"tier"}, 0, "a list tier", "[[party]]"},
        {{"party.mekenchil.strength"}, 0, "expected national share", "women"},
        {{"threshold"}, 0, "coalition_thresholds", "strength"},
        {{"two choices"}, 0, "between", "strength"},
        {{"independents"}, 0, "expected national share of all independents", "members"},
        {{"strenght"}, 2, "did you mean 'strength'?", ""},
        {{"--schema", "scenaro"}, 2, "'scenaro' is not one of scenario, system", ""},
        {{"turnout", "--schema", "fit"}, 2, "--schema is of a whole file", ""},
        {{"turnout", "--format", "csv"},
         0,
         "key,section,type,range,default,meaning\nturnout.mean,[turnout],number,",
         ""},
        {{"turnout", "--format", "json"}, 0, "\"key\": \"turnout.mean\"", ""}};
    for (const Row& row : rows) {
        std::vector<std::string> words{"keys"};
        words.insert(words.end(), row.typed.begin(), row.typed.end());
        const auto run = test::run_program(kRoot, words);
        INFO(run.out << run.err);
        CHECK(run.code == row.code);
        CHECK((run.out + run.err).find(row.says) != std::string::npos);
        if (!row.says_not.empty()) CHECK(run.out.find(row.says_not) == std::string::npos);
        CHECK(run.out.find('`') == std::string::npos);
    }
}
