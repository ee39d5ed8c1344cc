# SPDX-License-Identifier: MIT
# Tables of what is known of languages, made of text files: see README.md.
core_libtext_la_SOURCES += \
    core/lang/lang.c core/lang/lang.h \
    core/lang/table.c
nodist_core_libtext_la_SOURCES = core/lang/classes.h core/lang/tables.c \
    core/lang/words.c
# A folder lists its text files and its cases itself.
LANG_FILES =
LANG_CASES =
include core/lang/am/files.mk
include core/lang/ar/files.mk
include core/lang/bg/files.mk
include core/lang/ca/files.mk
include core/lang/common/files.mk
include core/lang/cs/files.mk
include core/lang/da/files.mk
include core/lang/de/files.mk
include core/lang/el/files.mk
include core/lang/en/files.mk
include core/lang/es/files.mk
include core/lang/fa/files.mk
include core/lang/fi/files.mk
include core/lang/fr/files.mk
include core/lang/hi/files.mk
include core/lang/hu/files.mk
include core/lang/hy/files.mk
include core/lang/id/files.mk
include core/lang/it/files.mk
include core/lang/ja/files.mk
include core/lang/kk/files.mk
include core/lang/ko/files.mk
include core/lang/my/files.mk
include core/lang/nl/files.mk
include core/lang/no/files.mk
include core/lang/pl/files.mk
include core/lang/pt/files.mk
include core/lang/ro/files.mk
include core/lang/ru/files.mk
include core/lang/sk/files.mk
include core/lang/sv/files.mk
include core/lang/th/files.mk
include core/lang/tr/files.mk
include core/lang/uk/files.mk
include core/lang/ur/files.mk
include core/lang/zh/files.mk
EXTRA_DIST += $(LANG_FILES) $(LANG_CASES) core/lang/tables.awk \
    core/lang/README.md
CLEANFILES += core/lang/classes.h core/lang/tables.c core/lang/words.c
make_tables = $(MKDIR_P) core/lang && LC_ALL=C $(AWK) -f $(srcdir)/core/lang/tables.awk
core/lang/classes.h: core/lang/classes.txt core/lang/tables.awk
	$(AM_V_GEN)$(make_tables) -v make=classes $(srcdir)/core/lang/classes.txt >$@.new && mv $@.new $@
core/lang/tables.c: core/lang/classes.txt core/lang/tables.awk $(LANG_FILES)
	$(AM_V_GEN)$(make_tables) -v make=tables $(srcdir)/core/lang/classes.txt \
	    $(LANG_FILES:%=$(srcdir)/%) >$@.new && mv $@.new $@
core/lang/words.c: core/lang/classes.txt core/lang/tables.awk $(LANG_FILES)
	$(AM_V_GEN)$(make_tables) -v make=words $(srcdir)/core/lang/classes.txt \
	    $(LANG_FILES:%=$(srcdir)/%) >$@.new && mv $@.new $@
# Who includes lang/lang.h is compiled after it can be.
$(core_libtext_la_OBJECTS) $(core_libcore_la_OBJECTS) \
    $(plugins_clean_la_OBJECTS) \
    $(plugins_extract_la_OBJECTS) $(plugins_language_la_OBJECTS) \
    $(plugins_quotes_la_OBJECTS) \
    $(plugins_summarize_la_OBJECTS) \
    $(plugins_summarize_librank_la_OBJECTS): core/lang/classes.h
