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
        var cell = row.cells[column], number = /[+-]?[0-9.]+/.exec(cell.textContent);
        if (cell.dataset.value) return parseFloat(cell.dataset.value);
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
  // A picture with its words, to be taken along: title, picture, how to read it, where it is from.
  function standalone(figure) {
    var svg = all('svg', figure)[0], box = svg.viewBox.baseVal, wide = Math.max(box.width, 520);
    var pen = made('canvas', '').getContext('2d'), y = 0, space = 'http://www.w3.org/2000/svg';
    var out = document.createElementNS(space, 'svg');
    function words(text, size, weight, color) {
      var line = '';
      pen.font = weight + ' ' + size + 'px sans-serif';
      function put() {
        var element = document.createElementNS(space, 'text');
        y += size * 1.35;
        [['x', 20], ['y', y], ['font-size', size], ['font-weight', weight], ['fill', color]]
          .forEach(function (pair) { element.setAttribute(pair[0], pair[1]); });
        element.textContent = line;
        out.appendChild(element);
      }
      text.split(/ +/).forEach(function (word) {
        if (line && pen.measureText(line + ' ' + word).width > wide) { put(); line = ''; }
        line += (line ? ' ' : '') + word;
      });
      if (line) put();
      y += 6;
    }
    var ground = document.createElementNS(space, 'rect'), inner = svg.cloneNode(true);
    out.appendChild(ground);
    y = 12;
    words(all('h3', figure)[0].textContent +
      (figure.dataset.label ? ': ' + figure.dataset.label : ''), 18, 700, '#1d2330');
    words(document.title, 12, 400,
      '#5a6375');
    [['x', 20], ['y', y + 6], ['width', wide], ['height', box.height * wide / box.width]]
      .forEach(function (pair) { inner.setAttribute(pair[0], pair[1]); });
    out.appendChild(inner);
    y += 12 + box.height * wide / box.width;
    var note = all('figcaption', figure)[0].cloneNode(true);
    all('a', note).forEach(function (link) { link.remove(); });
    words(note.textContent.trim(), 12, 400, '#5a6375');
    var repeat = all('#repeat ~ p')[0];
    if (repeat) words(repeat.dataset.credit || repeat.textContent.trim(), 11, 400, '#5a6375');
    y += 8;
    [['xmlns', space], ['viewBox', '0 0 ' + (wide + 40) + ' ' + y], ['width', wide + 40],
     ['height', y], ['font-family', 'system-ui, sans-serif'], ['color', '#1d2330']]
      .forEach(function (pair) { out.setAttribute(pair[0], pair[1]); });
    [['width', '100%'], ['height', '100%'], ['fill', '#ffffff']]
      .forEach(function (pair) { ground.setAttribute(pair[0], pair[1]); });
    return new XMLSerializer().serializeToString(out);
  }
  function picture(figure, use) {
    var image = new Image(), url = URL.createObjectURL(
      new Blob([standalone(figure)], { type: 'image/svg+xml' }));
    image.onload = function () {
      var canvas = made('canvas', '');
      canvas.width = image.width * 2;
      canvas.height = image.height * 2;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(url);
      canvas.toBlob(use, 'image/png');
    };
    image.src = url;
  }
  function download(blob, name) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }
  function button(box, words, act) {
    var key = box.appendChild(made('button', ''));
    key.type = 'button';
    key.textContent = words;
    key.addEventListener('click', function () { act(key); });
  }
  all('figure').forEach(function (figure) {
    var box = figure.appendChild(made('div', 'tools'));
    button(box, 'PNG', function () {
      picture(figure, function (blob) { download(blob, figure.id + '.png'); });
    });
    button(box, 'SVG', function () {
      download(new Blob([standalone(figure)], { type: 'image/svg+xml' }), figure.id + '.svg');
    });
    if (window.ClipboardItem && navigator.clipboard) button(box, 'Copy', function (key) {
      picture(figure, function (blob) {
        navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
          .then(function () { key.textContent = 'Copied'; },
                function () { key.textContent = 'Not allowed'; });
      });
    });
  });
  all('.scroll').forEach(function (box) {
    var tools = made('div', 'tools');
    box.parentNode.insertBefore(tools, box.nextSibling);
    button(tools, 'CSV', function () {
      var lines = all('tr', box).map(function (row) {
        return Array.from(row.cells).map(function (cell) {
          var words = cell.textContent.trim();
          // No cell is a formula to a spreadsheet.
          if (/^[=@]|^[+-](?![0-9.])/.test(words)) words = "'" + words;
          return '"' + words.replace(/"/g, '""') + '"';
        }).join(',');
      });
      download(new Blob([lines.join('\r\n') + '\r\n'], { type: 'text/csv' }), box.id + '.csv');
    });
  });
  // Which district: marks on the map whatever holds the words, and says what it knows of it.
  all('figure[id^=districts]').forEach(function (figure) {
    var box = made('div', 'find'), label = document.createElement('label');
    var input = document.createElement('input'), said = document.createElement('output');
    label.textContent = 'Find a district ';
    input.type = 'search';
    label.appendChild(input);
    box.appendChild(label);
    box.appendChild(said);
    figure.insertBefore(box, all('h3', figure)[0].nextSibling);
    input.addEventListener('input', function () {
      var wanted = input.value.trim().toLowerCase(), found = [];
      all('rect[fill-opacity]', figure).forEach(function (mark) {
        var words = mark.textContent, where = words.split(':')[0].toLowerCase();
        var whole = ' ' + where + ' ';
        var hit = wanted && (/^[0-9]+$/.test(wanted) ? whole.indexOf(' ' + wanted + ' ') >= 0 ||
          whole.indexOf(' ' + wanted + ',') >= 0 : where.indexOf(wanted) >= 0);
        mark.setAttribute('class', hit ? 'found' : '');
        if (hit && found.indexOf(words) < 0) found.push(words);
      });
      said.textContent = !wanted ? '' : found.length === 0 ? 'No such district.' :
        found.length > 3 ? found.length + ' districts.' : found.join('; ');
    });
  });
})();
