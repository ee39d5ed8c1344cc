# SPDX-License-Identifier: MIT
# Broken plugins, one a message, and others that do what no plugin should.
# They are shared libraries also where the program holds its plugins.
if SHARED_MODULES
check_LTLIBRARIES = \
    tests/bad_babble.la \
    tests/bad_crash.la \
    tests/bad_default.la \
    tests/bad_ends.la \
    tests/bad_exit.la \
    tests/bad_flags.la \
    tests/bad_framing.la \
    tests/bad_jansson.la \
    tests/bad_kind.la \
    tests/bad_magic.la \
    tests/bad_major.la \
    tests/bad_minor.la \
    tests/bad_name.la \
    tests/bad_network.la \
    tests/bad_open.la \
    tests/bad_open_crash.la \
    tests/bad_option.la \
    tests/bad_prepare.la \
    tests/bad_prepare_crash.la \
    tests/bad_process.la \
    tests/bad_read.la \
    tests/bad_reads.la \
    tests/bad_removes.la \
    tests/bad_silent.la \
    tests/bad_size.la \
    tests/bad_store.la \
    tests/bad_undo.la \
    tests/bad_symbol.la \
    tests/bad_tail.la \
    tests/bad_twice.la \
    tests/bad_undefined.la \
    tests/bad_writes.la \
    tests/foreign.la \
    tests/good_tail.la \
    tests/grab.la \
    tests/iofault.la \
    tests/mangler.la \
    tests/meddle.la \
    tests/old_minor.la \
    tests/options.la \
    tests/printer.la \
    tests/reader.la \
    tests/sheet.la \
    tests/shelf.la \
    tests/vault.la \
    tests/starve.la \
    tests/crowd.la \
    tests/swell.la \
    tests/texts.la \
    tests/wreck.la \
    tests/wreck_client.la \
    tests/wreck_store.la
endif
MODULE_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -rpath /nowhere
EXTRA_DIST += tests/bad/bad.h
tests_texts_la_SOURCES = tests/bad/texts.c
tests_texts_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_texts_la_LIBADD = $(JANSSON_LIBS)
tests_bad_babble_la_SOURCES = tests/bad/bad_babble.c
tests_bad_babble_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_babble_la_LIBADD = $(JANSSON_LIBS)
tests_bad_ends_la_SOURCES = tests/bad/bad_ends.c
tests_bad_ends_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_ends_la_LIBADD = $(JANSSON_LIBS)
tests_bad_crash_la_SOURCES = tests/bad/bad_crash.c
tests_bad_crash_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_crash_la_LIBADD = $(JANSSON_LIBS)
tests_bad_default_la_SOURCES = tests/bad/bad_default.c
tests_bad_default_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_default_la_LIBADD = $(JANSSON_LIBS)
tests_bad_exit_la_SOURCES = tests/bad/bad_exit.c
tests_bad_exit_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_exit_la_LIBADD = $(JANSSON_LIBS)
tests_bad_flags_la_SOURCES = tests/bad/bad_flags.c
tests_bad_flags_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_flags_la_LIBADD = $(JANSSON_LIBS)
tests_bad_network_la_SOURCES = tests/bad/bad_network.c
tests_bad_network_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_network_la_LIBADD = $(JANSSON_LIBS)
tests_bad_jansson_la_SOURCES = tests/bad/bad_jansson.c
tests_bad_jansson_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_jansson_la_LIBADD = $(JANSSON_LIBS)
tests_bad_kind_la_SOURCES = tests/bad/bad_kind.c
tests_bad_kind_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_kind_la_LIBADD = $(JANSSON_LIBS)
tests_bad_magic_la_SOURCES = tests/bad/bad_magic.c
tests_bad_magic_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_magic_la_LIBADD = $(JANSSON_LIBS)
tests_bad_major_la_SOURCES = tests/bad/bad_major.c
tests_bad_major_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_major_la_LIBADD = $(JANSSON_LIBS)
tests_bad_minor_la_SOURCES = tests/bad/bad_minor.c
tests_bad_minor_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_minor_la_LIBADD = $(JANSSON_LIBS)
tests_old_minor_la_SOURCES = tests/bad/old_minor.c
tests_old_minor_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_old_minor_la_LIBADD = $(JANSSON_LIBS)
tests_bad_name_la_SOURCES = tests/bad/bad_name.c
tests_bad_name_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_name_la_LIBADD = $(JANSSON_LIBS)
tests_bad_open_la_SOURCES = tests/bad/bad_open.c
tests_bad_open_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_open_la_LIBADD = $(JANSSON_LIBS)
tests_bad_open_crash_la_SOURCES = tests/bad/bad_open_crash.c
tests_bad_open_crash_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_open_crash_la_LIBADD = $(JANSSON_LIBS)
tests_bad_option_la_SOURCES = tests/bad/bad_option.c
tests_bad_option_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_option_la_LIBADD = $(JANSSON_LIBS)
tests_bad_prepare_la_SOURCES = tests/bad/bad_prepare.c
tests_bad_prepare_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_prepare_la_LIBADD = $(JANSSON_LIBS)
tests_bad_prepare_crash_la_SOURCES = tests/bad/bad_prepare_crash.c
tests_bad_prepare_crash_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_prepare_crash_la_LIBADD = $(JANSSON_LIBS)
tests_bad_process_la_SOURCES = tests/bad/bad_process.c
tests_bad_process_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_process_la_LIBADD = $(JANSSON_LIBS)
tests_bad_removes_la_SOURCES = tests/bad/bad_removes.c
tests_bad_removes_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_removes_la_LIBADD = $(JANSSON_LIBS)
tests_bad_reads_la_SOURCES = tests/bad/bad_reads.c
tests_bad_reads_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_reads_la_LIBADD = $(JANSSON_LIBS)
tests_bad_silent_la_SOURCES = tests/bad/bad_silent.c
tests_bad_silent_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_silent_la_LIBADD = $(JANSSON_LIBS)
tests_bad_size_la_SOURCES = tests/bad/bad_size.c
tests_bad_size_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_size_la_LIBADD = $(JANSSON_LIBS)
tests_bad_store_la_SOURCES = tests/bad/bad_store.c
tests_bad_store_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_store_la_LIBADD = $(JANSSON_LIBS)
tests_bad_framing_la_SOURCES = tests/bad/bad_framing.c
tests_bad_framing_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_framing_la_LIBADD = $(JANSSON_LIBS)
tests_bad_read_la_SOURCES = tests/bad/bad_read.c
tests_bad_read_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_read_la_LIBADD = $(JANSSON_LIBS)
tests_sheet_la_SOURCES = tests/bad/sheet.c
tests_sheet_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_sheet_la_LIBADD = $(JANSSON_LIBS)
tests_bad_undo_la_SOURCES = tests/bad/bad_undo.c
tests_bad_undo_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_undo_la_LIBADD = $(JANSSON_LIBS)
tests_bad_symbol_la_SOURCES = tests/bad/bad_symbol.c
tests_bad_symbol_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_symbol_la_LIBADD = $(JANSSON_LIBS)
tests_bad_tail_la_SOURCES = tests/bad/bad_tail.c
tests_bad_tail_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_tail_la_LIBADD = $(JANSSON_LIBS)
tests_bad_twice_la_SOURCES = tests/bad/bad_twice.c
tests_bad_twice_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_twice_la_LIBADD = $(JANSSON_LIBS)
tests_bad_undefined_la_SOURCES = tests/bad/bad_undefined.c
tests_bad_undefined_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_undefined_la_LIBADD = $(JANSSON_LIBS)
tests_bad_writes_la_SOURCES = tests/bad/bad_writes.c
tests_bad_writes_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_bad_writes_la_LIBADD = $(JANSSON_LIBS)
tests_foreign_la_SOURCES = tests/bad/foreign.c
tests_foreign_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_foreign_la_LIBADD = $(JANSSON_LIBS) -lm
tests_good_tail_la_SOURCES = tests/bad/good_tail.c
tests_good_tail_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_good_tail_la_LIBADD = $(JANSSON_LIBS)
tests_grab_la_SOURCES = tests/fault/grab.c
tests_grab_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_grab_la_LIBADD = $(JANSSON_LIBS) -lpthread
tests_mangler_la_SOURCES = tests/bad/mangler.c
tests_mangler_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_mangler_la_LIBADD = $(JANSSON_LIBS)
tests_meddle_la_SOURCES = tests/fault/meddle.c
tests_meddle_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_meddle_la_LIBADD = $(JANSSON_LIBS)
tests_options_la_SOURCES = tests/bad/options.c
tests_options_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_options_la_LIBADD = $(JANSSON_LIBS)
tests_reader_la_SOURCES = tests/bad/reader.c
tests_reader_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_reader_la_LIBADD = $(JANSSON_LIBS)
tests_vault_la_SOURCES = tests/bad/vault.c
tests_vault_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_vault_la_LIBADD = $(JANSSON_LIBS)
tests_printer_la_SOURCES = tests/bad/printer.c
tests_printer_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_printer_la_LIBADD = $(JANSSON_LIBS)
tests_crowd_la_SOURCES = tests/fault/crowd.c
tests_crowd_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_crowd_la_LIBADD = $(JANSSON_LIBS)
tests_swell_la_SOURCES = tests/fault/swell.c
tests_swell_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_swell_la_LIBADD = $(JANSSON_LIBS)
WAYS = tests/fault/ways.c tests/fault/ways.h \
    tests/fault/ways_print.c tests/fault/ways_print.h
tests_wreck_la_SOURCES = tests/fault/wreck.c $(WAYS)
tests_wreck_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_wreck_la_LIBADD = $(JANSSON_LIBS) -lpthread
tests_shelf_la_SOURCES = tests/fault/shelf.c
tests_shelf_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_shelf_la_LIBADD = $(JANSSON_LIBS)
tests_wreck_client_la_SOURCES = $(tests_wreck_store_la_SOURCES)
tests_wreck_client_la_CPPFLAGS = $(AM_CPPFLAGS) -DWRECK_CLIENT
tests_wreck_client_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_wreck_client_la_LIBADD = $(JANSSON_LIBS) -lpthread
tests_wreck_store_la_SOURCES = tests/fault/wreck_store.c $(WAYS)
tests_wreck_store_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_wreck_store_la_LIBADD = $(JANSSON_LIBS) -lpthread
tests_starve_la_SOURCES = tests/fault/starve.c
tests_starve_la_LDFLAGS = $(MODULE_LDFLAGS)
# For LD_PRELOAD, not a plugin.
tests_iofault_la_SOURCES = tests/fault/iofault.c
tests_iofault_la_LDFLAGS = $(MODULE_LDFLAGS)
tests_iofault_la_LIBADD = -ldl
