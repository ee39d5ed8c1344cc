# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/quotes.la
plugins_quotes_la_SOURCES = \
    plugins/quotes/according.c plugins/quotes/according.h \
    plugins/quotes/apposition.c plugins/quotes/apposition.h \
    plugins/quotes/article.c plugins/quotes/article.h \
    plugins/quotes/attribution.c plugins/quotes/attribution.h \
    plugins/quotes/bearers.c \
    plugins/quotes/before.c plugins/quotes/behind.c \
    plugins/quotes/beside.c plugins/quotes/beside.h \
    plugins/quotes/credits.c plugins/quotes/credits.h \
    plugins/quotes/citations.c plugins/quotes/citations.h \
    plugins/quotes/cues.c plugins/quotes/cues.h \
    plugins/quotes/descriptions.c plugins/quotes/entity.h \
    plugins/quotes/derive.c plugins/quotes/derive.h \
    plugins/quotes/clause.h \
    plugins/quotes/dialogue.c plugins/quotes/dialogue.h \
    plugins/quotes/ending.c plugins/quotes/ending.h \
    plugins/quotes/epithets.c plugins/quotes/epithets.h \
    plugins/quotes/evidence.c plugins/quotes/evidence.h \
    plugins/quotes/forms.c plugins/quotes/forms.h \
    plugins/quotes/gender.c plugins/quotes/gender.h \
    plugins/quotes/human.c plugins/quotes/human.h \
    plugins/quotes/incise.c plugins/quotes/incise.h \
    plugins/quotes/indirect.c plugins/quotes/indirect.h \
    plugins/quotes/joint.c plugins/quotes/joint.h \
    plugins/quotes/lexicon.c plugins/quotes/lexicon.h \
    plugins/quotes/stretches.h \
    plugins/quotes/mentions.c plugins/quotes/scene.h \
    plugins/quotes/names.c plugins/quotes/names.h \
    plugins/quotes/nearby.c \
    plugins/quotes/noun.c plugins/quotes/noun.h \
    plugins/quotes/noun_words.c \
    plugins/quotes/office.c plugins/quotes/office.h \
    plugins/quotes/orgs.c plugins/quotes/orgs.h \
    plugins/quotes/output.c plugins/quotes/output.h \
    plugins/quotes/people.c plugins/quotes/people.h \
    plugins/quotes/phrases.c plugins/quotes/phrases.h \
    plugins/quotes/quotes.c \
    plugins/quotes/reader.c plugins/quotes/reader.h \
    plugins/quotes/repeats.c \
    plugins/quotes/reported_around.c plugins/quotes/reported_behind.c \
    plugins/quotes/reported_extent.c plugins/quotes/reported.h \
    plugins/quotes/roles.c \
    plugins/quotes/runs.c plugins/quotes/runs.h \
    plugins/quotes/runs_extent.c plugins/quotes/runs_extent.h \
    plugins/quotes/salience.c plugins/quotes/salience.h \
    plugins/quotes/sentences.c plugins/quotes/sentences.h \
    plugins/quotes/speech.c plugins/quotes/speech.h \
    plugins/quotes/speech_short.c \
    plugins/quotes/speech_nouns.c \
    plugins/quotes/subject.c plugins/quotes/subject.h \
    plugins/quotes/subject_after.c plugins/quotes/subject_sentence.c \
    plugins/quotes/tokens.c plugins/quotes/tokens.h \
    plugins/quotes/turns.c plugins/quotes/turns.h \
    plugins/quotes/utterance.c \
    plugins/quotes/verbsecond.c plugins/quotes/verbsecond.h \
    plugins/quotes/vocabulary.c plugins/quotes/vocabulary.h \
    plugins/quotes/voices.c
plugins_quotes_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=quotes
plugins_quotes_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_quotes_la_LIBADD = $(PLUGIN_LIBS)
nobase_dist_pkgdata_DATA += plugins/quotes/README.md
