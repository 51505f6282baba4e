# What goes into kenesh.wasm (KeneshWasm.cmake). Every configuration looks whether it is all there, so
# that a file that moves is missed at once and not when the module is next built.
list(APPEND kenesh_wasm_stages core rules model engine summary io/reading io/scenario io/system
     io/text report/charts report/live)
list(TRANSFORM kenesh_wasm_stages REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/sim/\\1/*.cpp")
file(GLOB_RECURSE kenesh_wasm_sources CONFIGURE_DEPENDS ${kenesh_wasm_stages}
     ${PROJECT_SOURCE_DIR}/sim/web/*.cpp)
set(kenesh_wasm_more
    cli/about/version cli/commands/results/merge_runs
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
foreach(source IN LISTS kenesh_wasm_more)
  if(NOT EXISTS ${source})
    message(FATAL_ERROR "kenesh.wasm misses ${source}: cmake/KeneshWasmSources.cmake names what moved")
  endif()
endforeach()
