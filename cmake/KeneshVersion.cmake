# The commit that `kenesh --version` and manifest.json name, as of the last configuration, which a
# new commit makes stale.
set(KENESH_COMMIT unknown)
set(KENESH_COMMIT_IS "" CACHE STRING "The commit, where the sources are built outside a repository")
find_package(Git QUIET)
if(KENESH_COMMIT_IS)
  set(KENESH_COMMIT ${KENESH_COMMIT_IS})
elseif(Git_FOUND)
  execute_process(COMMAND ${GIT_EXECUTABLE} rev-parse --short=12 HEAD
                  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE commit
                  OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(NOT failed)
    set(KENESH_COMMIT ${commit})
    execute_process(COMMAND ${GIT_EXECUTABLE} rev-parse --path-format=absolute --git-path logs/HEAD
                    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE head
                    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(EXISTS "${head}")
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${head}")
    endif()
  endif()
endif()
set(KENESH_HOMEPAGE "" CACHE STRING "Address of the project; report pages link to its docs/")
set_source_files_properties(${PROJECT_SOURCE_DIR}/sim/cli/about/version.cpp PROPERTIES COMPILE_DEFINITIONS
  "KENESH_VERSION=\"${PROJECT_VERSION}\";KENESH_COMMIT=\"${KENESH_COMMIT}\";KENESH_HOMEPAGE=\"${KENESH_HOMEPAGE}\";KENESH_PROCESSOR=\"${CMAKE_SYSTEM_PROCESSOR}\";KENESH_BUILD_TYPE=\"${CMAKE_BUILD_TYPE}\"")
