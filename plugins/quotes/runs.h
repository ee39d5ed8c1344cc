/* SPDX-License-Identifier: MIT */
/*
 * runs - capitalised words that stand together and may be a name.
 */
#ifndef QUOTES_RUNS_H
#define QUOTES_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entity.h"

struct article;

struct run {
    uint32_t from, to; /* tokens */
    uint32_t core;     /* the token at which the name itself begins: behind
                          titles (and, but in English, roles) */
    uint32_t who;      /* the name it was resolved to, or NAME_NONE */
};

struct runs {
    struct run *v;
    size_t n, cap;
};

/* Find the runs of all sentences and of all quotes of the article. */
void runs_find(struct article *article);

/* In a language that writes every noun with a capital, drop the runs that are
 * just nouns, once people are known. */
void runs_prune(struct article *article);

/* Forms of the run's words without titles, stops and suffixes: at most `most`
 * of them to out.  Returns how many there are. */
#define CORE_MOST 8
uint32_t runs_core(const struct article *article, bool inner,
    const struct run *run, uint32_t out[CORE_MOST]);

/* The form of the run's suffix, "Jr", or 0. */
uint32_t runs_suffix(
    const struct article *article, bool inner, const struct run *run);

/* The first run at or behind token k: a binary search. */
size_t runs_from(const struct runs *runs, uint32_t k);

#endif
