# SPDX-License-Identifier: MIT
# copydesk check.
copydesk_SOURCES += \
    core/check/blocks.c core/check/blocks.h \
    core/check/bounds.c \
    core/check/check.c core/check/check.h \
    core/check/checks.h \
    core/check/descriptor.c \
    core/check/entries.c \
    core/check/guard.c core/check/guard.h \
    core/check/hostile.c \
    core/check/inside.c core/check/inside.h \
    core/check/life.c \
    core/check/limit.c core/check/limit.h \
    core/check/linear.c \
    core/check/memory.c \
    core/check/object.c core/check/object.h \
    core/check/pieces.c core/check/pieces.h \
    core/check/pure.c \
    core/check/reads.c \
    core/check/rehearsal.c core/check/rehearsal.h \
    core/check/rig.c core/check/rig.h \
    core/check/shared.c \
    core/check/specimens.c core/check/specimens.h \
    core/check/store.c core/check/store.h \
    core/check/subject.c core/check/subject.h \
    core/check/surroundings.c core/check/surroundings.h \
    core/check/trials.c core/check/trials.h \
    core/check/world.c core/check/world.h \
    core/check/writes.c
