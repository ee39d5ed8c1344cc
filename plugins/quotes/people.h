/*
 * people - who is named in an article: full names, surnames that stand for
 * them, gender and role.
 */
#ifndef QUOTES_PEOPLE_H
#define QUOTES_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "runs.h"
#include "text/span.h"

struct article;
struct token;

enum gender { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE };

#define NAME_WORDS 5 /* words of a name, at most */

struct name {
    uint32_t words[NAME_WORDS]; /* forms */
    uint32_t n;
    uint32_t count;    /* mentions of this very form */
    uint32_t mentions; /* mentions in all forms, outside quotes */
    int votes[2];      /* for a man, for a woman */
    enum gender gender;
    struct span role;   /* bytes of the role as written; n == 0: none */
    uint32_t role_head; /* the form of its noun */
    const char *text;   /* the words, with blanks between them */
    size_t text_n;
    uint32_t same_last;  /* the next name with this last word, or NAME_NONE */
    uint32_t same_first; /* the next name with this first word */
    uint32_t fullest;    /* of the forms of one name: the longest */
    uint32_t shortest;   /* ... the shortest, which stands for all of them */
};

struct people {
    struct name *v;
    size_t n, cap;
    uint32_t *by_last, *by_first; /* form -> a name or NAME_NONE */
    uint32_t *recent;             /* form of a surname -> who bore it last */
};

/* Find the people of the article, and whom each run means. */
void people_find(struct article *a);

/* The one name that a run stands for, or NAME_NONE. */
uint32_t people_of(const struct article *a, bool inner, const struct run *r);

enum gender people_gender(const struct article *a, uint32_t who);

/* Is one of the words of the name this form? */
bool people_has(const struct name *x, uint32_t form);

#endif
