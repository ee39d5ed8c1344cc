/* SPDX-License-Identifier: MIT */
/*
 * keyphrase - find the candidates for key phrases of an article: its names in
 * full, and its common words, alone or side by side.
 */
#ifndef SUMMARIZE_KEYPHRASE_H
#define SUMMARIZE_KEYPHRASE_H

#include "rank.h"

#define KEYPHRASE_NAME   10 /* tokens of a name, at most */
#define KEYPHRASE_COMMON 3  /* words of another phrase, at most */

/* Counts of a stem of the article. */
struct keyphrase_type {
    uint32_t upper, lower; /* occurrences with a capital that marks a name (or
                              noun); with a lower-case letter */
    uint32_t noun,
        verb;       /* occurrences after a word that precedes nouns, verbs */
    uint32_t head;  /* occurrences at the end of a phrase */
    uint32_t alone; /* occurrences as a name of one word */
    bool topic;     /* a topic by which news is sorted */
    bool title;     /* the title has it */
    bool credited;  /* in a byline or an author's name */
};

/* A candidate: a sequence of tokens of the article. */
struct keyphrase {
    uint32_t token, n; /* one occurrence, preferably within a sentence */
    uint32_t count;    /* occurrences; 0: no longer a candidate */
    uint32_t runs;     /* occurrences as a complete capitalised sequence */
    uint32_t first;    /* first sentence */
    uint32_t in;       /* occurrences within one longer phrase, at most */
    bool name;
    bool inside; /* the occurrence is within a sentence and not a genitive */
};

struct keyphrases {
    const struct rank *rank;
    const struct article *article;
    struct keyphrase_type *type; /* by type of the article */
    uint32_t *same; /* by type: the type of which it is a form, or itself */
    bool *genitive; /* by type: it is the genitive of a name */
    bool *named;    /* by token: it is part of a name */
    struct keyphrase *v;
    size_t n, cap, mask;
    uint32_t *table; /* hash table: index in `v` + 1; 0: free */
};

/* What is between a token and the next one of its sentence. */
enum keyphrase_gap {
    KEYPHRASE_APART, /* punctuation: a new phrase begins */
    KEYPHRASE_COMMA, /* punctuation that no sentence begins after */
    KEYPHRASE_BLANK,
    KEYPHRASE_STOP, /* the full stop of an abbreviation and a blank */
    KEYPHRASE_TIGHT /* a hyphen: both are one word */
};
enum keyphrase_gap keyphrase_gap(const struct article *article, size_t token);

/* The token after the word that begins at `token`, hyphens included. */
uint32_t keyphrase_word_end(
    const struct article *article, uint32_t token, uint32_t end);

/* The candidate with these tokens; a new one has the count 0. */
struct keyphrase *keyphrase_at(
    struct keyphrases *phrases, uint32_t token, uint32_t n);
/* Count an occurrence of a candidate. */
void keyphrase_note(struct keyphrases *phrases, uint32_t sentence,
    uint32_t token, uint32_t n, bool name);
/* The candidate with these tokens; NULL if there is none. */
struct keyphrase *keyphrase_find(
    const struct keyphrases *phrases, uint32_t token, uint32_t n);

/* Is sentence i not part of the story: a byline, credit or request? */
bool keyphrase_foreign(const struct rank *rank, size_t i);

/* To be called in this order: find genitives of names ("Chinas"), names, and
 * other phrases; then count short forms of a name for its long form. */
void keyphrase_genitives(struct keyphrases *phrases);
void keyphrase_names(struct keyphrases *phrases);
void keyphrase_common(struct keyphrases *phrases);
void keyphrase_merge(struct keyphrases *phrases);

#endif
