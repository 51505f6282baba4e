// Has the module the bytes of the program? node tests/web/same_bytes.mjs KENESH.JS PROGRAM SHIPPED
// SHIPPED: the folder with scenarios/ and districts/. Of all shipped scenarios every file of a result folder is
// compared but the manifest, which holds times; then the table of hashes is asked.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [script, program, shipped] = process.argv.slice(2).map((word) => resolve(word));
const runs = { vector: 4096, reference: 400 };
const kenesh = await createRequire(import.meta.url)(script)();
const scratch = mkdtempSync(join(tmpdir(), "kenesh-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const native = (...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });
const call = (name, types, words) => kenesh.ccall(name, "number", types, words);
const messages = () => kenesh.ccall("kenesh_messages", "string", [], []);
const run = (file, settings, shard, shards, engine, folder) =>
    call("kenesh_run", ["string", "string", "number", "number", "string", "string"],
        [file, settings.join("\n"), shard, shards, engine, folder]);

/** The names of all files below a folder; list(folder) has entries with name and whether they are folders. */
function filesBelow(folder, list, prefix = "") {
    return list(folder).flatMap(({ name, isFolder }) => isFolder
        ? filesBelow(`${folder}/${name}`, list, `${prefix}${name}/`) : [prefix + name]).sort();
}
const onDisk = (folder) => readdirSync(folder, { withFileTypes: true })
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
const inModule = (folder) => kenesh.FS.readdir(folder).filter((name) => name !== "." && name !== "..")
    .map((name) => ({ name, isFolder: kenesh.FS.isDir(kenesh.FS.stat(`${folder}/${name}`).mode) }));

for (const part of ["scenarios", "districts"])
    for (const name of filesBelow(`${shipped}/${part}`, onDisk)) {
        const to = `/shipped/${part}/${name}`;
        kenesh.FS.mkdirTree(to.slice(0, to.lastIndexOf("/")));
        kenesh.FS.writeFile(to, readFileSync(`${shipped}/${part}/${name}`));
    }

/** How many files are the same; throws at the first that is not. */
function compare(folder, inner) {
    const names = filesBelow(folder, onDisk).filter((name) => name !== "manifest.json");
    assert.deepEqual(filesBelow(inner, inModule).filter((name) => name !== "manifest.json"), names);
    for (const name of names)
        assert.ok(readFileSync(`${folder}/${name}`).equals(kenesh.FS.readFile(`${inner}/${name}`)),
            `${inner}/${name} differs`);
    return names.length;
}

assert.match(native("--version"), new RegExp(kenesh.ccall("kenesh_version", "string", [], []).split(" ")[0]));
const scenarios = readdirSync(`${shipped}/scenarios`).filter((name) => name.endsWith(".toml"))
    .map((name) => name.slice(0, -".toml".length));
assert.ok(scenarios.length >= 6);
let files = 0;
for (const scenario of scenarios)
    for (const engine of ["vector", "reference"]) {
        const out = join(scratch, `${scenario}-${engine}`);
        const inner = `/out/${scenario}-${engine}`;
        kenesh.FS.mkdirTree("/out");
        native("run", `${shipped}/scenarios/${scenario}.toml`, "--runs", runs[engine], "--engine", engine,
            "--quiet", "--out", out);
        const file = `/shipped/scenarios/${scenario}.toml`;
        const settings = [`runs=${runs[engine]}`];
        assert.equal(run(file, settings, 1, 1, engine, inner), 0, messages());
        files += compare(out, inner);
        for (const shard of [1, 2]) assert.equal(run(file, settings, shard, 2, engine, `${inner}-${shard}`), 0, messages());
        assert.equal(call("kenesh_merge", ["string", "string"], [`${inner}-1\n${inner}-2`, `${inner}-merged`]), 0, messages());
        files += compare(out, `${inner}-merged`);
    }

// Mistakes are the program's, and leave nothing behind.
assert.equal(run("/shipped/scenarios/three-equal-parties.toml", ["party.redd.strength=0.4", "rums=1"], 1, 1,
    "vector", "/out/none"), 2);
assert.match(messages(), /unknown party 'redd'; did you mean 'red'\?\n.*rums/);
assert.ok(!kenesh.FS.analyzePath("/out/none").exists);
assert.equal(run("/nowhere.toml", [], 1, 1, "vector", "/out/none"), 2);
assert.equal(run("/shipped/scenarios/three-equal-parties.toml", [], 3, 2, "fast", "/out/none"), 2);
assert.match(messages(), /shard: error.*\nengine: error/);

// A session as a page has it: counted in halves by two modules, moved away and back, and at rest the
// program's summary; a slider that moves is only near it.
const other = await createRequire(import.meta.url)(script)();
for (const part of ["scenarios", "districts"])
    for (const name of filesBelow(`${shipped}/${part}`, onDisk)) {
        const to = `/shipped/${part}/${name}`;
        other.FS.mkdirTree(to.slice(0, to.lastIndexOf("/")));
        other.FS.writeFile(to, readFileSync(`${shipped}/${part}/${name}`));
    }
const step = (module, name, types, words) => {
    const value = module.ccall(`kenesh_${name}`, "number", types, words);
    assert.equal(value, 0, module.ccall("kenesh_messages", "string", [], []));
};
const text = (module, name, types = [], words = []) => {
    const value = module.ccall(`kenesh_${name}`, "string", types, words);
    assert.ok(value, module.ccall("kenesh_messages", "string", [], []));
    return value;
};
const open = (module, file, settings, quick) =>
    step(module, "open", ["string", "string", "number"], [file, settings.join("\n"), quick]);
const moved = { "kyrgyzstan-mekenchil": ["party.mekenchil.strength=0.45", "system.kg-2025.tier.0.max_same_gender=3"] };
for (const scenario of scenarios)
    for (const settings of [[], ...(moved[scenario] ? [moved[scenario]] : [])]) {
        const file = `/shipped/scenarios/${scenario}.toml`;
        open(kenesh, file, [], 1);
        open(kenesh, file, settings, 0);
        open(other, file, settings, 0);
        step(kenesh, "simulate", ["number", "number"], [0, 2048]);
        step(other, "simulate", ["number", "number"], [2048, 2048]);
        step(kenesh, "add", ["string"], [text(other, "counts")]);
        const wanted = native("run", `${shipped}/scenarios/${scenario}.toml`, "--no-prior", "--runs", "4096",
            "--format", "json", "--quiet", ...settings.flatMap((one) => ["--set", one]));
        assert.equal(text(kenesh, "summary"), wanted, `${scenario} ${settings}: the session's summary differs`);
        const view = JSON.parse(text(kenesh, "view", ["number"], [-1]));
        assert.equal(view.runs, 4096);
        assert.ok(view.charts.length >= 3 && view.charts.every((chart) => chart.svg.startsWith("<svg")));
        const seats = JSON.parse(wanted).systems[0].choices;
        for (const party of view.parties)
            assert.equal(party.systems[0].mean, seats.find((one) => one.id === party.id).seats.mean);
        const replayed = native("replay", `${shipped}/scenarios/${scenario}.toml`, "--run", "7", "--format", "json",
            "--quiet", ...settings.flatMap((one) => ["--set", one]));
        assert.equal(text(kenesh, "replay", ["number"], [7]), replayed);
    }
open(kenesh, "/shipped/scenarios/kyrgyzstan-mekenchil.toml", [], 1);
step(kenesh, "simulate", ["number", "number"], [0, 1024]);
assert.equal(JSON.parse(text(kenesh, "view", ["number"], [7])).run, 7);
assert.equal(call("kenesh_open", ["string", "string", "number"], ["/nowhere.toml", "", 0]), 2);
assert.equal(call("kenesh_simulate", ["number", "number"], [1, 2]), 2);

const differ = call("kenesh_validate_hash", ["string"], ["/shipped"]);
console.log(messages());
assert.equal(differ, 0);
console.log(`${files} files of ${scenarios.length} scenarios and 2 engines, whole and in shards: the same bytes`);
