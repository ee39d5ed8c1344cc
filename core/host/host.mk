# SPDX-License-Identifier: MIT
# Plugins: loader, descriptors, options, pipeline, plan, stages.
core_libcore_la_SOURCES += \
    core/host/abi.c core/host/abi.h \
    core/host/arguments.c core/host/arguments.h \
    core/host/blocks.c core/host/blocks.h \
    core/host/command.c core/host/command.h \
    core/host/command_start.c core/host/command_start.h \
    core/host/config.c core/host/config.h \
    core/host/exchange.c core/host/exchange.h \
    core/host/fan_name.c core/host/fan_name.h \
    core/host/fields.c core/host/fields.h \
    core/host/flow.c core/host/flow.h \
    core/host/folders.c core/host/folders.h \
    core/host/grammar.c core/host/grammar.h \
    core/host/identity.c core/host/identity.h \
    core/host/inherited.c core/host/inherited.h \
    core/host/input.c core/host/input.h \
    core/host/items.c core/host/items.h \
    core/host/keys.c core/host/keys.h \
    core/host/known.c core/host/known.h \
    core/host/loader.c core/host/loader.h \
    core/host/look.c core/host/look.h \
    core/host/memory_only.c core/host/memory_only.h \
    core/host/misplaced.c core/host/misplaced.h \
    core/host/need.c core/host/need.h \
    core/host/objects.c core/host/objects.h \
    core/host/odd.c core/host/odd.h \
    core/host/option.c core/host/option.h \
    core/host/option_text.c \
    core/host/output_path.c core/host/output_path.h \
    core/host/plan.c core/host/plan.h core/host/plan_tell.c \
    core/host/readers.c core/host/readers.h \
    core/host/registry.c core/host/registry.h \
    core/host/rows.c core/host/rows.h \
    core/host/schema.c core/host/schema.h \
    core/host/service.c core/host/service.h \
    core/host/sieve.c core/host/sieve.h \
    core/host/source.c core/host/source.h \
    core/host/stage.c core/host/stage.h \
    core/host/taken.c core/host/taken.h \
    core/host/test_field.c core/host/test_field.h \
    core/host/tests.c core/host/tests.h \
    core/host/texts.c core/host/texts.h
# In programs alone: a library has no plugins inside.
copydesk_SOURCES += core/host/builtin.c core/host/builtin.h
