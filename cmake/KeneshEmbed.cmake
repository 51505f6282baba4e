# Files that the program carries: cmake -DFILE=... -DNAME=... -DHEADER=... -DSOURCE=... -P this script
# writes SOURCE, which defines NAME (declared in HEADER) as the bytes of FILE.
# Included, it gives kenesh_embed(), which has that done whenever FILE changes.
if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  file(READ "${FILE}" content)
  string(FIND "${content}" ")embedded\"" end)
  if(NOT end EQUAL -1)
    message(FATAL_ERROR "${FILE} holds )embedded\", which ends it too early")
  endif()
  file(WRITE "${SOURCE}" "#include \"${HEADER}\"\n\nnamespace kenesh {\n"
       "const std::string_view ${NAME} = R\"embedded(${content})embedded\";\n}\n")
  return()
endif()

set(kenesh_embed_script ${CMAKE_CURRENT_LIST_FILE})

# kenesh_embed(TARGET NAME FILE HEADER): FILE as `extern const std::string_view NAME`.
function(kenesh_embed target name file header)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${file}.cpp)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DFILE=${CMAKE_CURRENT_SOURCE_DIR}/${file} -DNAME=${name}
            -DHEADER=${header} -DSOURCE=${source} -P ${kenesh_embed_script}
    DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file} ${kenesh_embed_script} VERBATIM)
  target_sources(${target} PRIVATE ${source})
endfunction()
