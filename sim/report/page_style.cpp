#include "sim/report/page.hpp"

// The look of the page: one style, a few lines of script that only add comfort.

namespace kenesh {
namespace {

constexpr const char* kStyle = R"css(
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1d2330; --soft: #5d6678;
  --line: #d9d6cd; --card: #ffffff; --accent: #1b6ca8; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171e; --ink: #e8e6e1; --soft: #a3abbb;
  --line: #343a48; --card: #1b1f29; --accent: #7fb8e6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.1rem 4rem; }
h1, h2, h3, li { overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; letter-spacing: -.01em; }
h2 { font-size: 1.15rem; margin: 2.6rem 0 .4rem; padding-top: .9rem;
  border-top: 1px solid var(--line); }
p { margin: .5rem 0; overflow-wrap: anywhere; } .soft { color: var(--soft); font-size: .9rem; }
.lead { font-size: 1.12rem; } .lead li { margin: .35rem 0; } ul { padding-left: 1.2rem; }
figure { margin: 1.6rem 0; padding: 1rem 1rem .7rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 8px; break-inside: avoid; }
figure h3 { margin: 0 0 .5rem; font-size: 1.02rem; }
figure svg { display: block; width: 100%; height: auto; color: var(--ink); }
figcaption { color: var(--soft); font-size: .85rem; margin-top: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .86rem;
  font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .25rem .5rem; border-bottom: 1px solid var(--line);
  vertical-align: top; } th:first-child, td:first-child { text-align: left; white-space: nowrap; }
th { color: var(--soft); font-weight: 600; } th[data-sort] { cursor: pointer; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--accent); }
summary { cursor: pointer; color: var(--accent); padding: .35rem 0; }
code, pre { font: .85rem/1.45 ui-monospace, "SFMono-Regular", Menlo, monospace; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 6px;
  padding: .7rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.chip { display: inline-block; width: .7em; height: .7em; border-radius: 2px;
  margin-right: .45em; }
a { color: var(--accent); }
@media (max-width: 30rem) { body { font-size: 16px; } main { padding: 1.2rem .8rem 3rem; }
  figure { padding: .7rem .6rem .5rem; } h1 { font-size: 1.4rem; } }
@media print { @page { size: A4; margin: 16mm 14mm; }
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #ccc; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  figure { border: none; padding: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; }
  summary { display: none; } }
)css";

constexpr const char* kScript = R"js(
document.querySelectorAll('th[data-sort]').forEach(function (head) {
  head.tabIndex = 0;
  function sort() {
    var body = head.closest('table').tBodies[0], column = head.cellIndex;
    var down = head.getAttribute('aria-sort') !== 'descending';
    var value = function (row) {
      var text = row.cells[column].textContent.replace(/[^0-9.+-]/g, '');
      return text === '' || isNaN(parseFloat(text)) ? -Infinity : parseFloat(text);
    };
    Array.from(body.rows)
      .sort(function (a, b) { return (down ? 1 : -1) * (value(b) - value(a)); })
      .forEach(function (row) { body.appendChild(row); });
    head.parentNode.querySelectorAll('th').forEach(function (h) { h.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  }
  head.addEventListener('click', sort);
  head.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); sort(); }
  });
});
window.addEventListener('beforeprint', function () {
  document.querySelectorAll('details').forEach(function (d) { d.open = true; });
});
)js";

}  // namespace

std::string page_frame(const std::string& title, const std::string& body) {
    std::string out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out += "<link rel=\"icon\" href=\"data:,\">\n";
    out += "<title>" + title + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<main>\n";
    out += body;
    out += "</main>\n<script>" + std::string(kScript) + "</script>\n</body>\n</html>\n";
    return out;
}

}  // namespace kenesh
