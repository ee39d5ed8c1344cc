# SPDX-License-Identifier: MIT
# copydesk check.
copydesk_SOURCES += \
    core/check/bounds.c \
    core/check/check.c core/check/check.h \
    core/check/checks.h \
    core/check/declared.c \
    core/check/descriptor.c \
    core/check/entries.c \
    core/check/hostile.c \
    core/check/life.c \
    core/check/linear.c \
    core/check/memory.c \
    core/check/pure.c \
    core/check/rehearsal.c core/check/rehearsal.h \
    core/check/rig.c core/check/rig.h \
    core/check/specimens.c core/check/specimens.h \
    core/check/store.c \
    core/check/subject.c core/check/subject.h
