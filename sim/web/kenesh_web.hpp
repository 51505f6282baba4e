#pragma once

/// What a page or Node calls of kenesh.wasm (docs/ports.md). Files are those of the module's own
/// file system. Each function's value is an exit code of the program; what went wrong is then in
/// kenesh_messages(), a line each, as the program writes it to stderr.
extern "C" {

/// "0.2.0", and the commit: a page and its module must be of one version.
const char* kenesh_version();

/// Runs a shard of a scenario into a result folder. `settings`: key=value, one a line; `engine`:
/// "vector" or "reference". Shards are numbered from 1; 1 of 1 is everything.
int kenesh_run(const char* scenario, const char* settings, int shard, int shards,
               const char* engine, const char* folder);

/// Joins the result folders of all shards, one a line, into another one.
int kenesh_merge(const char* folders, const char* output);

/// What `kenesh bench --validate-hash` prints, of the scenarios in `shipped`, into the messages;
/// 1 where bytes differ.
int kenesh_validate_hash(const char* shipped);

// A session: one scenario that a page moves (session.hpp). The functions that give a text give it
// until the next one of them is called, and null where they fail.

/// Reads a scenario with settings, key=value, one a line; `quick` for a slider that moves.
int kenesh_open(const char* scenario, const char* settings, int quick);
/// Counts elections first .. first + runs - 1 too.
int kenesh_simulate(double first, double runs);
/// What was counted, for kenesh_add() in another module.
const char* kenesh_counts();
int kenesh_add(const char* counts);
int kenesh_clear();
const char* kenesh_summary();        ///< summary.json
const char* kenesh_summary_table();  ///< summary.csv
/// What the page shows, as JSON: charts as SVG, sentences, table. `run` below 0: everything, with
/// an election that is typical; otherwise what follows a moving slider, with this election.
const char* kenesh_view(double run);
const char* kenesh_sample(double runs);  ///< seats of the first elections, as JSON
const char* kenesh_replay(double run);   ///< an election in full, as JSON
const char*
kenesh_scenario();  ///< scenario.toml with the settings in it, and its tables: {path: text}

/// Of the last call; none where all went well. Lives until the next one.
const char* kenesh_messages();
}
