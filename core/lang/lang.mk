# Tables of what is known of languages, made of text files: see README.md.
nodist_core_libtext_la_SOURCES = core/lang/classes.h core/lang/tables.c
LANG_FILES = \
    core/lang/am/language.txt \
    core/lang/ar/language.txt \
    core/lang/bg/abbreviations.txt \
    core/lang/bg/language.txt \
    core/lang/bg/words.txt \
    core/lang/ca/words.txt \
    core/lang/common/abbreviations.txt \
    core/lang/common/first-names.txt \
    core/lang/common/interview.txt \
    core/lang/common/names-europe.txt \
    core/lang/common/names.txt \
    core/lang/common/page-words.txt \
    core/lang/common/page.txt \
    core/lang/common/places.txt \
    core/lang/common/story-words.txt \
    core/lang/common/words.txt \
    core/lang/cs/words.txt \
    core/lang/da/abbreviations.txt \
    core/lang/da/calendar.txt \
    core/lang/da/language.txt \
    core/lang/da/words.txt \
    core/lang/de/abbreviations.txt \
    core/lang/de/calendar.txt \
    core/lang/de/forms.txt \
    core/lang/de/interview.txt \
    core/lang/de/language.txt \
    core/lang/de/page-words.txt \
    core/lang/de/page.txt \
    core/lang/de/people.txt \
    core/lang/de/reporting.txt \
    core/lang/de/story-words.txt \
    core/lang/de/story.txt \
    core/lang/de/things.txt \
    core/lang/de/words.txt \
    core/lang/el/language.txt \
    core/lang/el/words.txt \
    core/lang/en/abbreviations.txt \
    core/lang/en/calendar.txt \
    core/lang/en/forms.txt \
    core/lang/en/interview.txt \
    core/lang/en/language.txt \
    core/lang/en/page-words.txt \
    core/lang/en/page.txt \
    core/lang/en/people.txt \
    core/lang/en/reporting.txt \
    core/lang/en/story-words.txt \
    core/lang/en/story.txt \
    core/lang/en/things.txt \
    core/lang/en/words.txt \
    core/lang/es/abbreviations.txt \
    core/lang/es/calendar.txt \
    core/lang/es/forms.txt \
    core/lang/es/interview.txt \
    core/lang/es/language.txt \
    core/lang/es/page-words.txt \
    core/lang/es/page.txt \
    core/lang/es/people.txt \
    core/lang/es/reporting.txt \
    core/lang/es/story-words.txt \
    core/lang/es/story.txt \
    core/lang/es/things.txt \
    core/lang/es/words.txt \
    core/lang/fa/language.txt \
    core/lang/fi/words.txt \
    core/lang/fr/abbreviations.txt \
    core/lang/fr/calendar.txt \
    core/lang/fr/forms.txt \
    core/lang/fr/interview.txt \
    core/lang/fr/language.txt \
    core/lang/fr/page-words.txt \
    core/lang/fr/page.txt \
    core/lang/fr/people.txt \
    core/lang/fr/reporting.txt \
    core/lang/fr/story-words.txt \
    core/lang/fr/story.txt \
    core/lang/fr/things.txt \
    core/lang/fr/words.txt \
    core/lang/hi/language.txt \
    core/lang/hu/words.txt \
    core/lang/hy/language.txt \
    core/lang/id/page.txt \
    core/lang/id/words.txt \
    core/lang/it/abbreviations.txt \
    core/lang/it/calendar.txt \
    core/lang/it/language.txt \
    core/lang/it/page.txt \
    core/lang/it/words.txt \
    core/lang/ja/language.txt \
    core/lang/kk/abbreviations.txt \
    core/lang/kk/language.txt \
    core/lang/my/language.txt \
    core/lang/nl/abbreviations.txt \
    core/lang/nl/language.txt \
    core/lang/nl/words.txt \
    core/lang/no/abbreviations.txt \
    core/lang/no/calendar.txt \
    core/lang/no/language.txt \
    core/lang/no/words.txt \
    core/lang/pl/abbreviations.txt \
    core/lang/pl/language.txt \
    core/lang/pl/words.txt \
    core/lang/pt/abbreviations.txt \
    core/lang/pt/calendar.txt \
    core/lang/pt/language.txt \
    core/lang/pt/page.txt \
    core/lang/pt/words.txt \
    core/lang/ro/words.txt \
    core/lang/ru/abbreviations.txt \
    core/lang/ru/language.txt \
    core/lang/ru/page.txt \
    core/lang/ru/words.txt \
    core/lang/sv/abbreviations.txt \
    core/lang/sv/calendar.txt \
    core/lang/sv/language.txt \
    core/lang/sv/words.txt \
    core/lang/tr/words.txt \
    core/lang/uk/abbreviations.txt \
    core/lang/uk/language.txt \
    core/lang/uk/words.txt \
    core/lang/ur/language.txt \
    core/lang/zh/language.txt
EXTRA_DIST += $(LANG_FILES) core/lang/classes.txt core/lang/tables.awk \
    core/lang/README.md
CLEANFILES += core/lang/classes.h core/lang/tables.c
make_tables = $(MKDIR_P) core/lang && LC_ALL=C $(AWK) -f $(srcdir)/core/lang/tables.awk
core/lang/classes.h: core/lang/classes.txt core/lang/tables.awk
	$(AM_V_GEN)$(make_tables) -v make=classes $(srcdir)/core/lang/classes.txt >$@.new && mv $@.new $@
core/lang/tables.c: core/lang/classes.txt core/lang/tables.awk $(LANG_FILES)
	$(AM_V_GEN)$(make_tables) -v make=tables $(srcdir)/core/lang/classes.txt \
	    $(LANG_FILES:%=$(srcdir)/%) >$@.new && mv $@.new $@
# Who includes lang/lang.h is compiled after it can be.
$(core_libtext_la_OBJECTS) $(plugins_clean_la_OBJECTS) \
    $(plugins_extract_la_OBJECTS) $(plugins_quotes_la_OBJECTS) \
    $(plugins_summarize_la_OBJECTS) \
    $(plugins_summarize_librank_la_OBJECTS): core/lang/classes.h
