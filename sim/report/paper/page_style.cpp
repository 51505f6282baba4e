#include "sim/report/run/page.hpp"

// The look of the page: one style, a few lines of script that only add comfort.

namespace kenesh {
namespace {

constexpr const char* kStyle = R"css(
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1d2330; --soft: #5a6375;
  --line: #dcd9d0; --card: #ffffff; --accent: #1b6ca8; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171e; --ink: #e8e6e1; --soft: #a7afbf;
  --line: #343a48; --card: #1b1f29; --accent: #86bdea; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2.4rem 1.1rem 4rem; }
h1, h2, h3, li, dd, button { overflow-wrap: anywhere; }
h1 { font-size: 1.85rem; line-height: 1.18; margin: 0 0 .4rem; letter-spacing: -.015em;
  text-wrap: balance; }
h2 { font-size: 1.25rem; margin: 3rem 0 .4rem; padding-top: 1rem;
  border-top: 2px solid var(--ink); letter-spacing: -.01em; }
p { margin: .5rem 0; overflow-wrap: anywhere; } .soft { color: var(--soft); font-size: .9rem; }
.lead { list-style: none; padding: 0; margin: 1.4rem 0; }
.lead li { margin: .55rem 0; padding-left: .9rem; border-left: 3px solid var(--line); }
.lead li:first-child { font-size: 1.22rem; font-weight: 600; line-height: 1.4;
  border-color: var(--accent); }
nav { font-size: .9rem; } nav a { display: inline-block; padding: .25rem .9rem .25rem 0; }
figure { margin: 1.4rem 0; padding: 1.1rem 1.2rem .8rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 10px; break-inside: avoid; }
figure h3 { margin: 0 0 .9rem; font-size: 1.05rem; }
figure svg { display: block; width: 100%; max-width: 36rem; height: auto; margin: 0 auto;
  color: var(--ink); overflow: visible; }
figcaption { color: var(--soft); font-size: .85rem; margin-top: .7rem; }
.keys { display: flex; flex-wrap: wrap; gap: .4rem; margin: 1.4rem 0 -.9rem; }
.keys button { font: inherit; font-size: .85rem; padding: .35rem .8rem; border-radius: 99px;
  border: 1px solid var(--line); background: var(--card); color: var(--ink); cursor: pointer; }
.keys button[aria-pressed=true] { background: var(--ink); color: var(--paper);
  border-color: var(--ink); }
.tip { position: fixed; z-index: 9; max-width: 18rem; padding: .4rem .65rem; font-size: .82rem;
  line-height: 1.35; background: var(--ink); color: var(--paper); border-radius: 6px;
  pointer-events: none; }
table { border-collapse: collapse; width: 100%; font-size: .86rem;
  font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .28rem .5rem; border-bottom: 1px solid var(--line);
  vertical-align: top; } th:first-child, td:first-child { text-align: left; white-space: nowrap; }
td { white-space: nowrap; }
td i { font-style: normal; color: var(--soft); font-size: .92em; white-space: nowrap; }
th { color: var(--soft); font-weight: 600; vertical-align: bottom; }
.sorts { cursor: pointer; } .sorts:hover { color: var(--ink); }
th[aria-sort=descending]::after { content: " \25be"; }
th[aria-sort=ascending]::after { content: " \25b4"; }
.scroll { overflow-x: auto; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
summary { cursor: pointer; color: var(--accent); padding: .4rem 0; }
dt { font-weight: 600; margin-top: .5rem; } dd { margin: 0; }
code, pre { font: .85rem/1.45 ui-monospace, "SFMono-Regular", Menlo, monospace; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 6px;
  padding: .7rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.chip { display: inline-block; width: .7em; height: .7em; border-radius: 2px;
  margin-right: .45em; }
a { color: var(--accent); text-underline-offset: .15em; }
@media (max-width: 30rem) { body { font-size: 16px; } main { padding: 1.3rem .8rem 3rem; }
  figure { margin: 1rem -.8rem; padding: .9rem .6rem .7rem; border-width: 1px 0;
    border-radius: 0; } .keys { margin-bottom: -.2rem; } h1 { font-size: 1.45rem; } .lead li:first-child { font-size: 1.12rem; } }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print { @page { size: A4; margin: 15mm 14mm; }
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #ccc; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10pt; } main { max-width: none; padding: 0; }
  h1 { font-size: 17pt; } h2 { margin-top: 1.6rem; break-after: avoid; }
  figure { border: none; padding: 0; margin: 1rem 0; } figure h3 { margin-bottom: .4rem; }
  figure svg { max-width: 116mm; max-height: 220mm; } figure[hidden] { display: block; }
  tr, dt, pre { break-inside: avoid; } thead { display: table-header-group; }
  table { font-size: 7.5pt; } th, td { padding: .1rem .25rem; }
  .many { font-size: 6.5pt; } .many i { display: block; } h3 { break-after: avoid; } .scroll { overflow: visible; }
  nav, .keys, .tip, figcaption a { display: none; } summary { color: #000; font-weight: 600; }
  details::details-content { content-visibility: visible; } }
)css";

constexpr const char* kScript = R"js(
(function () {
  function all(selector, root) { return Array.from((root || document).querySelectorAll(selector)); }
  function made(name, kind) {
    var element = document.createElement(name);
    element.className = kind;
    return element;
  }
  // Heads of columns sort their table.
  all('th[data-sort]').forEach(function (head) {
    head.tabIndex = 0;
    head.className = 'sorts';
    head.title = 'Sort';
    function sort() {
      var body = head.closest('table').tBodies[0], column = head.cellIndex;
      var down = head.getAttribute('aria-sort') !== 'descending';
      function value(row) {
        var number = /[+-]?[0-9.]+/.exec(row.cells[column].textContent);
        return number ? parseFloat(number[0]) : -Infinity;
      }
      Array.from(body.rows)
        .sort(function (a, b) { return (down ? 1 : -1) * (value(b) - value(a)); })
        .forEach(function (row) { body.appendChild(row); });
      all('th', head.parentNode).forEach(function (h) { h.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    }
    head.addEventListener('click', sort);
    head.addEventListener('keydown', function (event) {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); sort(); }
    });
  });
  // Charts of several systems, one at a time.
  all('.switch').forEach(function (box) {
    var figures = all('figure', box), keys = made('div', 'keys');
    if (figures.length < 2) return;
    keys.setAttribute('role', 'group');
    keys.setAttribute('aria-label', box.dataset.name);
    function show(chosen) {
      figures.forEach(function (figure, i) {
        figure.hidden = figure !== chosen;
        keys.children[i].setAttribute('aria-pressed', figure === chosen);
      });
    }
    figures.forEach(function (figure) {
      var key = made('button', '');
      key.type = 'button';
      key.textContent = figure.dataset.label;
      key.addEventListener('click', function () { show(figure); });
      keys.appendChild(key);
    });
    box.insertBefore(keys, figures[0]);
    show(figures[0]);
  });
  // Values under the pointer: the marks' own titles, shown at once.
  var tip = document.body.appendChild(made('div', 'tip')), title = null, mark = null;
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  function place(event) {
    var wide = document.documentElement.clientWidth - tip.offsetWidth - 8;
    tip.style.left = Math.max(8, Math.min(event.clientX + 12, wide)) + 'px';
    tip.style.top = Math.max(8, event.clientY - tip.offsetHeight - 12) + 'px';
  }
  document.addEventListener('pointerover', function (event) {
    if (title) mark.insertBefore(title, mark.firstChild);
    title = null;
    mark = event.target;
    while (mark && mark.closest && mark.closest('svg') && mark.tagName !== 'svg') {
      if (mark.firstElementChild && mark.firstElementChild.tagName === 'title') {
        title = mark.removeChild(mark.firstElementChild);
        break;
      }
      mark = mark.parentNode;
    }
    tip.hidden = !title;
    if (title) { tip.textContent = title.textContent; place(event); }
  });
  document.addEventListener('pointermove', function (event) { if (title) place(event); });
  window.addEventListener('beforeprint', function () {
    all('details').forEach(function (details) { details.open = true; });
  });
})();
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
