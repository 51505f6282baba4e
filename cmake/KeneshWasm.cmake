# kenesh.js and kenesh.wasm: what reads, simulates, summarises, draws, writes and merges, without sweeps
# and their stores, fits, strategies, ranks and the command line. Built by .ci/wasm, whose emscripten
# is that of Debian 13 (docs/ports.md).
list(APPEND kenesh_wasm_stages core rules model engine summary io/reading io/scenario io/system
     io/text report/charts report/live)
list(TRANSFORM kenesh_wasm_stages REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/sim/\\1/*.cpp")
file(GLOB_RECURSE kenesh_wasm_sources CONFIGURE_DEPENDS ${kenesh_wasm_stages}
     ${PROJECT_SOURCE_DIR}/sim/web/*.cpp)
set(kenesh_wasm_more
    cli/about/shipped cli/about/version cli/commands/results/merge_runs
    cli/commands/results/result_files cli/commands/simulate/shard cli/commands/tell/expected_hashes
    cli/commands/tell/validate_hash cli/load cli/option cli/terminal io/results/manifest
    io/results/own_files io/results/place_results io/results/result_folder io/results/saved_tallies
    report/paper/numbers report/paper/table report/paper/text report/run/brief/sentences
    report/run/brief/told report/run/datapackage report/run/headline report/run/sources
    report/run/summary_csv report/run/summary_json report/paper/chart_parts report/paper/contrast
    report/paper/house_picture report/paper/markup report/paper/measure report/paper/svg
    report/replay/replay report/replay/replay_json)
list(FILTER kenesh_wasm_sources EXCLUDE REGEX "/live_page\\.cpp$")
list(TRANSFORM kenesh_wasm_more REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/sim/\\1.cpp")

# Headers of Debian's packages in a folder by themselves: /usr/include would bring glibc's.
set(KENESH_WASM_HEADERS "" CACHE PATH "Folder with fmt, hwy, nlohmann, toml++, boost, Eigen")

# As in the program: no run spends its time in what reads and writes.
set(kenesh_wasm_front ${kenesh_wasm_sources} ${kenesh_wasm_more})
list(FILTER kenesh_wasm_front INCLUDE REGEX "/sim/(cli|io|report|web)/")
set_property(SOURCE ${kenesh_wasm_front} APPEND PROPERTY COMPILE_OPTIONS -Oz)

add_executable(kenesh_wasm ${kenesh_wasm_sources} ${kenesh_wasm_more})
kenesh_embed(kenesh_wasm kKeyTable sim/io/reading/keys.txt sim/io/reading/keys.hpp)
set_target_properties(kenesh_wasm PROPERTIES OUTPUT_NAME kenesh)
target_include_directories(kenesh_wasm SYSTEM PRIVATE ${KENESH_WASM_HEADERS})
# Exceptions are WebAssembly's own; members of a crew take turns in the one thread there is.
target_compile_options(kenesh_wasm PRIVATE -msimd128 -fwasm-exceptions)
target_compile_definitions(kenesh_wasm PRIVATE FMT_HEADER_ONLY KENESH_NO_THREADS)
target_link_libraries(kenesh_wasm PRIVATE kenesh_options utf8proc::utf8proc)
target_link_options(kenesh_wasm PRIVATE -O3 -fwasm-exceptions --no-entry -sMODULARIZE
  -sEXPORT_NAME=createKenesh -sFORCE_FILESYSTEM -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB
  -sENVIRONMENT=node,web,worker -sEXPORTED_RUNTIME_METHODS=FS,ccall
  -sEXPORTED_FUNCTIONS=_kenesh_version,_kenesh_run,_kenesh_merge,_kenesh_validate_hash,_kenesh_open,_kenesh_simulate,_kenesh_counts,_kenesh_add,_kenesh_clear,_kenesh_summary,_kenesh_summary_table,_kenesh_view,_kenesh_sample,_kenesh_replay,_kenesh_scenario,_kenesh_messages)
