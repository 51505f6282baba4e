// The live page: controls, workers, and what follows them. Numbers, words and pictures come from the
// engine; here they are only asked for and put in their places.
(function () {
  "use strict";
  var kFrame = 1024, kBackground = 262144, kChunk = 8192;
  var data = JSON.parse(document.getElementById("data").textContent);
  var kRest = data.runs;  // as many as the static report has
  var controls = JSON.parse(document.getElementById("control-data").textContent);
  var trouble = document.getElementById("trouble"), panel = document.getElementById("controls");
  var chosen = {};     // key -> value, of the controls that a reader moved, in the order of moving
  var shownRun = -1, turn = 0, workers = [], moving = false, timer = 0;

  function el(name, kind, words) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (words !== undefined) made.textContent = words;
    return made;
  }
  function say(words) { trouble.textContent = words; trouble.hidden = !words; }
  function written(control, value) {
    if (control.whole) return String(Math.round(value));
    return String(Math.round(value * 1e6) / 1e6);
  }
  function settings() {
    return Object.keys(chosen).map(function (key) { return key + "=" + chosen[key]; });
  }

  // The fragment is the command line's own words.
  function fragment() {
    var parts = settings();
    return parts.length ? "#" + parts.concat("digest=" + data.digest.slice(0, 12)).join("&") : "";
  }
  function readFragment() {
    var faults = [], wanted = {}, words = "";
    try {
      words = decodeURIComponent(location.hash.slice(1));
    } catch (error) { faults.push("The link's settings cannot be read."); }
    words.split("&").filter(Boolean).forEach(function (part) {
      var at = part.indexOf("="), key = part.slice(0, at), text = part.slice(at + 1);
      if (key === "digest") {
        if (data.digest.indexOf(text) !== 0) faults.push("The link is of another scenario than this page.");
        return;
      }
      var control = controls.filter(function (one) { return one.key === key; })[0], value = Number(text);
      if (at < 0 || !control) { faults.push("The link has '" + part + "', which this page does not know."); return; }
      if (text === "" || !(value >= control.least && value <= control.most)) {
        faults.push("The link has " + key + "=" + text + "; it goes from " + control.least + " to " + control.most + ".");
        return;
      }
      wanted[key] = written(control, value);
    });
    if (faults.length) { say(faults.join("\n") + "\nThe page shows the scenario as it was shipped."); return; }
    chosen = wanted;
  }

  // Controls.
  var kGroups = { strength: "How strong they are", candidates: "Candidates", law: "The law", certainty: "How sure we are" };
  function percent(control) { return control.share ? 100 : 1; }
  function setControl(control, value) {
    control.slider.value = value;
    control.field.value = Math.round(value * percent(control) * 1000) / 1000;
    control.row.className = "control" + (chosen[control.key] !== undefined ? " moved" : "");
    control.reset.hidden = chosen[control.key] === undefined;
    if (control.toggle) control.box.checked = value < control.most;
    if (control.word) control.word.textContent = certainty(control, value);
  }
  function certainty(control, value) {
    return value < 0.6 * control.value ? "calm" : value > 1.5 * control.value ? "stormy" : "usual";
  }
  function move(control, value, rests) {
    value = Math.min(control.most, Math.max(control.least, value));
    if (control.group === "strength") value = Math.min(value, room(control));
    delete chosen[control.key];
    chosen[control.key] = written(control, value);
    if (Math.abs(Number(chosen[control.key]) - control.value) < 1e-9 && control.group !== "strength")
      delete chosen[control.key];
    setControl(control, value);
    ask(rests);
  }
  // Those that were moved hold; the others give way, so one of them at least must be left: the one
  // that was moved longest ago is released. What they leave is the most that a party can have.
  function room(control) {
    var others = controls.filter(function (one) { return one.group === "strength" && one !== control; });
    var held = others.filter(function (one) { return chosen[one.key] !== undefined; });
    if (others.length && held.length === others.length) {
      var order = Object.keys(chosen), first = held.sort(function (a, b) {
        return order.indexOf(a.key) - order.indexOf(b.key);
      })[0];
      delete chosen[first.key];
      held = held.filter(function (one) { return one !== first; });
    }
    var sum = held.reduce(function (all, one) { return all + Number(chosen[one.key]); }, 0);
    return Math.max(control.least, Math.floor(200 * (0.98 - sum)) / 200);
  }
  function build() {
    var boxes = {};
    var head = el("p"), all = el("button", "", "All as shipped");
    all.type = "button";
    all.addEventListener("click", function () {
      chosen = {};
      controls.forEach(function (one) { setControl(one, one.value); });
      ask(true);
    });
    head.appendChild(all);
    panel.appendChild(head);
    controls.forEach(function (control, i) {
      var box = boxes[control.group];
      if (!box) {
        box = boxes[control.group] = el("fieldset");
        box.appendChild(el("legend", "", kGroups[control.group]));
        panel.appendChild(box);
        if (control.group === "strength")
          box.appendChild(el("small", "soft", "What is moved holds; the others give way in proportion."));
      }
      var row = control.row = el("div", "control"), label = el("label", "", control.label);
      control.slider = el("input");
      control.field = el("input");
      control.reset = el("button", "", "as shipped");
      control.reset.type = "button";
      control.slider.type = "range";
      control.field.type = "number";
      control.slider.id = "slider-" + i;
      label.htmlFor = control.slider.id;
      control.slider.min = control.least; control.slider.max = control.most; control.slider.step = control.step;
      control.field.min = control.least * percent(control); control.field.max = control.most * percent(control);
      control.field.step = "any";
      control.field.setAttribute("aria-label", control.label + (control.share ? ", percent" : "") + (control.detail ? ", " + control.detail : ""));
      control.reset.setAttribute("aria-label", control.label + " as shipped");
      row.appendChild(label);
      if (control.toggle) {
        control.box = el("input");
        control.box.type = "checkbox";
        control.box.id = control.slider.id;
        control.box.addEventListener("change", function () {
          move(control, control.box.checked ? control.least : control.most, true);
        });
        row.appendChild(control.box);
        row.appendChild(control.reset);
      } else {
        row.appendChild(control.field);
        row.appendChild(control.reset);
        row.appendChild(control.slider);
        var ticks = el("datalist"), tick = el("option");
        ticks.id = "shipped-" + i;
        tick.value = control.value;
        ticks.appendChild(tick);
        row.appendChild(ticks);
        control.slider.setAttribute("list", ticks.id);
      }
      if (control.group === "certainty") row.appendChild(control.word = el("small"));
      if (control.detail) row.appendChild(el("small", "", control.detail));
      box.appendChild(row);
      control.slider.addEventListener("input", function () { move(control, Number(control.slider.value), false); });
      control.slider.addEventListener("change", function () { ask(true); });
      control.field.addEventListener("change", function () {
        var value = Number(control.field.value) / percent(control);
        if (control.field.value === "" || !isFinite(value)) setControl(control, control.value);
        else move(control, value, true);
      });
      control.reset.addEventListener("click", function () {
        delete chosen[control.key];
        setControl(control, control.value);
        ask(true);
      });
      setControl(control, chosen[control.key] === undefined ? control.value : Number(chosen[control.key]));
    });
    panel.hidden = false;
  }

  // Workers: each with a module of its own.
  // basE91, as sim/report/paper/markup.hpp has it; the length stands before it.
  var kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,./:;=>?@[]^_`{|}~\"\\";
  function unpack(id) {
    var text = document.getElementById(id).textContent, place = new Uint8Array(128), at = text.indexOf(" ");
    var bytes = new Uint8Array(Number(text.slice(0, at))), n = 0, queue = 0, held = 0;
    for (var k = 0; k < 91; ++k) place[kLetters.charCodeAt(k)] = k;
    for (var i = at + 1; i < text.length; i += 2) {
      var value = place[text.charCodeAt(i)] + (i + 1 < text.length ? 91 * place[text.charCodeAt(i + 1)] : 0);
      queue |= value << held;
      held += (value & 8191) > 88 ? 13 : 14;
      for (; held > 7 && n < bytes.length; held -= 8, queue >>>= 8) bytes[n++] = queue & 255;
    }
    if (n < bytes.length) bytes[n] = queue & 255;
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }
  function Worker_(url) {
    var worker = new Worker(url), waiting = {}, next = 0, self = this;
    this.busy = 0;
    worker.onmessage = function (event) {
      var one = waiting[event.data.id];
      delete waiting[event.data.id];
      --self.busy;
      if (event.data.error !== undefined) one[1](new Error(event.data.error)); else one[0](event.data.result);
    };
    worker.onerror = function () { say("The engine cannot be started in this browser; the page shows the scenario as it was shipped."); };
    this.post = function (message) {
      ++self.busy;
      message.id = ++next;
      return new Promise(function (done, failed) { waiting[message.id] = [done, failed]; worker.postMessage(message); });
    };
    this.steps = function (list) { return self.post({ steps: list }); };
  }
  function opening(quick) { return ["open", data.scenario, data.settings.concat(settings()).join("\n"), quick ? 1 : 0]; }

  function draw(chart) {
    var figure = document.getElementById(chart.id);
    if (!figure) return;
    figure.querySelector(".wide").innerHTML = chart.svg;
    figure.querySelector(".narrow").innerHTML = chart.narrow;
    figure.querySelector("figcaption").textContent = chart.note;
  }
  function show(text, atRest) {
    var view = JSON.parse(text);
    document.getElementById("sentence").setAttribute("aria-live", atRest ? "polite" : "off");
    document.getElementById("sentence").textContent = view.sentence;
    document.getElementById("state").textContent = (view.runs).toLocaleString("en") +
      " elections; means known within " + view.known_within.toFixed(2) + " seats." + (atRest ? "" : " Moving: nearly exact.");
    view.charts.forEach(draw);
    controls.forEach(function (one) {
      if (view.values[one.key] !== undefined && document.activeElement !== one.field && document.activeElement !== one.slider)
        setControl(one, view.values[one.key]);
    });
    if (!atRest) return;
    shownRun = view.run;
    var list = document.getElementById("sentences");
    list.textContent = "";
    view.sentences.forEach(function (words) { list.appendChild(el("li", "", words)); });
    document.getElementById("command").textContent = "kenesh run " + data.name + " --no-prior --runs " + view.runs +
      " --seed " + data.seed + data.settings.concat(settings()).map(function (one) { return " --set " + one; }).join("");
    table(view);
    document.dispatchEvent(new CustomEvent("rest", { detail: view }));
  }
  function table(view) {
    var body = document.querySelector("#table-seats tbody");
    body.textContent = "";
    view.parties.forEach(function (party) {
      var row = body.insertRow(), name = row.insertCell(), chip = el("span", "chip");
      chip.style.background = party.color;
      name.appendChild(chip);
      name.appendChild(document.createTextNode(party.name));
      party.systems.concat(party.change || []).forEach(function (spread, i) {
        var cell = row.insertCell(), plus = i >= party.systems.length ? "+" : "";
        function number(value, digits) { return (value > 0 ? plus : "") + value.toFixed(digits); }
        cell.textContent = number(spread.mean, 1) + " ";
        if (spread.q05 !== undefined) cell.appendChild(el("i", "", "(" + number(spread.q05, 0) + " to " + number(spread.q95, 0) + ")"));
      });
    });
  }

  // While a slider moves, whichever worker is free takes the newest setting; older answers are left.
  function ask(rests) {
    ++turn;
    say("");
    clearTimeout(timer);
    history.replaceState(null, "", location.pathname + location.search + fragment());
    if (rests) { rest(turn); return; }
    moving = true;
    timer = setTimeout(function () { rest(turn); }, 250);
    frame();
  }
  var framed = 0;
  function frame() {
    var free = workers.filter(function (one) { return one.busy === 0; })[0];
    if (!free || !moving || framed === turn) return;
    var mine = framed = turn;
    free.steps([opening(true), ["simulate", 0, kFrame], ["view", Math.max(0, shownRun)]]).then(function (text) {
      if (moving && mine >= (frame.shown || 0)) { frame.shown = mine; show(text, false); }
      frame();
    }, function () { frame(); });
  }
  function failed(mine, error) { if (mine === turn) say(error.message); }
  function rest(mine) {
    moving = false;
    clearTimeout(timer);
    var share = kRest / workers.length, first = workers[0];
    Promise.all(workers.map(function (worker, i) {
      return worker.steps([opening(false), ["simulate", i * share, share]].concat(i ? [["counts"]] : []));
    })).then(function (counts) {
      if (mine !== turn) return null;
      return first.steps(counts.slice(1).map(function (one) { return ["add", one]; }).concat([["view", -1]]));
    }).then(function (text) {
      if (mine !== turn || text === null) return;
      show(text, true);
      document.body.dataset.rest = mine;
      background(mine, kRest);
    }).catch(function (error) { failed(mine, error); });
  }
  // More elections as long as nothing moves; what is known is told at each doubling.
  function background(mine, done) {
    if (mine !== turn || done >= kBackground) return;
    var first = workers[0], next = Math.min(2 * done, kBackground), at = done, left = workers.length;
    function deal(worker, i) {
      if (mine !== turn) return;
      if (at >= next) { if (--left === 0) first.steps([["view", -1]]).then(function (text) {
        if (mine !== turn) return;
        show(text, true);
        background(mine, next);
      }, function () {}); return; }
      var from = at;
      at += kChunk;
      var steps = i ? [["clear"], ["simulate", from, kChunk], ["counts"]] : [["simulate", from, kChunk]];
      worker.steps(steps).then(function (counts) {
        if (mine !== turn) return null;
        return i ? first.steps([["add", counts]]) : null;
      }).then(function () { deal(worker, i); }, function () {});
    }
    workers.forEach(deal);
  }

  function start() {
    if (typeof DecompressionStream === "undefined" || typeof WebAssembly === "undefined" || typeof Worker === "undefined") {
      say("This browser lacks what the engine needs (WebAssembly, workers, DecompressionStream); the page shows the scenario as it was shipped.");
      return;
    }
    if (/[?&]embed\b/.test(location.search)) document.body.classList.add("embed");
    readFragment();
    Promise.all([unpack("module"), unpack("glue")]).then(function (parts) {
      var script = new TextDecoder().decode(parts[1]) + "\n" + JSON.parse(document.getElementById("worker").textContent);
      var url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
      for (var i = 0; i < Math.min(4, Math.max(1, navigator.hardwareConcurrency || 2)); ++i) workers.push(new Worker_(url));
      return Promise.all(workers.map(function (worker) { return worker.post({ module: parts[0], files: data.files }); }));
    }).then(function (versions) {
      if (versions[0].split(" ")[0] !== data.version)
        throw new Error("The engine in this page is version " + versions[0] + ", the page is of " + data.version + ".");
      build();
      rest(turn);
    }).catch(function (error) {
      say("The engine could not be started (" + error.message + "); the page shows the scenario as it was shipped.");
    });
  }
  // What asked.js needs: the worker that is free at rest, and the one that has counted everything.
  document.kenesh = {
    turn: function () { return turn; },
    steps: function (list) { return workers[workers.length - 1].steps(list); },
    summary: function () { return workers[0].steps([["summary_table"]]); },
    house: function (view) { draw(view.charts[0]); },
    failed: function (error) { say(error.message); }
  };
  start();
})();
