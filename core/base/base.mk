# SPDX-License-Identifier: MIT
# Errors, buffers, names, messages between our processes.
# Shared with plugins: no JSON, no host.
core_libtext_la_SOURCES += \
    core/base/bytes.h \
    core/base/utf16.h \
    core/base/utf8.c core/base/utf8.h
# In the program alone.
core_libcore_la_SOURCES += \
    core/base/arena.c core/base/arena.h \
    core/base/buf.c core/base/buf.h \
    core/base/clock.c core/base/clock.h \
    core/base/cpus.c core/base/cpus.h \
    core/base/diag.c core/base/diag.h \
    core/base/err.c core/base/err.h \
    core/base/interrupt.c core/base/interrupt.h \
    core/base/limits.h \
    core/base/mem.c core/base/mem.h \
    core/base/names.c core/base/names.h \
    core/base/output.c core/base/output.h \
    core/base/poison.h \
    core/base/tty.c core/base/tty.h \
    core/base/vec.h \
    core/base/wait.c core/base/wait.h \
    core/base/wire.c core/base/wire.h
