# SPDX-License-Identifier: MIT
# ---- tests --------------------------------------------------------------------
# `make check` runs them all.  A test ends with a line `NAME: N passed, N
# failed`, which tests/run.sh adds up.
TEST_EXTENSIONS = .sh .txt
LOG_DRIVER = $(SHELL) $(top_srcdir)/tests/driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
TXT_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)
TXT_LOG_COMPILER = $(SHELL) $(srcdir)/tests/spec/run.sh
AM_TESTS_ENVIRONMENT = \
    abs_top_builddir='$(abs_top_builddir)' abs_top_srcdir='$(abs_top_srcdir)' \
    srcdir='$(srcdir)' CC='$(CC)'; \
    export abs_top_builddir abs_top_srcdir srcdir CC;
TESTS = $(UNITS) $(SPECS) $(LANG_CASES) $(SHELL_TESTS)
VALGRIND_TESTS = $(UNITS) $(SPECS) $(LANG_CASES)
check_PROGRAMS = $(UNITS) tests/spec/spec tests/spec/sentences
EXTRA_DIST += tests/lib/records.c tests/lib/embedding.c tests/check/faulty.c tests/check/faulty.h tests/check/faulty_process.h tests/check/faulty_record.h tests/check/faulty_tables.h tests/check/faulty_world.h tests/check/faulty_reader.c tests/check/faulty_store.c
EXTRA_DIST += $(SPECS) $(SHELL_TESTS) tests/cli/lib.sh tests/cli/server.sh tests/spec/run.sh \
    tests/spec/README.md tests/spec/lines.awk tests/spec/summarize_references.json tests/bare.sh tests/driver.sh tests/package.sh tests/run.sh tests/valgrind.supp

# Text cases: one file a plugin, or a part of the text engine.
SPECS = \
    tests/spec/clean.txt tests/spec/clean_blocks.txt \
    tests/spec/clean_misread.txt tests/spec/clean_prose.txt \
    tests/spec/csv.txt \
    tests/spec/fields.txt \
    tests/spec/jsonl.txt \
    tests/spec/jsonld.txt \
    tests/spec/markdown.txt \
    tests/spec/mask.txt \
    tests/spec/opensearch.txt \
    tests/spec/process.txt \
    tests/spec/quotes.txt tests/spec/quotes_marks.txt \
    tests/spec/quotes_indirect.txt \
    tests/spec/quotes_people.txt \
    tests/spec/quotes_speakers.txt \
    tests/spec/select.txt \
    tests/spec/sentences.txt \
    tests/spec/summarize.txt \
    tests/spec/text.txt
# Of plugins that a build may leave out.
EXTRACT_SPECS = tests/spec/extract.txt tests/spec/extract_authors.txt \
    tests/spec/extract_blocks.txt tests/spec/extract_boxes.txt \
    tests/spec/extract_initials.txt tests/spec/extract_labels.txt \
    tests/spec/extract_offers.txt \
    tests/spec/extract_dates.txt tests/spec/extract_entries.txt \
    tests/spec/extract_evidence.txt tests/spec/extract_signed.txt \
    tests/spec/extract_state.txt \
    tests/spec/extract_title.txt
JQ_SPECS = tests/spec/jq.txt
LUA_SPECS = tests/spec/lua.txt
LANGUAGE_SPECS = tests/spec/language.txt
EXTRA_DIST += $(EXTRACT_SPECS) $(JQ_SPECS) $(LUA_SPECS) $(LANGUAGE_SPECS)
if HAVE_LIBXML2
SPECS += $(EXTRACT_SPECS)
endif
if HAVE_JQ
SPECS += $(JQ_SPECS)
endif
if HAVE_LUA
SPECS += $(LUA_SPECS)
endif
if HAVE_CLD2
SPECS += $(LANGUAGE_SPECS)
endif
tests_spec_spec_SOURCES = tests/spec/spec.c core/host/builtin.c
tests_spec_spec_LDADD = core/libcore.la $(CORE_LIBS)
tests_spec_spec_LDFLAGS = $(AM_LDFLAGS) $(PREOPEN)
EXTRA_tests_spec_spec_DEPENDENCIES = $(PREOPENED)
tests_spec_sentences_SOURCES = tests/spec/sentences.c
tests_spec_sentences_LDADD = core/libcore.la $(CORE_LIBS)
tests_spec_sentences_LDFLAGS = $(AM_LDFLAGS) $(NO_PREOPEN)

# Unit tests: one Check program a room, made of the file of its name.
UNITS =
if HAVE_CHECK
UNITS += tests/unit/check_base \
    tests/unit/check_channel \
    tests/unit/check_child \
    tests/unit/check_dateline \
    tests/unit/check_decoders \
    tests/unit/check_encoding \
    tests/unit/check_engine \
    tests/unit/check_folder \
    tests/unit/check_foreign \
    tests/unit/check_frame \
    tests/unit/check_input \
    tests/unit/check_journal \
    tests/unit/check_json \
    tests/unit/check_members \
    tests/unit/check_packer \
    tests/unit/check_peers \
    tests/unit/check_prescan \
    tests/unit/check_record \
    tests/unit/check_reply \
    tests/unit/check_resync \
    tests/unit/check_search \
    tests/unit/check_text \
    tests/unit/check_zstd
endif
EXTRA_DIST += tests/unit/made_members.h tests/unit/unit.h
LDADD = core/libcore.la $(CHECK_LIBS) $(CORE_LIBS) $(NO_PREOPEN)

# Plugins that only tests load.
include tests/modules.mk

# Scripts: the pages of the manual of the command line, and what a run must
# survive.
SHELL_TESTS = $(LONG_TESTS) $(QUICK_TESTS)
QUICK_TESTS = $(MAIN_TESTS) \
    tests/cli/bad.sh \
    tests/cli/blocks.sh \
    tests/cli/completion.sh \
    tests/cli/damage.sh \
    tests/cli/embedding.sh \
    tests/cli/extract.sh \
    tests/cli/fan.sh \
    tests/cli/feed.sh \
    tests/cli/files.sh \
    tests/cli/flips.sh \
    tests/cli/force.sh \
    tests/cli/foreign.sh \
    tests/cli/guess.sh \
    tests/cli/identity.sh \
    tests/cli/inputs.sh \
    tests/cli/json.sh \
    tests/cli/json_damage.sh \
    tests/cli/levels.sh \
    tests/cli/library.sh \
    tests/cli/locale.sh \
    tests/cli/log.sh \
    tests/cli/manual.sh \
    tests/cli/mistakes.sh \
    tests/cli/mounts.sh \
    tests/cli/needs.sh \
    tests/cli/new.sh \
    tests/cli/nightly.sh \
    tests/cli/outputs.sh \
    tests/cli/parquet.sh \
    tests/cli/parts.sh \
    tests/cli/paths.sh \
    tests/cli/pipeline_page.sh \
    tests/cli/pipeline_schema.sh \
    tests/cli/places.sh \
    tests/cli/plugin_dirs.sh \
    tests/cli/plugins_page.sh \
    tests/cli/postgres.sh \
    tests/cli/process.sh \
    tests/cli/programs.sh \
    tests/cli/progress.sh \
    tests/cli/python.sh \
    tests/cli/quotes.sh \
    tests/cli/read_csv.sh \
    tests/cli/readers.sh \
    tests/cli/rejects.sh \
    tests/cli/replay.sh \
    tests/cli/schema.sh \
    tests/cli/secrets.sh \
    tests/cli/share.sh \
    tests/cli/signals.sh \
    tests/cli/sqlite.sh \
    tests/cli/sqlite_elsewhere.sh \
    tests/cli/sqlite_keys.sh \
    tests/cli/sqlite_readme.sh \
    tests/cli/stats.sh \
    tests/cli/tables.sh \
    tests/cli/tests.sh \
    tests/cli/texts.sh \
    tests/cli/variants.sh \
    tests/cli/warc.sh \
    tests/cli/zstd.sh \
    tests/readers/differential.sh \
    tests/eval/train/train.sh \
    tests/fault/broken.sh \
    tests/fault/crashes.sh \
    tests/fault/decoders.sh \
    tests/fault/disturbed.sh \
    tests/fault/closing.sh \
    tests/fault/ending.sh \
    tests/fault/inject.sh \
    tests/fault/iofault.sh \
    tests/fault/journal.sh \
    tests/fault/lastwords.sh \
    tests/fault/leftovers.sh \
    tests/fault/limits.sh \
    tests/fault/meddles.sh \
    tests/fault/pieces.sh \
    tests/fault/printing.sh \
    tests/fault/reach.sh \
    tests/fault/refused.sh \
    tests/hostile/hostile.sh \
    tests/spec/summarize_corpus.sh \
    tests/spec/summarize_judged.sh \
    tests/spec/summarize_languages.sh \
    tests/spec/summarize_readme.sh \
    tests/style/cases.sh \
    tests/style/comments.sh \
    tests/style/directions.sh \
    tests/style/doubles.sh \
    tests/style/format.sh \
    tests/style/languages.sh \
    tests/style/licences.sh \
    tests/style/links.sh \
    tests/style/promises.sh \
    tests/style/rules.sh \
    tests/style/symbols.sh \
    tests/style/words.sh
# What anybody does with copydesk, and what depends on how it was built; for ways
# of building that change little else.
MAIN_TESTS = \
    tests/cli/commands.sh \
    tests/cli/examples.sh \
    tests/cli/folder.sh \
    tests/cli/formats.sh \
    tests/cli/outside.sh \
    tests/cli/readme.sh \
    tests/cli/run.sh
# Half a minute and more: processes have to die, or texts to be long.  One way of
# the suite runs them, with the coverage that they are needed for.
LONG_TESTS = \
    tests/cli/check.sh \
    tests/cli/linear.sh \
    tests/cli/memory.sh \
    tests/fault/checkpoints.sh \
    tests/fault/commands.sh \
    tests/fault/confined.sh \
    tests/fault/deaths.sh \
    tests/fault/exits.sh \
    tests/fault/forced.sh \
    tests/fault/resume.sh \
    tests/fault/starve.sh \
    tests/fault/stores.sh \
    tests/fault/together.sh \
    tests/fault/verdicts.sh
# Lay out all C files as .clang-format says.
format:
	abs_top_srcdir=$(abs_top_srcdir) $(SHELL) $(srcdir)/tests/style/format.sh fix
# What cppcheck and clang-tidy find, which should be nothing.
lint: all
	$(SHELL) $(srcdir)/tests/lint.sh $(abs_top_srcdir) $(DEFS) $(DEFAULT_INCLUDES) \
	    $(PLUGIN_CPPFLAGS) $(LIBXML2_CFLAGS) $(LUA_CFLAGS) $(ZSTD_CFLAGS) \
	    $(LIBPQ_CFLAGS) $(SQLITE_CFLAGS) $(UTF8PROC_CFLAGS) $(NETTLE_CFLAGS) \
	    -DCOPYDESK_MODULE=plugin -DPYTHON_FOLDER='"."' -Wunused-macros
# What tells in a minute whether a change broke something.
check-quick:
	$(MAKE) -j$$(nproc) check TESTS='$(UNITS) $(SPECS) tests/cli/commands.sh tests/cli/run.sh tests/style/directions.sh tests/style/links.sh tests/style/words.sh'
# Slow: break each promise once and see a test fail.
mutants:
	$(srcdir)/tests/fault/mutants.py $(abs_top_srcdir)
# Slow: each call of a store fails once; 500 kills and 500 power cuts.
store-faults: $(check_LTLIBRARIES)
	STEPS=0 KILLS=500 $(MAKE) check \
	    TESTS="tests/fault/iofault.sh tests/fault/resume.sh"
# Makes the tables of weights of `summarize`.
if HAVE_STEMMER
check_PROGRAMS += tests/eval/train/train
endif
tests_eval_train_train_SOURCES = \
    tests/eval/train/candidates.c tests/eval/train/candidates.h \
    tests/eval/train/corpus.c tests/eval/train/corpus.h \
    tests/eval/train/label.c tests/eval/train/label.h \
    tests/eval/train/linear.c tests/eval/train/linear.h \
    tests/eval/train/stages.c tests/eval/train/stages.h \
    tests/eval/train/table.c tests/eval/train/table.h \
    tests/eval/train/train.c \
    tests/eval/train/trainer.c tests/eval/train/trainer.h
tests_eval_train_train_CPPFLAGS = $(PLUGIN_CPPFLAGS) \
    -I$(top_srcdir)/plugins/summarize
tests_eval_train_train_LDADD = plugins/summarize/librank.la \
    core/libcore.la $(CORE_LIBS) -lm
tests_eval_train_train_LDFLAGS = $(AM_LDFLAGS) $(NO_PREOPEN)

EXTRA_PROGRAMS = tests/bench/encoding
tests_bench_encoding_SOURCES = tests/bench/encoding.c
tests_bench_encoding_LDADD = core/libtext.la $(UTF8PROC_LIBS)
# How fast inputs are cut: make tests/bench/framing
EXTRA_PROGRAMS += tests/bench/framing
tests_bench_framing_SOURCES = tests/bench/framing.c
tests_bench_framing_LDADD = core/libcore.la $(CORE_LIBS)
tests_bench_framing_LDFLAGS = $(AM_LDFLAGS) $(NO_PREOPEN)
# What a stage costs: make bench CORPUS=FILE.jsonl.gz [PAGES=FILE.jsonl.gz]
bench: all tests/bench/encoding$(EXEEXT)
	tests/bench/encoding$(EXEEXT)
	COPYDESK_PLUGIN_PATH=$(abs_top_builddir)/plugins/.libs $(srcdir)/tests/bench/bench.py \
	    ./copydesk $(srcdir)/examples/pipelines/newsroom.json $(CORPUS) $(PAGES)
	COPYDESK_PLUGIN_PATH=$(abs_top_builddir)/plugins/.libs $(srcdir)/tests/bench/bench_sqlite.py \
	    ./copydesk $(CORPUS)
# What others read in a Parquet table.  Needs node and, from npm, two readers:
#   npm install --prefix FOLDER @duckdb/node-api hyparquet hyparquet-compressors
#   make parquet-readers READERS=FOLDER
parquet-readers: all
	@test -n "$(READERS)" || { echo "npm install --prefix FOLDER @duckdb/node-api hyparquet hyparquet-compressors; make parquet-readers READERS=FOLDER" >&2; exit 2; }
	COPYDESK_PLUGIN_PATH=$(abs_top_builddir)/plugins/.libs node $(srcdir)/tests/parquet/readers.mjs \
	    $(abs_top_builddir)/copydesk $(READERS)
# 10,000 random documents of each kind, read by us and by Python's parsers.
differential: all
	COPYDESK_PLUGIN_PATH=$(abs_top_builddir)/plugins/.libs \
	    python3 $(srcdir)/tests/readers/differential.py ./copydesk 10000
.PHONY: bench check-quick differential format lint mutants parquet-readers store-faults
EXTRA_DIST += \
    tests/bench/RESULTS.md \
    tests/bench/bench.py \
    tests/bench/bench_sqlite.py \
    tests/bench/ceiling.py \
    tests/bench/sqlite_peer.py \
    tests/bench/stage.py \
    tests/cli/guess_known.txt \
    tests/cli/guess_others.txt \
    tests/cli/make_warc.py \
    tests/readers/differential.py \
    tests/coverage/EXITS.md \
    tests/coverage/coverage.py \
    tests/eval \
    tests/examples/check_labels.py \
    tests/examples/labels \
    tests/examples/summaries.txt \
    tests/examples/variants.py \
    tests/fault/README.md \
    tests/fault/iofault.py \
    tests/fault/journal.py \
    tests/fault/kill.py \
    tests/fault/mutants.py \
    tests/fault/pss.py \
    tests/fuzz \
    tests/hostile/check_hostile.py \
    tests/hostile/make_hostile.py \
    tests/lint \
    tests/lint.sh \
    tests/parquet/read_parquet.py \
    tests/parquet/readers.mjs \
    tests/quotes \
    tests/style/comments.py \
    tests/style/doubles.py \
    tests/style/doubles.txt \
    tests/style/rules.py \
    tests/style/where.py \
    tests/style/words.py
