#include "sim/sweep/point_bytes.hpp"

#include <bit>
#include <cstring>
#include <string>
#include <type_traits>

namespace kenesh {
namespace {

static_assert(std::endian::native == std::endian::little, "bytes stand least first");

class Out {
public:
    template <class T>
    void put(const T& value) {
        static_assert(std::is_arithmetic_v<T>);
        const auto at = bytes_.size();
        bytes_.resize(at + sizeof value);
        std::memcpy(bytes_.data() + at, &value, sizeof value);
    }
    void put(const std::string& text) {
        put(std::uint64_t{text.size()});
        bytes_.insert(bytes_.end(), text.begin(), text.end());
    }
    void put(const std::optional<double>& value) {
        put(static_cast<std::uint8_t>(value.has_value()));
        put(value.value_or(0.0));
    }
    template <class T>
    void put(const std::vector<T>& list);
    std::vector<char> take() { return std::move(bytes_); }

private:
    std::vector<char> bytes_;
};

/// Reads until something does not fit; what is read after that stays as it was.
class In {
public:
    explicit In(std::span<const char> bytes) : rest_(bytes) {}
    template <class T>
    void get(T& value) {
        static_assert(std::is_arithmetic_v<T>);
        if (!has(sizeof value)) return;
        std::memcpy(&value, rest_.data(), sizeof value);
        rest_ = rest_.subspan(sizeof value);
    }
    void get(std::string& text) {
        std::uint64_t size = 0;
        get(size);
        if (!has(size)) return;
        text.assign(rest_.data(), size);
        rest_ = rest_.subspan(size);
    }
    void get(std::optional<double>& value) {
        std::uint8_t there = 0;
        double number = 0.0;
        get(there);
        get(number);
        // Nothing has one form: no number at all behind it, not even -0.
        sound_ =
            sound_ && (there == 1 || (there == 0 && std::bit_cast<std::uint64_t>(number) == 0));
        if (there == 1) value = number;
    }
    template <class T>
    void get(std::vector<T>& list);
    [[nodiscard]] bool ended_well() const noexcept { return sound_ && rest_.empty(); }

private:
    bool has(std::uint64_t bytes) {
        sound_ = sound_ && bytes <= rest_.size();
        return sound_;
    }
    std::span<const char> rest_;
    bool sound_ = true;
};

template <class Step>
void each_field(auto& m, Step step) requires requires {
    m.measure;
}
{
    step(m.system), step(m.choice), step(m.measure), step(m.value);
    step(m.error), step(m.low), step(m.high);
}
template <class Step>
void each_field(auto& b, Step step) requires requires {
    b.seats;
}
{ step(b.system), step(b.choice), step(b.seats), step(b.runs); }
template <class Step>
void each_field(auto& text, Step step) requires requires {
    text.c_str();
}
{ step(text); }
template <class Step>
void each_field(auto& r, Step step) requires requires {
    r.histogram;
}
{ step(r.point), step(r.runs), step(r.values), step(r.measures), step(r.histogram); }

template <class T>
void Out::put(const std::vector<T>& list) {
    put(std::uint64_t{list.size()});
    for (const T& one : list)
        each_field(one, [this](const auto& field) { this->put(field); });
}

template <class T>
void In::get(std::vector<T>& list) {
    constexpr std::size_t kLeast = 8;  // bytes of an element: it has a text
    std::uint64_t size = 0;
    get(size);
    if (size > rest_.size() / kLeast) sound_ = false;
    if (!sound_) return;
    list.resize(size);
    for (T& one : list)
        each_field(one, [this](auto& field) { this->get(field); });
}

}  // namespace

std::vector<char> to_bytes(const SweepPointResult& result) {
    Out out;
    each_field(result, [&out](const auto& field) { out.put(field); });
    return out.take();
}

std::optional<SweepPointResult> from_bytes(std::span<const char> bytes) {
    In in(bytes);
    SweepPointResult result;
    each_field(result, [&in](auto& field) { in.get(field); });
    if (!in.ended_well()) return std::nullopt;
    return result;
}

}  // namespace kenesh
