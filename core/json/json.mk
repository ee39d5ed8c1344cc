# SPDX-License-Identifier: MIT
# Strict reader and writer of JSON.
core_libcore_la_SOURCES += \
    core/json/build.c core/json/build.h \
    core/json/memory.c core/json/memory.h \
    core/json/number.c core/json/number.h \
    core/json/plain.c core/json/plain.h \
    core/json/position.c core/json/position.h \
    core/json/reader.c core/json/reader.h \
    core/json/tree.c core/json/tree.h \
    core/json/writer.c core/json/writer.h
