/* SPDX-License-Identifier: MIT */
/*
 * keyphrase - what may be a key phrase of an article: its names, whole, and its
 * common words, alone or side by side.
 */
#ifndef SUMMARIZE_KEYPHRASE_H
#define SUMMARIZE_KEYPHRASE_H

#include "rank.h"

#define KEYPHRASE_NAME   10 /* tokens of a name at most */
#define KEYPHRASE_COMMON 3  /* words of another phrase at most */

/* What is known of a stem of the article. */
struct keyphrase_type {
    uint32_t upper, lower; /* how often with a capital, where nothing but a name
                              (or a noun) asks for one; with a small letter */
    uint32_t noun, verb;   /* behind what stands before nouns, before verbs */
    uint32_t head;         /* with nothing of its phrase behind it */
    uint32_t alone;        /* as a name of one word */
    bool topic;            /* news is sorted by it */
    bool title;            /* in the title */
    bool credited;         /* in a byline, or in the name of an author */
};

/* A phrase: tokens of the article. */
struct keyphrase {
    uint32_t token, n; /* where it stands, best inside of a sentence */
    uint32_t count;    /* how often the article speaks of it; 0: it is none */
    uint32_t runs;     /* how often it is all of what looks like a name */
    uint32_t first;    /* sentence */
    uint32_t in;       /* how often at most inside of one longer phrase */
    bool name;
    bool inside; /* it stands inside of a sentence, and in no genitive */
};

struct keyphrases {
    const struct rank *r;
    const struct article *a;
    struct keyphrase_type *type; /* as a->type */
    uint32_t *same; /* by type: the type that it is a form of, or itself */
    bool *genitive; /* by type: it is one of a name */
    bool *named;    /* by token: in a name */
    struct keyphrase *v;
    size_t n, cap, mask;
    uint32_t *table; /* index + 1 */
};

/* What stands between a token and the next one of its sentence. */
enum keyphrase_gap {
    KEYPHRASE_APART, /* marks: a new phrase begins */
    KEYPHRASE_COMMA, /* marks that no sentence begins behind */
    KEYPHRASE_BLANK,
    KEYPHRASE_STOP, /* the stop of an abbreviation and a blank */
    KEYPHRASE_TIGHT /* a hyphen: both are one word */
};
enum keyphrase_gap keyphrase_gap(const struct article *article, size_t token);

/* Behind the last token of the word that begins at this one. */
uint32_t keyphrase_word_end(
    const struct article *article, uint32_t token, uint32_t end);

/* The phrase of these tokens; a new one has the count 0. */
struct keyphrase *keyphrase_at(
    struct keyphrases *phrases, uint32_t token, uint32_t n);
/* Count it, where it stands in that sentence. */
void keyphrase_note(struct keyphrases *phrases, uint32_t sentence,
    uint32_t token, uint32_t n, bool name);
/* The one of these tokens, or NULL. */
struct keyphrase *keyphrase_find(
    const struct keyphrases *phrases, uint32_t token, uint32_t n);

/* Is sentence i none of the story: a byline, a credit, a request? */
bool keyphrase_foreign(const struct rank *rank, size_t i);

/* Find, in this order, genitives of names ("Chinas"), names, and other phrases;
 * then let the long form of a name speak for its short ones. */
void keyphrase_genitives(struct keyphrases *phrases);
void keyphrase_names(struct keyphrases *phrases);
void keyphrase_common(struct keyphrases *phrases);
void keyphrase_merge(struct keyphrases *phrases);

#endif
