#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kenesh {

/// Maps [from, to] of the data onto [start, end] of the picture.
struct Scale {
    double from = 0.0, to = 1.0;
    double start = 0.0, end = 1.0;
    [[nodiscard]] double operator()(double value) const noexcept {
        return to == from ? start : start + (value - from) / (to - from) * (end - start);
    }
};

/// About `count` round numbers (1, 2 or 5 times a power of ten apart) within [from, to].
[[nodiscard]] std::vector<double> ticks(double from, double to, int count);

/// A rectangle in viewBox units.
struct Box {
    double x = 0.0, y = 0.0, width = 0.0, height = 0.0;
};

enum class Anchor : unsigned char { start, middle, end };

/// How a text is set. Colours: "" is the page's own text colour.
struct LabelStyle {
    double size = 12.0;
    Anchor anchor = Anchor::start;
    bool bold = false;
    double opacity = 1.0;
    std::string color;
};

/// One picture, drawn mark by mark in viewBox units. Text is escaped here; lines and text take the
/// colour of the surrounding page, so that a picture works on light and dark paper.
class Svg {
public:
    /// `id` makes the ids of title and description unique in a page: [a-z0-9-]+.
    Svg(std::string_view id, double width, double height, std::string_view title,
        std::string_view description);

    void rect(double x, double y, double width, double height, std::string_view fill,
              double opacity = 1.0, std::string_view hint = {});
    void outline(const std::vector<std::pair<double, double>>& points, std::string_view color,
                 double width, double opacity = 1.0, std::string_view hint = {});
    void area(const std::vector<std::pair<double, double>>& points, std::string_view fill,
              double opacity, std::string_view hint = {});
    void circle(double x, double y, double radius, std::string_view fill,
                std::string_view hint = {}, double opacity = 1.0);
    /// Filled discs of one kind, as one mark with one hint.
    void dots(const std::vector<std::pair<double, double>>& centres, double radius,
              std::string_view fill, std::string_view hint = {}, double opacity = 1.0);
    /// Filled rectangles of one colour, as one mark.
    void bars(const std::vector<Box>& boxes, std::string_view fill);
    /// A rectangle that is not seen and carries the words for what lies below it.
    void cover(const Box& box, std::string_view hint);
    void ring(double x, double y, double width, double height, double stroke);
    /// A line in the page's text colour.
    void rule(double x1, double y1, double x2, double y2, double opacity, bool dashed = false);
    void line(double x1, double y1, double x2, double y2, std::string_view color, double width);
    void text(double x, double y, std::string_view words, const LabelStyle& style = {});

    /// Marks until end_group() share one hint.
    void begin_group(std::string_view hint);
    void end_group();

    /// The finished element.
    [[nodiscard]] std::string str() const;

private:
    void hint(std::string_view words, std::string_view element);
    std::string head_;
    std::string body_;
};

}  // namespace kenesh
