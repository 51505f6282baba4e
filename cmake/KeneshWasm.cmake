# kenesh.js and kenesh.wasm: what reads, simulates, summarises, draws, writes and merges, without sweeps
# and their stores, fits, strategies, ranks and the command line. Built by .ci/wasm, whose emscripten
# is that of Debian 13 (docs/ports.md).
include(KeneshWasmSources)

# Headers of Debian's packages in a folder by themselves: /usr/include would bring glibc's.
set(KENESH_WASM_HEADERS "" CACHE PATH "Folder with fmt, hwy, nlohmann, toml++, boost, Eigen")

# No run spends its time in what reads, sums up and writes.
set(kenesh_wasm_front ${kenesh_wasm_sources} ${kenesh_wasm_more})
list(FILTER kenesh_wasm_front INCLUDE REGEX "/sim/(cli|io|report|web|summary|model/faults|model/plan|engine/tally)/")
set_property(SOURCE ${kenesh_wasm_front} APPEND PROPERTY COMPILE_OPTIONS -Oz)

add_executable(kenesh_wasm ${kenesh_wasm_sources} ${kenesh_wasm_more})
kenesh_embed(kenesh_wasm kKeyTable sim/io/reading/keys.txt sim/io/reading/keys.hpp)
set_target_properties(kenesh_wasm PROPERTIES OUTPUT_NAME kenesh)
target_include_directories(kenesh_wasm SYSTEM PRIVATE ${KENESH_WASM_HEADERS})
# Exceptions are WebAssembly's own; members of a crew take turns in the one thread there is.
target_compile_options(kenesh_wasm PRIVATE -msimd128 -fwasm-exceptions)
target_compile_definitions(kenesh_wasm PRIVATE FMT_HEADER_ONLY KENESH_NO_THREADS)
target_link_libraries(kenesh_wasm PRIVATE kenesh_options utf8proc::utf8proc)
set(kenesh_session _kenesh_version _kenesh_messages _kenesh_open _kenesh_simulate _kenesh_counts
    _kenesh_add _kenesh_clear _kenesh_summary _kenesh_summary_table _kenesh_view _kenesh_sample
    _kenesh_replay _kenesh_scenario)

# linked(TARGET FUNCTION...): a module with these functions and what they call, and no more.
function(linked target)
  list(JOIN ARGN "," functions)
  target_link_options(${target} PRIVATE -O3 -fwasm-exceptions --no-entry -sMODULARIZE
    -sEXPORT_NAME=createKenesh -sFORCE_FILESYSTEM -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB
    -sENVIRONMENT=node,web,worker -sEXPORTED_RUNTIME_METHODS=FS,ccall
    -sEXPORTED_FUNCTIONS=${functions})
endfunction()
linked(kenesh_wasm ${kenesh_session} _kenesh_run _kenesh_merge _kenesh_validate_hash)

# page.js and page.wasm, which `kenesh what-if` puts into a page: a session alone, from the same objects.
add_executable(kenesh_page $<TARGET_OBJECTS:kenesh_wasm>)
set_target_properties(kenesh_page PROPERTIES OUTPUT_NAME page LINKER_LANGUAGE CXX)
target_link_libraries(kenesh_page PRIVATE utf8proc::utf8proc)
linked(kenesh_page ${kenesh_session})
