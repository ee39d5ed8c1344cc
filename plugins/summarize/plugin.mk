if HAVE_STEMMER
pkglib_LTLIBRARIES += plugins/summarize.la
PREOPEN_SUMMARIZE = -dlpreopen plugins/summarize.la
endif
plugins_summarize_la_SOURCES = \
    plugins/summarize/article.c plugins/summarize/article.h \
    plugins/summarize/background.c plugins/summarize/background.h \
    plugins/summarize/choose.c plugins/summarize/choose.h \
    plugins/summarize/dateline.c plugins/summarize/dateline.h \
    plugins/summarize/features.c plugins/summarize/features.h \
    plugins/summarize/fit.c plugins/summarize/fit.h \
    plugins/summarize/graph.c plugins/summarize/graph.h \
    plugins/summarize/lexis.c plugins/summarize/lexis.h \
    plugins/summarize/lists.c plugins/summarize/lists.h \
    plugins/summarize/model.h \
    plugins/summarize/number.c plugins/summarize/number.h \
    plugins/summarize/rank.c plugins/summarize/rank.h \
    plugins/summarize/sets.c plugins/summarize/sets.h \
    plugins/summarize/summarize.c \
    plugins/summarize/surface.c plugins/summarize/surface.h \
    plugins/summarize/weights.c \
    plugins/summarize/wordstats.c plugins/summarize/wordstats.h
plugins_summarize_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=summarize
plugins_summarize_la_CFLAGS = $(AM_CFLAGS) -ffp-contract=off
plugins_summarize_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_summarize_la_LIBADD = $(PLUGIN_LIBS) $(STEMMER_LIBS) -lm
EXTRA_DIST += plugins/summarize/README.md
