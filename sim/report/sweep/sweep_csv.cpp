#include "sim/report/sweep/sweep_csv.hpp"

#include <nlohmann/json.hpp>
#include <variant>

#include "sim/io/text/csv_writer.hpp"
#include "sim/sweep/setting_value.hpp"

namespace kenesh {
namespace {

void settings(const SweepPointResult& point, CsvWriter& csv) {
    csv.number(point.point);
    for (const std::string& value : point.values)
        csv.text(value);
}

std::string header(const SweepIdentity& sweep, std::initializer_list<const char*> columns) {
    CsvWriter csv;
    csv.text("point");
    for (const std::string& name : sweep.parameters)
        csv.text(name);
    for (const char* column : columns)
        csv.text(column);
    csv.end_line();
    return csv.take();
}

}  // namespace

std::string sweep_csv_header(const SweepIdentity& sweep) {
    return header(sweep, {"runs", "system", "choice", "measure", "value", "error", "low", "high"});
}

std::string sweep_csv(const SweepPointResult& point) {
    CsvWriter csv;
    for (const SweepMeasure& m : point.measures) {
        settings(point, csv);
        csv.number(point.runs).text(m.system).text(m.choice).text(m.measure).number(m.value);
        for (const auto& number : {m.error, m.low, m.high}) {
            if (number) {
                csv.number(*number);
            } else {
                csv.empty();
            }
        }
        csv.end_line();
    }
    return csv.take();
}

std::string sweep_seats_csv_header(const SweepIdentity& sweep) {
    return header(sweep, {"system", "choice", "seats", "runs"});
}

std::string sweep_seats_csv(const SweepPointResult& point) {
    CsvWriter csv;
    for (const SweepBin& bin : point.histogram) {
        settings(point, csv);
        csv.text(bin.system).text(bin.choice).number(bin.seats).number(bin.runs);
        csv.end_line();
    }
    return csv.take();
}

std::string sweep_json_line(const SweepIdentity& sweep, const SweepPointResult& point) {
    nlohmann::ordered_json line;
    line["point"] = point.point;
    nlohmann::ordered_json values = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < point.values.size(); ++i)
        std::visit([&](const auto& value) { values[sweep.parameters[i]] = value; },
                   setting_value(point.values[i]));
    line["settings"] = values;
    line["runs"] = point.runs;
    line["results"] = nlohmann::ordered_json::array();
    for (const SweepMeasure& m : point.measures) {
        nlohmann::ordered_json one = {{"system", m.system}, {"choice", m.choice}};
        one["measure"] = m.measure;
        one["value"] = m.value;
        one["error"] = m.error ? nlohmann::ordered_json(*m.error) : nlohmann::ordered_json();
        if (m.low) one["low"] = *m.low;
        if (m.high) one["high"] = *m.high;
        line["results"].push_back(std::move(one));
    }
    return line.dump() + "\n";
}

}  // namespace kenesh
