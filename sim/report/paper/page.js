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
