// Runs elections in a worker of the live page; createKenesh stands above, from kenesh.js.
// A message { id, steps } is answered by { id, result } of its last step, or { id, error }.
"use strict";
var kenesh = null;
var types = { open: ["string", "string", "number"], simulate: ["number", "number"], add: ["string"],
  clear: [], counts: [], summary: [], summary_table: [], view: ["number"], sample: ["number"],
  replay: ["number"], scenario: [], version: [] };
var codes = { open: true, simulate: true, add: true, clear: true };
function call(name, words) {
  var kind = codes[name] ? "number" : "string";
  var result = kenesh.ccall("kenesh_" + name, kind, types[name], words);
  if (codes[name] ? result !== 0 : !result)
    throw new Error(kenesh.ccall("kenesh_messages", "string", [], []));
  return result;
}
function start(message) {
  return createKenesh({ wasmBinary: message.module }).then(function (module) {
    kenesh = module;
    Object.keys(message.files).forEach(function (path) {
      module.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
      module.FS.writeFile(path, message.files[path]);
    });
    return call("version", []);
  });
}
self.onmessage = function (event) {
  var message = event.data;
  var work = message.module ? start(message) : new Promise(function (done) {
    var result = null;
    message.steps.forEach(function (step) { result = call(step[0], step.slice(1)); });
    done(result);
  });
  work.then(function (result) { self.postMessage({ id: message.id, result: result }); },
    function (error) { self.postMessage({ id: message.id, error: String(error && error.message || error) }); });
};
