/* SPDX-License-Identifier: MIT */
/*
 * entity - somebody or something that an article speaks of: a person by name,
 * an organisation by name, or whoever a description stands for.
 */
#ifndef QUOTES_ENTITY_H
#define QUOTES_ENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/span.h"

#define NAME_NONE  UINT32_MAX
#define NAME_WORDS 6 /* words of a name, at most */

#define HEADS 4 /* roles of one entity by which it is known again */

enum entity_kind { ENTITY_PERSON, ENTITY_ORG, ENTITY_DESC };

enum gender {
    GENDER_UNKNOWN, /* he or she */
    GENDER_MALE,
    GENDER_FEMALE,
    GENDER_NEUTER, /* it */
    GENDER_PLURAL  /* they */
};

struct entity {
    enum entity_kind kind;
    enum gender gender;
    const char *text; /* how it is called at its fullest */
    size_t text_n;

    /* Of names. */
    uint32_t words[NAME_WORDS]; /* forms */
    uint32_t n;
    uint32_t count;      /* mentions of this very form */
    uint32_t stopped;    /* those of them behind which a stop stands */
    int votes[2];        /* for a man, for a woman; of an organisation: for a
                            place, behind an article */
    uint32_t same_last;  /* the next name with this last word, or NAME_NONE */
    uint32_t same_first; /* the next name with this first word */
    uint32_t fullest;    /* of the forms of one name: the longest */
    uint32_t shortest;   /* ... the shortest, which stands for all of them */

    uint32_t spoken;  /* quotes so far */
    uint32_t same_as; /* of a description: who it turned out to be, or
                         NAME_NONE */
    struct span role; /* bytes of the role as written; n == 0: none */
    /* Nouns of roles and of the description, in lower case; 0: none. */
    uint32_t heads[HEADS];
};

/* From a form to the first entity whose name ends or begins with it, or
 * NAME_NONE. */
struct name_index {
    uint32_t *last, *first;
};

struct cast {
    struct entity *v;
    size_t n, cap;
    struct name_index people, orgs;
    uint8_t *stands;  /* of a form: how it stands in names (evidence.c) */
    uint32_t *suffix; /* of a surname: the suffix that stands behind it, 0, or
                         CAST_MANY; NULL: none stands anywhere */
    uint32_t *recent; /* form of a surname -> who bore it last */
    uint32_t *heads;  /* a noun in lower case -> who is known by it: a person
                         or organisation, NAME_NONE, or CAST_MANY */
};

#define CAST_MANY (NAME_NONE - 1)

#endif
