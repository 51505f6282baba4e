# What every target of the project is compiled with.
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(kenesh_options INTERFACE)
target_compile_features(kenesh_options INTERFACE cxx_std_20)
target_include_directories(kenesh_options INTERFACE ${PROJECT_SOURCE_DIR})
# Same seed, same bytes: no contraction into fused multiply-add, and Eigen's sums in one order.
# No traps and no errno are asked of the mathematics: that lets loops vectorise and changes no value.
target_compile_options(kenesh_options INTERFACE -ffp-contract=off -fno-trapping-math
                       -fno-math-errno)
target_compile_definitions(kenesh_options INTERFACE EIGEN_DONT_VECTORIZE)

# Warnings are errors only where a preset says so: a new compiler must not break a user's build.
option(KENESH_WARNINGS_AS_ERRORS "Treat warnings as errors (set by the presets)" OFF)
target_compile_options(kenesh_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast
  $<$<BOOL:${KENESH_WARNINGS_AS_ERRORS}>:-Werror>)
# False alarms of g++ 12: "text" + string as overlapping copies (GCC bug 105329, mended in 13), and
# strings in initializer lists as uninitialized.
target_compile_options(kenesh_options INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-maybe-uninitialized>)

if(KENESH_SANITIZE)
  target_compile_options(kenesh_options INTERFACE -fsanitize=${KENESH_SANITIZE}
                         -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(kenesh_options INTERFACE -fsanitize=${KENESH_SANITIZE})
endif()
# What the fuzzers follow is compiled into every object, so that tests and fuzzers share one build.
if(KENESH_FUZZ)
  target_compile_options(kenesh_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
target_compile_definitions(kenesh_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
