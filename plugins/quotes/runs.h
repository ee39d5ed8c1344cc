/* SPDX-License-Identifier: MIT */
/*
 * runs - runs of capitalised words: candidates for names ("Harbour Council
 * Chief Ada Lind").
 */
#ifndef QUOTES_RUNS_H
#define QUOTES_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entity.h"

struct article;
struct forms;

struct run {
    uint32_t from, to; /* tokens, `to` not included; outer or inner ones, as the
                          array that it is in */
    uint32_t core; /* the token at which the name itself begins: after titles
                      and, in English, person nouns */
    uint32_t who;  /* the entity it means, or NAME_NONE; set in article.c, and
                      again by mentions_read */
};

struct runs {
    struct run *v;
    size_t n, cap;
};

/* Count form.inside for the forms of the article, whose sentences are there. */
void runs_count_inside(const struct article *article, struct forms *forms);

/* Find the runs of all sentences (outer) and of all quotes (inner).  To be
 * called when form.inside is counted. */
void runs_find(
    const struct article *article, struct runs *outer, struct runs *inner);

/* In a language that writes every noun with a capital, drop those of the
 * article's outer runs that are just nouns.  To be called when people are
 * known. */
void runs_prune(const struct article *article, struct runs *outer);

/* The words of the run's name: without titles, full stops and suffixes.  At
 * most CORE_MOST forms go to out; returns how many.  `inner`: the run is inside
 * a quote. */
#define CORE_MOST 8 /* words of a name that are looked at */
uint32_t runs_core(const struct article *article, bool inner,
    const struct run *run, uint32_t out[CORE_MOST]);

/* The form of the run's suffix, "Jr", or 0. */
uint32_t runs_suffix(
    const struct article *article, bool inner, const struct run *run);

/* The index of the first run that begins at or after token k (binary search).
 */
size_t runs_from(const struct runs *runs, uint32_t k);

#endif
