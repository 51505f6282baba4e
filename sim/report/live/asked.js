// What a reader asks of the elections at rest: who governs together, given what, one election in
// full, and what to take along. live.js says when they rest (the event "rest").
(function () {
  "use strict";
  var kSample = 4096, kFew = 200;
  var page = null, view = null, sample = null, seen = -1;
  var together = {}, given = { party: -1, system: 0, least: 1 };

  function el(name, kind, words) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (words !== undefined) made.textContent = words;
    return made;
  }
  function button(words, act) {
    var made = el("button", "", words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }
  function choice(label, names, at, act) {
    var made = el("select");
    made.setAttribute("aria-label", label);
    names.forEach(function (name, i) { made.appendChild(new Option(name, i)); });
    made.value = at;
    made.addEventListener("change", function () { act(Number(made.value)); });
    return made;
  }
  function names(list) { return list.map(function (one) { return one.name; }); }
  function clear(id) {
    var box = document.getElementById(id);
    box.textContent = "";
    box.hidden = false;
    return box;
  }

  // A chance of n elections as the engine tells it, in 100 with its error (binomial, two deviations).
  function inHundred(hits, n) {
    var p = hits / n, error = 100 * 2 * Math.sqrt(Math.max(p * (1 - p), 1 / n) / n);
    return (hits === 0 ? "none of " + n : hits === n ? "all of " + n : (100 * p).toFixed(0) + " in 100") +
      (hits === 0 || hits === n ? "" : " (known within " + Math.max(1, Math.ceil(error)) + ")");
  }
  function fits(run) {
    return given.party < 0 || sample.systems[given.system][run][given.party] >= given.least;
  }
  function governed(system, list) {
    var need = Math.floor(view.systems[system].house / 2) + 1, n = 0, hits = 0;
    sample.systems[system].forEach(function (seats, run) {
      if (!fits(run)) return;
      ++n;
      var sum = list.reduce(function (all, k) { return all + seats[k]; }, 0);
      if (sum >= need) ++hits;
    });
    return { n: n, hits: hits, need: need };
  }
  function meanSeats(system, k) {
    var n = 0, sum = 0;
    sample.systems[system].forEach(function (seats, run) { if (fits(run)) { ++n; sum += seats[k]; } });
    return n ? sum / n : 0;
  }

  function answer(box) {
    var old = box.querySelector(".answer"), out = el("div", "answer");
    out.setAttribute("aria-live", "polite");
    var list = view.parties.map(function (one, k) { return k; })
      .filter(function (k) { return together[view.parties[k].id]; });
    var one = governed(0, list);
    if (given.party >= 0)
      out.appendChild(el("p", "", "Such elections: " + inHundred(one.n, sample.systems[0].length) + "." +
        (one.n < kFew ? " Fewer than " + kFew + " of " + sample.systems[0].length + " fit: too few to say more than roughly." : "")));
    if (list.length && one.n)
      view.systems.forEach(function (system, s) {
        var chance = governed(s, list);
        out.appendChild(el("p", "", system.name + ": " + list.map(function (k) { return view.parties[k].name; }).join(" + ") +
          " have a majority (" + chance.need + " of " + system.house + ") in " + inHundred(chance.hits, chance.n) + " elections."));
      });
    if (given.party >= 0 && one.n) {
      out.appendChild(el("p", "soft", "Mean seats in such elections:"));
      view.systems.forEach(function (system, s) {
        out.appendChild(el("p", "", system.name + ": " + view.parties.map(function (party, k) {
          return party.name + " " + meanSeats(s, k).toFixed(1);
        }).join(", ") + "."));
      });
    }
    if (!list.length && given.party < 0) out.appendChild(el("p", "soft", "Tick parties to see how often they have a majority together."));
    if (old) box.replaceChild(out, old); else box.appendChild(out);
  }
  function govern() {
    var box = clear("govern"), parties = el("p"), chip = el("p");
    box.appendChild(el("h2", "", "Who can govern together"));
    view.parties.forEach(function (party) {
      var label = el("label"), tick = el("input");
      tick.type = "checkbox";
      tick.checked = !!together[party.id];
      tick.addEventListener("change", function () { together[party.id] = tick.checked; answer(box); });
      label.appendChild(tick);
      label.appendChild(document.createTextNode(" " + party.name));
      parties.appendChild(label);
    });
    box.appendChild(parties);
    chip.appendChild(document.createTextNode("Given: only elections in which "));
    chip.appendChild(choice("party of the condition", ["(no condition)"].concat(names(view.parties)), given.party + 1, function (k) {
      given.party = k - 1;
      answer(box);
    }));
    chip.appendChild(document.createTextNode(" wins at least "));
    var least = el("input");
    least.type = "number"; least.min = 0; least.step = 1; least.value = given.least;
    least.setAttribute("aria-label", "seats of the condition");
    least.addEventListener("change", function () {
      given.least = Math.max(0, Math.round(Number(least.value) || 0));
      least.value = given.least;
      answer(box);
    });
    chip.appendChild(least);
    chip.appendChild(document.createTextNode(" seats in "));
    chip.appendChild(choice("system of the condition", names(view.systems), given.system, function (s) { given.system = s; answer(box); }));
    box.appendChild(chip);
    answer(box);
  }

  // One election in full: who stood and who was elected, district by district.
  var number = 1, system = 0, district = 0, replayed = null;
  function candidates(box) {
    var old = box.querySelector(".election"), out = el("div", "election");
    if (replayed) {
      var told = replayed.systems[system], all = [];
      told.tiers.forEach(function (tier) { all = all.concat(tier.districts || []); });
      var byId = {};
      view.parties.forEach(function (party) { byId[party.id] = party.name; });
      function name(id) { return byId[id] || id; }
      out.appendChild(el("p", "", told.name + ": " + told.choices.filter(function (one) { return one.seats > 0; })
        .map(function (one) { return name(one.id) + " " + one.seats; }).join(", ") + "."));
      if (all.length) {
        district = Math.min(district, all.length - 1);
        var pick = el("p");
        pick.appendChild(document.createTextNode("District "));
        pick.appendChild(choice("district", all.map(function (one) { return one.id; }), district, function (d) { district = d; candidates(box); }));
        out.appendChild(pick);
        var table = el("table"), head = table.createTHead().insertRow(), rows = table.createTBody();
        ["Candidate", "Votes", ""].forEach(function (words) { head.appendChild(el("th", "", words)); });
        all[district].candidates.slice(0, 20).forEach(function (one) {
          var row = rows.insertRow();
          row.insertCell().textContent = name(one.choice) + (one.gender ? " (" + one.gender + ")" : "");
          row.insertCell().textContent = one.votes.toLocaleString("en");
          row.insertCell().textContent = one.elected ? (one.how === "gender" ? "elected by the gender rule" : "elected") : one.passed_over ? "passed over by the gender rule" : "";
        });
        out.appendChild(table);
      }
    }
    if (old) box.replaceChild(out, old); else box.appendChild(out);
  }
  function look(box) {
    var mine = page.turn();
    box.querySelector("input").value = number;
    page.steps([["replay", number - 1]]).then(function (text) {
      if (mine !== page.turn()) return null;
      replayed = JSON.parse(text);
      candidates(box);
      return page.steps([["view", number - 1]]);
    }).then(function (text) { if (text && mine === page.turn()) page.house(JSON.parse(text)); }, page.failed);
  }
  function one() {
    var box = clear("one"), bar = el("p"), field = el("input");
    box.appendChild(el("h2", "", "One election at a time"));
    field.type = "number"; field.min = 1; field.value = number;
    field.setAttribute("aria-label", "number of the election");
    function go(to) { number = Math.min(1073741824, Math.max(1, Math.round(to) || 1)); look(box); }
    bar.appendChild(button("Previous", function () { go(number - 1); }));
    bar.appendChild(field);
    bar.appendChild(button("Next", function () { go(number + 1); }));
    bar.appendChild(choice("system shown", names(view.systems), system, function (s) { system = s; district = 0; candidates(box); }));
    field.addEventListener("change", function () { go(Number(field.value)); });
    box.appendChild(bar);
    box.appendChild(el("p", "soft", "Each election is drawn anew; the half-circles above show the one that is chosen here."));
    if (replayed) look(box);
  }

  // Files in one (POSIX.1-1988, ustar): a scenario and the tables that it names.
  function archive(files) {
    var parts = [], encoder = new TextEncoder();
    Object.keys(files).forEach(function (path) {
      var body = encoder.encode(files[path]), head = new Uint8Array(512);
      function put(at, words) { head.set(encoder.encode(words), at); }
      put(0, path); put(100, "0000644\0"); put(108, "0000000\0"); put(116, "0000000\0");
      put(124, body.length.toString(8).padStart(11, "0") + "\0"); put(136, "00000000000\0");
      put(148, "        "); put(156, "0"); put(257, "ustar\x0000");
      var sum = head.reduce(function (all, one) { return all + one; }, 0);
      put(148, sum.toString(8).padStart(6, "0") + "\0 ");
      parts.push(head, body, new Uint8Array((512 - body.length % 512) % 512));
    });
    parts.push(new Uint8Array(1024));
    return parts;
  }
  function save(name, what, kind) {
    var link = el("a"), url = URL.createObjectURL(new Blob([].concat(what), { type: kind }));
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(url); }, 1000);
  }
  function copy(words, which) {
    var done = function () { which.textContent = "Copied"; };
    if (navigator.clipboard && navigator.clipboard.writeText) { navigator.clipboard.writeText(words).then(done, function () {}); return; }
    var field = el("textarea");
    field.value = words;
    document.body.appendChild(field);
    field.select();
    if (document.execCommand("copy")) done();
    field.remove();
  }
  function share() {
    var box = clear("share"), bar = el("p");
    box.appendChild(el("h2", "", "Take it along"));
    bar.appendChild(button("Copy link", function (event) { copy(location.href, event.target); }));
    bar.appendChild(button("Copy command", function (event) { copy(document.getElementById("command").textContent, event.target); }));
    bar.appendChild(button("scenario.toml", function () {
      page.steps([["scenario"]]).then(function (text) {
        var files = JSON.parse(text), paths = Object.keys(files);
        if (paths.length === 1) save("scenario.toml", files[paths[0]], "application/toml");
        else save("scenario.tar", archive(files), "application/x-tar");
      }, page.failed);
    }));
    bar.appendChild(button("summary.csv", function () {
      page.summary().then(function (text) { save("summary.csv", text, "text/csv"); }, page.failed);
    }));
    box.appendChild(bar);
  }

  document.addEventListener("rest", function (event) {
    page = document.kenesh;
    view = event.detail;
    if (seen === page.turn()) return;
    var mine = seen = page.turn();
    page.steps([["sample", kSample]]).then(function (text) {
      if (mine !== page.turn()) return;
      sample = JSON.parse(text);
      govern();
      one();
      share();
      document.body.dataset.asked = mine;
    }, page.failed);
  });
})();
