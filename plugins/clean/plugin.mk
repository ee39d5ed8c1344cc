# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/clean.la
plugins_clean_la_SOURCES = \
    plugins/clean/blanks.c plugins/clean/blanks.h \
    plugins/clean/boxes.c plugins/clean/boxes.h \
    plugins/clean/buttons.c plugins/clean/buttons.h \
    plugins/clean/captions.c plugins/clean/captions.h \
    plugins/clean/clean.c \
    plugins/clean/control.c plugins/clean/control.h \
    plugins/clean/credits.c plugins/clean/credits.h \
    plugins/clean/crumb.c plugins/clean/crumb.h \
    plugins/clean/doc.c plugins/clean/doc.h \
    plugins/clean/encoding.c plugins/clean/encoding.h \
    plugins/clean/facts.c plugins/clean/facts.h \
    plugins/clean/fields.c plugins/clean/fields.h \
    plugins/clean/head.c plugins/clean/head.h \
    plugins/clean/head_lines.c plugins/clean/head_lines.h \
    plugins/clean/html.c plugins/clean/html.h \
    plugins/clean/html_names.c plugins/clean/html_names.h \
    plugins/clean/join.c plugins/clean/join.h \
    plugins/clean/known.h \
    plugins/clean/labelled.c plugins/clean/labelled.h \
    plugins/clean/lexicon.c plugins/clean/lexicon.h \
    plugins/clean/kinds.c plugins/clean/kinds.h \
    plugins/clean/lines.c plugins/clean/lines.h \
    plugins/clean/markdown.c plugins/clean/markdown.h \
    plugins/clean/marks.c plugins/clean/marks.h \
    plugins/clean/meta.c plugins/clean/meta.h \
    plugins/clean/ngrams.c plugins/clean/ngrams.h \
    plugins/clean/person.c plugins/clean/person.h \
    plugins/clean/quality.c plugins/clean/quality.h \
    plugins/clean/quality_line.c plugins/clean/quality_line.h \
    plugins/clean/quality_words.c plugins/clean/quality_words.h \
    plugins/clean/references.c plugins/clean/references.h \
    plugins/clean/related.c plugins/clean/related.h \
    plugins/clean/repeats.c plugins/clean/repeats.h \
    plugins/clean/requests.c plugins/clean/requests.h \
    plugins/clean/rules.c plugins/clean/rules.h \
    plugins/clean/scan.c plugins/clean/scan.h \
    plugins/clean/sentences.c plugins/clean/sentences.h \
    plugins/clean/shape.c plugins/clean/shape.h \
    plugins/clean/signature.c plugins/clean/signature.h \
    plugins/clean/split.c plugins/clean/split.h \
    plugins/clean/tail.c plugins/clean/tail.h \
    plugins/clean/title.c plugins/clean/title.h
plugins_clean_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=clean
plugins_clean_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_clean_la_LIBADD = $(PLUGIN_LIBS)

nobase_dist_pkgdata_DATA += plugins/clean/README.md
EXTRA_DIST += examples/pipelines/quality-c4.json \
    examples/pipelines/quality-fineweb.json \
    examples/pipelines/quality-gopher.json
