/* SPDX-License-Identifier: MIT */
/*
 * doc - an article while it is cleaned: its paragraphs, what was found in it,
 * and what was done to it.
 *
 * All text is valid UTF-8 that lasts as long as the record: the record's own,
 * or memory of the pool.  A paragraph is one line; it has no white space at
 * its edges.
 */
#ifndef CLEAN_DOC_H
#define CLEAN_DOC_H

#include <copydesk/blocks.h>
#include <copydesk/text.h>

#include <stdbool.h>
#include <stddef.h>

#include "rules.h"
#include "text/pool.h"

struct str {
    const char *s; /* NULL: not known */
    size_t n;
};

/* A link in a paragraph: its words are at [at, at + n). */
struct link {
    size_t at, n;
    struct str url;
};

enum {
    PARA_BLANK = 1 << 0,   /* an empty line is before it */
    PARA_GONE = 1 << 1,    /* taken out */
    PARA_HEADING = 1 << 2, /* # or <h1>; `level` */
    PARA_ITEM = 1 << 3,    /* of a list; `bullet` bytes of mark before it */
    PARA_QUOTE = 1 << 4,   /* > or <blockquote> */
    PARA_STRONG = 1 << 5,  /* all of it is bold or italic */
    PARA_CAPTION = 1 << 6, /* <figcaption>, or below an image */
    PARA_BYLINE = 1 << 7,  /* class="byline" or "author" */
    PARA_FOOTER = 1 << 8,  /* <footer> */
    PARA_IMAGE = 1 << 9,   /* an image, whose address is its first link's */
    PARA_ROW = 1 << 10     /* of a table */
};

struct para {
    const char *s;
    size_t n;
    unsigned flags;
    enum cd_block_kind kind; /* as markup or the record tells */
    unsigned level;  /* of a heading, 1 to 6; of an item, from 1; else 0 */
    unsigned block;  /* of the record's, from 1; 0: it tells nothing */
    unsigned bullet; /* bytes of a list's mark that s begins with */
    enum rule rule;  /* that took it out, if it is gone */
    size_t tail;     /* where bold or italic words at the end begin, or n */
    struct link *links;
    size_t nlinks;
};

/* What the rules took out of the text. */
struct image {
    struct str caption, credit, url;
};

struct related {
    struct str title, url;
};

struct facts {
    struct str title, subtitle, agency, date, modified, url;
    struct str *authors;
    size_t nauthors, authors_cap;
    bool authors_again; /* they are the record's own, told apart */
    struct image *images;
    size_t nimages, images_cap;
    struct related *related;
    size_t nrelated, related_cap;
};

struct change {
    enum rule rule;
    struct str text;
};

/* The host's text engine, asked in the language of the record. */
struct engine {
    const struct cd_host *host;
    const struct cd_text_1 *text;
    const json_t *rec;
};

struct doc {
    struct pool pool;
    struct engine engine;
    struct para *v;
    size_t n, cap;
    struct facts facts;
    bool trace; /* keep the changes, not only their number */
    struct change *changes;
    size_t nchanges, changes_cap;
    unsigned count[RULES];
};

/* An empty document whose text is kept in the pool. */
void doc_init(struct doc *doc, const struct pool *pool,
    const struct engine *engine, bool trace);

/* A new paragraph at the end, empty but for its words. */
struct para *doc_add(struct doc *doc, const char *text, size_t n);

/* Note that a rule changed or took out text[0..n), which lasts. */
void doc_note(struct doc *doc, enum rule rule, const char *text, size_t n);
/* Take a paragraph out of the text.  It keeps its words. */
void doc_drop(struct doc *doc, struct para *para, enum rule rule);
/* Cut the first `n` bytes and white space off a paragraph, or keep only them;
 * the rule is noted with what is cut. */
void doc_cut_head(struct doc *doc, struct para *para, size_t n, enum rule rule);
void doc_cut_tail(struct doc *doc, struct para *para, size_t n, enum rule rule);

/* The paragraphs that are left before and after `para`, or NULL. */
struct para *doc_before(const struct doc *doc, const struct para *para);
struct para *doc_after(const struct doc *doc, const struct para *para);
struct para *doc_last(const struct doc *doc);

/* Are a and b, which follow each other in the text, two lines of one block, as
 * tables and code have them? */
bool doc_goes_on(const struct para *a, const struct para *b);
/* How many line ends doc_text() puts between the two: 1 or 2. */
size_t doc_gap(const struct para *a, const struct para *b);
/* The text: paragraphs with an empty line between them, but for lines of one
 * block. */
struct str doc_text(const struct doc *doc);

/* n bytes of the pool. */
char *doc_alloc(const struct doc *doc, size_t n);
/* A copy in the pool. */
struct str doc_copy(const struct doc *doc, const char *text, size_t n);

/* Add what was found to the lists of authors, images and related articles. */
void doc_add_author(struct doc *doc, struct str name);
void doc_add_image(
    struct doc *doc, struct str caption, struct str credit, struct str url);
void doc_add_related(struct doc *doc, struct str title, struct str url);

#endif
