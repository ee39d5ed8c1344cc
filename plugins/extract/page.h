/* SPDX-License-Identifier: MIT */
/*
 * page - a page under extraction: its tree, what its classes say, what is
 * measured of it, and where its headline is.
 */
#ifndef EXTRACT_PAGE_H
#define EXTRACT_PAGE_H

#include "classes.h"
#include "dom.h"
#include "measure.h"
#include "rules.h"

#define PAGE_TITLES   16 /* that are looked at */
#define PAGE_POSTINGS 64
#define PAGE_FOLDS    256
#define PAGE_METAS    256 /* meta elements that are read */

struct page {
    struct dom dom;
    uint32_t body;    /* or what stands for it */
    unsigned *bits;   /* by node: bits of classes.h */
    uint32_t *fields; /* by node: fields and buttons before it; of n + 1 */
    struct measure m;
    uint32_t headline;              /* h1 or h2, or DOM_NONE */
    uint32_t entries;               /* around all entries of a live blog, or
                                       DOM_NONE */
    struct str titles[PAGE_TITLES]; /* what the article may be called */
    size_t ntitles;
    uint32_t postings[PAGE_POSTINGS]; /* of social networks, quoted */
    size_t npostings;
    struct str folds[PAGE_FOLDS]; /* ids of what a click unfolds */
    size_t nfolds;
    uint32_t metas[PAGE_METAS]; /* with a content */
    size_t nmetas;
    struct str stated;     /* articleBody of the linked data; see stated.h */
    bool stated_entries;   /* it is the entries of a live blog */
    struct str url;        /* its own address, or where it was fetched, or "" */
    struct str language;   /* tag that the page states, or "" */
    enum date_order order; /* of its language; see date_order_of */
    const struct rules *rules;
};

/* Parse a page and look at it.  -1 if memory runs out. */
int page_read(struct page *page, const struct pool *pool,
    const struct rules *rules, struct str html);

/* The content of the first meta element with this property, name or itemprop
 * (in lower case), white space at its edges cut off; n is 0 if there is
 * none. */
struct str page_meta(const struct page *page, const char *name);
/* The same, of the elements from *at on, which moves behind it. */
struct str page_meta_next(
    const struct page *page, const char *name, size_t *at);

/* Is the element a part of an article by its itemprop? */
bool page_is_body(const struct page *page, uint32_t node);
/* Is the element unfolded on a click: by its id, or by its class? */
bool page_is_folded(const struct page *page, uint32_t node);
/* Is all text of the element in bold or italics? */
bool page_is_emphasised(const struct page *page, uint32_t node);
/* Is the headline the element or below it? */
bool page_has_headline(const struct page *page, uint32_t node);

#endif
