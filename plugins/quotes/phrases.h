/* SPDX-License-Identifier: MIT */
/*
 * phrases - a sentence as a row of phrases: who, verbs, and what lies between.
 *
 *   Ada Lind , a spokeswoman for the port , told reporters on Monday : Q
 *   NAME     , DESC          PREP THING   , CUE  DESC      TIME      : QUOTE
 *
 * No parser: closed classes, roles, capitals and the marks decide.
 */
#ifndef QUOTES_PHRASES_H
#define QUOTES_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sentences.h"

enum phrase_kind {
    PHRASE_NAME,  /* a capitalised run, with what goes before it */
    PHRASE_DESC,  /* a noun phrase whose head is a role: "a senior aide" */
    PHRASE_THING, /* any other noun phrase with a determiner */
    PHRASE_PRONOUN,
    PHRASE_CUE,  /* a verb of speaking */
    PHRASE_VERB, /* another verb, as far as it is known */
    PHRASE_AUX,  /* auxiliaries and small adverbs */
    PHRASE_ADVERB,
    PHRASE_TIME, /* on Tuesday, last week */
    PHRASE_PREP,
    PHRASE_CONJ,
    PHRASE_SUB, /* when, because, that */
    PHRASE_REL, /* who */
    PHRASE_COMMA,
    PHRASE_DASH,
    PHRASE_COLON,
    PHRASE_SEMICOLON,
    PHRASE_BRACKET, /* (a whole bracket) */
    PHRASE_OPEN,    /* a bracket with a quote in it opens ... */
    PHRASE_CLOSE,   /* ... and closes */
    PHRASE_QUOTE,
    PHRASE_STOP,
    PHRASE_WORD /* whatever else */
};

#define P_POSSESSIVE 0x01u /* a name with 's and nothing that it possesses */
#define P_PERSON     0x02u /* of a name: it was resolved to a person */
#define P_MODIFIER   0x04u /* of no name, but with one in it: "the Lind plan" */
#define P_GOVERNED   0x08u /* stands behind a preposition */
#define P_STRONG     0x10u /* of a cue */
#define P_ING        0x20u /* of a cue: a participle */
#define P_INFINITIVE 0x40u /* of a cue, behind "to" */
#define P_PASSIVE    0x80u /* of a cue: the subject is the hearer */
#define P_OF         0x100u /* of a preposition: goes with the noun before */
#define P_TELLS \
    0x200u              /* a verb of speaking, "according", "as", or a \
                           preposition: behind it may be told who speaks */
#define P_MARKED 0x400u /* of a DESC: its name stands in marks, token head */

struct phrase {
    uint32_t from, to; /* outer tokens */
    uint32_t head;     /* the token of the role, of a DESC */
    uint32_t run;      /* of a NAME: its run among the outer runs */
    uint32_t who;      /* whom it means, or NAME_NONE (mentions.c) */
    uint16_t bits;
    uint8_t kind;
};

struct phrases {
    struct phrase *v; /* room for SENTENCE_MOST + 1: v[n] is where it ends */
    uint32_t n;
};

/* What a word of these classes is that is neither in a name or noun phrase nor
 * a verb of speaking: a phrase_kind. */
uint8_t phrase_alone(uint32_t grammar, uint32_t bits);

/* Make the phrases of a sentence; those of the one before are gone. */
void phrases_make(const struct article *article,
    const struct sentence *sentence, struct phrases *out);

static inline bool
phrase_noun(const struct phrase *phrase)
{
    return phrase->kind <= PHRASE_PRONOUN;
}

#endif
