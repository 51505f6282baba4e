# What a package holds: the program, what it ships, docs, and what is made from its options.
include(GNUInstallDirs)

# The manual page and the completions are made by the program itself, so that no option is missing.
set(made_from_options ${CMAKE_CURRENT_BINARY_DIR}/options)
file(MAKE_DIRECTORY ${made_from_options})
add_custom_command(
  OUTPUT ${made_from_options}/kenesh.1 ${made_from_options}/kenesh.bash
         ${made_from_options}/_kenesh ${made_from_options}/kenesh.fish
  COMMAND kenesh --man > ${made_from_options}/kenesh.1
  COMMAND kenesh --completion bash > ${made_from_options}/kenesh.bash
  COMMAND kenesh --completion zsh > ${made_from_options}/_kenesh
  COMMAND kenesh --completion fish > ${made_from_options}/kenesh.fish
  DEPENDS kenesh VERBATIM)
add_custom_target(kenesh_options_pages ALL DEPENDS ${made_from_options}/kenesh.1)

install(TARGETS kenesh RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY scenarios districts DESTINATION ${CMAKE_INSTALL_DATADIR}/kenesh
        PATTERN "__pycache__" EXCLUDE)
install(FILES bench/main-2026.toml DESTINATION ${CMAKE_INSTALL_DATADIR}/kenesh/bench)
# What .ci/wasm has built, if it has: `kenesh what-if` needs it.
install(DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/web DESTINATION ${CMAKE_INSTALL_DATADIR}/kenesh OPTIONAL
        FILES_MATCHING PATTERN "page.*.gz")
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md CHANGELOG.md CITATION.cff DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(FILES ${made_from_options}/kenesh.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${made_from_options}/kenesh.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME kenesh)
install(FILES ${made_from_options}/_kenesh
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${made_from_options}/kenesh.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_VENDOR "The Kenesh developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "what an electoral system does to a parliament")
set(CPACK_PACKAGE_DESCRIPTION "Draws millions of plausible elections, counts each of them under two
electoral systems on the same votes, and says who gains, who loses and how sure that is.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Kenesh developers <kenesh@example.org>")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "librsvg2-bin")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
include(CPack)
