# SPDX-License-Identifier: MIT
# Processes of ours: messages between them, what is printed and said in them.
core_libcore_la_SOURCES += \
    core/process/channel.c core/process/channel.h \
    core/process/child.c core/process/child.h \
    core/process/printing.c core/process/printing.h \
    core/process/said.c core/process/said.h \
    core/process/talk.c core/process/talk.h
