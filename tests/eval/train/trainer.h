/* SPDX-License-Identifier: MIT */
/*
 * trainer - reading the articles again and again, as the plugin reads them.
 */
#ifndef TRAIN_TRAINER_H
#define TRAIN_TRAINER_H

#include "base/arena.h"
#include "corpus.h"
#include "label.h"
#include "rank.h"
#include "text/analysis.h"
#include "text/sentence.h"
#include "text/vocabulary.h"

/* How many of 100,000 articles hold a word of the stem. */
struct trainer_stem {
    const char *stem;
    uint32_t share;
};

struct trainer {
    struct corpus corpus;
    struct trainer_stem *common; /* ends with stem NULL */
    struct words *frequencies;   /* the same to be asked for */
    struct sentence_rules *rules;
    struct date_words *dates;
    struct dateline_words *datelines;
    struct lexis_tables *tables;
    struct lexis lexis;
    struct vocabulary *vocabulary;
    struct arena *arena;
    struct pool pool;
    struct number_logs logs;
    uint64_t mark;
    bool nouns; /* read them as if capitals told no names */
};

/* An article as it is worked on; its memory is that of the arena, which the
 * next trainer_read takes back. */
struct work {
    const struct corpus_article *source;
    struct analysis text;
    struct rank r;
    struct label l;
};

void trainer_init(struct trainer *t);
/* Learn the words anew, with t->common. */
void trainer_words(struct trainer *t);
void trainer_free(struct trainer *t);
/* Read article i up to what comes before weights: words, signs, likeness, and
 * the labels. */
void trainer_read(struct trainer *t, size_t i, struct work *w);
/* Count the stems of all articles and make t->common of the `most` commonest.
 * Stems that are mostly written with a capital are left out. */
void trainer_count(struct trainer *t, size_t most);

#endif
