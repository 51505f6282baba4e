#include "sim/report/bench/bench_json.hpp"

#include <nlohmann/json.hpp>

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchemaVersion = 1;

/// What could not be measured is null.
Json known(double value) {
    return value > 0.0 ? Json(value) : Json(nullptr);
}

double value_of(const Json& json) {
    return json.is_null() ? 0.0 : json.get<double>();
}

Json piece_json(const PieceResult& piece) {
    return {{"piece", piece.name},
            {"target", piece.target},
            {"ns", piece.nanoseconds},
            {"share_of_limit", known(piece.share_of_limit)}};
}

Json rate_json(const RateResult& rate) {
    return {{"engine", rate.engine},
            {"target", rate.target},
            {"threads", rate.threads},
            {"runs_per_second", rate.runs_per_second},
            {"slowest", rate.slowest},
            {"fastest", rate.fastest},
            {"to_reference", known(rate.to_reference)},
            {"share_of_limit", known(rate.share_of_limit)}};
}

/// Throws what nlohmann::json throws where a field is missing or of another kind.
BenchReport report_of(const Json& json) {
    BenchReport report;
    report.version = json.at("version");
    report.commit = json.at("commit");
    report.compiler = json.at("compiler");
    report.processor = json.at("processor");
    report.processors = json.at("processors");
    report.gigahertz = value_of(json.at("gigahertz"));
    report.date = json.at("date");
    report.scenario = json.at("scenario");
    report.repeat = json.at("repeat");
    report.normals_per_draw = value_of(json.at("normals_per_draw"));
    report.exponentials_per_run = value_of(json.at("exponentials_per_run"));
    for (const Json& piece : json.at("pieces"))
        report.pieces.push_back({piece.at("piece"), piece.at("target"), piece.at("ns"),
                                 value_of(piece.at("share_of_limit"))});
    for (const Json& rate : json.at("rates"))
        report.rates.push_back({rate.at("engine"), rate.at("target"), rate.at("threads"),
                                rate.at("runs_per_second"), rate.at("slowest"), rate.at("fastest"),
                                value_of(rate.at("to_reference")),
                                value_of(rate.at("share_of_limit"))});
    return report;
}

}  // namespace

std::string bench_json(const BenchReport& report) {
    Json json = {{"schema_version", kSchemaVersion},
                 {"version", report.version},
                 {"commit", report.commit},
                 {"compiler", report.compiler},
                 {"processor", report.processor},
                 {"processors", report.processors},
                 {"gigahertz", known(report.gigahertz)},
                 {"date", report.date},
                 {"scenario", report.scenario},
                 {"repeat", report.repeat},
                 {"normals_per_draw", known(report.normals_per_draw)},
                 {"exponentials_per_run", known(report.exponentials_per_run)},
                 {"pieces", Json::array()},
                 {"rates", Json::array()}};
    for (const PieceResult& piece : report.pieces)
        json["pieces"].push_back(piece_json(piece));
    for (const RateResult& rate : report.rates)
        json["rates"].push_back(rate_json(rate));
    return json.dump(2) + "\n";
}

std::optional<BenchReport> read_bench(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        if (json.at("schema_version") != kSchemaVersion) return std::nullopt;
        return report_of(json);
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

}  // namespace kenesh
