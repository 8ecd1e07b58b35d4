# Compiles the list of purposes as it is, then with one mistake at a time planted in a copy; each mistake must stop the
# compiler with the message given. Run as: cmake -DCOMPILER=... -DSIM=... -DFOLDER=... -P purpose_mistakes.cmake
file(READ ${SIM}/random/purpose.hpp original)
file(WRITE ${FOLDER}/use.cpp "#include \"random/purpose.hpp\"\nint main() {}\n")

function(compile text)
  file(WRITE ${FOLDER}/random/purpose.hpp "${text}")
  execute_process(COMMAND ${COMPILER} -std=c++20 -fsyntax-only -I${FOLDER} -I${SIM} ${FOLDER}/use.cpp
    RESULT_VARIABLE result ERROR_VARIABLE errors)
  set(result ${result} PARENT_SCOPE)
  set(errors "${errors}" PARENT_SCOPE)
endfunction()

function(expect_failure mistake from to message)
  string(REPLACE "${from}" "${to}" text "${original}")
  if(text STREQUAL original)
    message(FATAL_ERROR "${mistake}: nothing was planted, '${from}' is not in purpose.hpp")
  endif()
  compile("${text}")
  if(result EQUAL 0)
    message(FATAL_ERROR "${mistake}: it compiles")
  endif()
  if(NOT errors MATCHES "${message}")
    message(FATAL_ERROR "${mistake}: stopped for another reason:\n${errors}")
  endif()
endfunction()

compile("${original}")
if(NOT result EQUAL 0)
  message(FATAL_ERROR "the list as it is does not compile:\n${errors}")
endif()
expect_failure("a number used twice" "fit = 2," "fit = 1," "duplicate case value")
expect_failure("a name used twice" "\"fit\"}" "\"fitness\"}" "a name of its own")
expect_failure("a purpose without a name" "{Purpose::fit, \"fit\"}," "" "a name of its own")
expect_failure("a purpose named twice" "{Purpose::fit, \"fit\"}," "{Purpose::fit, \"fit\"}, {Purpose::fit, \"fits\"},"
  "a name of its own")
expect_failure("a purpose without a width" "world_of_seats = 60," "world_of_seats = 60, unlisted = 61," "not handled")
expect_failure("number 0" "fitness = 1," "fitness = 0," "a name of its own")
