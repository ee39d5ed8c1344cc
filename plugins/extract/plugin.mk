# SPDX-License-Identifier: MIT
if HAVE_LIBXML2
pkglib_LTLIBRARIES += plugins/extract.la
endif
plugins_extract_la_SOURCES = \
    plugins/extract/address.c plugins/extract/address.h \
    plugins/extract/article.c plugins/extract/article.h \
    plugins/extract/authors.c plugins/extract/authors.h \
    plugins/extract/bag.c plugins/extract/bag.h \
    plugins/extract/cards.c \
    plugins/extract/boxes.c plugins/extract/boxes.h \
    plugins/extract/byline.c plugins/extract/byline.h \
    plugins/extract/captions.c plugins/extract/captions.h \
    plugins/extract/charset.c plugins/extract/charset.h \
    plugins/extract/choose.c plugins/extract/choose.h \
    plugins/extract/classes.c plugins/extract/classes.h \
    plugins/extract/classes_words.c plugins/extract/classes_words.h \
    plugins/extract/cues.h \
    plugins/extract/dates.c plugins/extract/dates.h \
    plugins/extract/dom.c plugins/extract/dom.h \
    plugins/extract/endings.c plugins/extract/endings.h \
    plugins/extract/entries.c plugins/extract/entries.h \
    plugins/extract/evidence.c plugins/extract/evidence.h \
    plugins/extract/extract.c \
    plugins/extract/flow.c plugins/extract/flow.h \
    plugins/extract/headline.c plugins/extract/headline.h \
    plugins/extract/images.c plugins/extract/images.h \
    plugins/extract/labels.c plugins/extract/labels.h \
    plugins/extract/language.c plugins/extract/language.h \
    plugins/extract/lead.c plugins/extract/lead.h \
    plugins/extract/lines.c plugins/extract/lines.h \
    plugins/extract/linked.c plugins/extract/linked.h \
    plugins/extract/measure.c plugins/extract/measure.h \
    plugins/extract/meta.c plugins/extract/meta.h \
    plugins/extract/name.c plugins/extract/name.h \
    plugins/extract/near.c plugins/extract/near.h \
    plugins/extract/offers.c plugins/extract/offers.h \
    plugins/extract/page.c plugins/extract/page.h \
    plugins/extract/paragraphs.c plugins/extract/paragraphs.h \
    plugins/extract/parse.c plugins/extract/parse.h \
    plugins/extract/people.c plugins/extract/people.h \
    plugins/extract/prune.c plugins/extract/prune.h \
    plugins/extract/published.c plugins/extract/published.h \
    plugins/extract/related.c plugins/extract/related.h \
    plugins/extract/rules.c plugins/extract/rules.h \
    plugins/extract/shown.c plugins/extract/shown.h \
    plugins/extract/siblings.c plugins/extract/siblings.h \
    plugins/extract/signed.c plugins/extract/signed.h \
    plugins/extract/source.c plugins/extract/source.h \
    plugins/extract/state.c plugins/extract/state.h \
    plugins/extract/stated.c plugins/extract/stated.h \
    plugins/extract/str.h \
    plugins/extract/tags.c plugins/extract/tags.h \
    plugins/extract/title.c plugins/extract/title.h \
    plugins/extract/trim.c plugins/extract/trim.h
plugins_extract_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) $(LIBXML2_CFLAGS) \
    -DCOPYDESK_MODULE=extract
plugins_extract_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_extract_la_LIBADD = $(PLUGIN_LIBS) $(LIBXML2_LIBS)
nobase_dist_pkgdata_DATA += plugins/extract/README.md
