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

/* Fill article->outer and ->inner with the runs of all sentences and quotes.
 * Before that, counts form.inside. */
void runs_find(struct article *article);

/* In a language that writes every noun with a capital, drop the outer runs that
 * are just nouns.  To be called when people are known. */
void runs_prune(struct article *article);

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
