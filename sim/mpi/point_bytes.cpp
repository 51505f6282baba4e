#include "sim/mpi/point_bytes.hpp"

#include <cassert>
#include <cstring>
#include <string>
#include <type_traits>

namespace kenesh {
namespace {

class Out {
public:
    template <class T>
    void put(T value) {
        static_assert(std::is_arithmetic_v<T>);
        const auto at = bytes_.size();
        bytes_.resize(at + sizeof value);
        std::memcpy(bytes_.data() + at, &value, sizeof value);
    }
    void put(const std::string& text) {
        put(text.size());
        bytes_.insert(bytes_.end(), text.begin(), text.end());
    }
    std::vector<char> take() { return std::move(bytes_); }

private:
    std::vector<char> bytes_;
};

class In {
public:
    explicit In(std::span<const char> bytes) : rest_(bytes) {}
    template <class T>
    void get(T& value) {
        static_assert(std::is_arithmetic_v<T>);
        assert(rest_.size() >= sizeof value && "bytes of to_bytes()");
        std::memcpy(&value, rest_.data(), sizeof value);
        rest_ = rest_.subspan(sizeof value);
    }
    void get(std::string& text) {
        std::size_t size = 0;
        get(size);
        assert(rest_.size() >= size && "bytes of to_bytes()");
        text.assign(rest_.data(), size);
        rest_ = rest_.subspan(size);
    }

private:
    std::span<const char> rest_;
};

template <class Stream, class Measure>
void each_field(Stream& stream, Measure& m, auto step) requires requires {
    m.measure;
}
{
    step(stream, m.system), step(stream, m.choice), step(stream, m.measure);
    step(stream, m.value), step(stream, m.error);
}
template <class Stream, class Bin>
void each_field(Stream& stream, Bin& b, auto step) requires requires {
    b.seats;
}
{ step(stream, b.system), step(stream, b.choice), step(stream, b.seats), step(stream, b.runs); }

constexpr auto kPut = [](Out& out, const auto& field) { out.put(field); };
constexpr auto kGet = [](In& in, auto& field) { in.get(field); };

template <class T>
void put_all(Out& out, const std::vector<T>& list) {
    out.put(list.size());
    for (const T& one : list)
        each_field(out, one, kPut);
}

template <class T>
void get_all(In& in, std::vector<T>& list) {
    std::size_t size = 0;
    in.get(size);
    list.resize(size);
    for (T& one : list)
        each_field(in, one, kGet);
}

}  // namespace

std::vector<char> to_bytes(const SweepPointResult& result) {
    Out out;
    out.put(result.point);
    out.put(result.runs);
    out.put(result.values.size());
    for (const std::string& value : result.values)
        out.put(value);
    put_all(out, result.measures);
    put_all(out, result.histogram);
    return out.take();
}

SweepPointResult from_bytes(std::span<const char> bytes) {
    In in(bytes);
    SweepPointResult result;
    in.get(result.point);
    in.get(result.runs);
    std::size_t values = 0;
    in.get(values);
    result.values.resize(values);
    for (std::string& value : result.values)
        in.get(value);
    get_all(in, result.measures);
    get_all(in, result.histogram);
    return result;
}

}  // namespace kenesh
