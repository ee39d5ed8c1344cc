# SPDX-License-Identifier: MIT
if HAVE_STEMMER
noinst_LTLIBRARIES += plugins/summarize/librank.la
pkglib_LTLIBRARIES += plugins/summarize.la
endif
# all but the plugin itself and its tables: tests/eval/train links it, too
plugins_summarize_librank_la_SOURCES = \
    plugins/summarize/article.c plugins/summarize/article.h \
    plugins/summarize/choose.c plugins/summarize/choose.h \
    plugins/summarize/topic.c plugins/summarize/topic.h \
    plugins/summarize/traits.c plugins/summarize/traits.h \
    plugins/summarize/echo.c plugins/summarize/echo.h \
    plugins/summarize/fit.c plugins/summarize/fit.h \
    plugins/summarize/graph.c plugins/summarize/graph.h \
    plugins/summarize/keyphrase.c plugins/summarize/keyphrase.h \
    plugins/summarize/keyphrase_common.c plugins/summarize/keyphrase_names.c \
    plugins/summarize/keywords.c plugins/summarize/keywords.h \
    plugins/summarize/layout.c plugins/summarize/layout.h \
    plugins/summarize/lexis.c plugins/summarize/lexis.h \
    plugins/summarize/lists.c plugins/summarize/lists.h \
    plugins/summarize/model.h \
    plugins/summarize/needs.c plugins/summarize/needs.h \
    plugins/summarize/needs_names.c plugins/summarize/needs_names.h \
    plugins/summarize/number.c plugins/summarize/number.h \
    plugins/summarize/overflow.c plugins/summarize/overflow.h \
    plugins/summarize/page.c plugins/summarize/page.h \
    plugins/summarize/rank.c plugins/summarize/rank.h \
    plugins/summarize/rewind.c plugins/summarize/rewind.h \
    plugins/summarize/room.h \
    plugins/summarize/sets.c plugins/summarize/sets.h \
    plugins/summarize/sets_needs.c \
    plugins/summarize/sets_sums.c plugins/summarize/sets_sums.h \
    plugins/summarize/share.c plugins/summarize/share.h \
    plugins/summarize/surface.c plugins/summarize/surface.h \
    plugins/summarize/wordstats.c plugins/summarize/wordstats.h
plugins_summarize_librank_la_CPPFLAGS = $(PLUGIN_CPPFLAGS)
plugins_summarize_librank_la_CFLAGS = $(AM_CFLAGS) -ffp-contract=off
plugins_summarize_la_SOURCES = plugins/summarize/summarize.c \
    plugins/summarize/weights.c \
    plugins/summarize/weights_nouns.c plugins/summarize/weights_plain.c
plugins_summarize_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=summarize
plugins_summarize_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_summarize_la_LIBADD = plugins/summarize/librank.la $(PLUGIN_LIBS) -lm
nobase_dist_pkgdata_DATA += plugins/summarize/README.md
