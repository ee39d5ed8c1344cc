/* SPDX-License-Identifier: MIT */
/*
 * entity - the entity table of an article: persons and organisations by name,
 *
 * and whoever a definite description stands for.
 *
 * Different forms of one name ("Ada Lind", "Ada Maria Lind") are entities of
 * their own, linked by `fullest` and `shortest`; mentions refer to the
 * shortest.
 */
#ifndef QUOTES_ENTITY_H
#define QUOTES_ENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/span.h"

#define NAME_NONE  UINT32_MAX /* no entity; also: no token, no run */
#define NAME_WORDS 6          /* most words of a name */

#define HEADS 4 /* most nouns by which one entity is known */

enum entity_kind { ENTITY_PERSON, ENTITY_ORG, ENTITY_DESC };

enum gender {
    GENDER_UNKNOWN, /* not known: "he" or "she" */
    GENDER_MALE,
    GENDER_FEMALE,
    GENDER_NEUTER, /* it */
    GENDER_PLURAL  /* they */
};

/* A person or organisation by name, or a description that was not resolved to
 * one.  Made by names_add and descriptions_of. */
struct entity {
    enum entity_kind kind;
    enum gender gender;
    bool thing;       /* an ENTITY_DESC of no person: "the guild" */
    const char *text; /* the name or description to output: bytes of the article
                         or of its pool, not terminated */
    size_t text_n;

    /* Of names; n is 0 in an ENTITY_DESC. */
    uint32_t words[NAME_WORDS]; /* forms of the name's words */
    uint32_t n;
    uint32_t count;   /* mentions of this very form of the name */
    uint32_t stopped; /* of those, the ones followed by a full stop */
    /* Of a person: votes for male and for female (gender.c); of an
     * organisation: mentions as a place ("in Norland") and mentions after a
     * determiner. */
    int votes[2];
    uint32_t same_last; /* the next entity whose name has the same last word, or
                           NAME_NONE */
    uint32_t same_first; /* the next one with the same first word */
    uint32_t fullest;    /* entity of the longest form of this name */
    uint32_t shortest; /* entity of the shortest form of this name, which stands
                          for all of them */

    uint32_t spoken;  /* quotes attributed so far */
    uint32_t same_as; /* of an ENTITY_DESC: the person it turned out to mean, or
                         NAME_NONE */
    /* The role, and the title before the name ("Dr"), as written, bytes; n ==
     * 0: none.  Set by roles_read. */
    struct span role, title;
    /* Nouns by which it may be mentioned ("the mayor"): forms in lower case,
     * unused ones 0. */
    uint32_t heads[HEADS];
};

/* Chains of entities by the last and the first word of their names: from a form
 * to the first entity, or NAME_NONE; the next is entity.same_last or
 * same_first.  Both arrays have one entry for each form the article had when
 * they were made. */
struct name_index {
    uint32_t *last, *first;
};

/* The entity table of an article.  All memory is of its pool. */
struct cast {
    struct entity *v;
    size_t n, cap;
    struct name_index people, orgs;
    uint8_t *
        /* of each form: how it stands in the article's names, STANDS_* bits;
         * set by evidence_survey, used by evidence.c alone */
        stands;
    /* From the form of a surname to the suffix it is followed by ("Jr"); 0:
     * none, CAST_MANY: several; NULL: no name has a suffix. */
    uint32_t *suffix;
    uint32_t *recent; /* from the form of a surname to its bearer who was
                         mentioned last, or NAME_NONE */
    uint32_t
        /* from the form of a noun in lower case to the only entity known by it,
         * NAME_NONE, or CAST_MANY; set by orgs_find */
        *heads;
};

/* In place of an entity or form: there are several. */
#define CAST_MANY (NAME_NONE - 1)

#endif
