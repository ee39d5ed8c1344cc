/* SPDX-License-Identifier: MIT */
/*
 * phrases - cut a sentence into phrases (chunks): noun phrases, verbs and what
 * lies between.
 *
 *   Ada Lind , a spokeswoman for the port , told reporters on Monday : Q
 *   NAME     , DESC          PREP THING   , CUE  DESC      TIME      : QUOTE
 *
 * There is no parser: function words, person nouns, capitals and punctuation
 * decide.
 */
#ifndef QUOTES_PHRASES_H
#define QUOTES_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sentences.h"

enum phrase_kind {
    PHRASE_NAME, /* a capitalised run, with its determiner and titles */
    /* A noun phrase whose head is a noun of the list of roles, by which a
     * person, organisation or document can be known: "a senior aide". */
    PHRASE_DESC,
    PHRASE_THING, /* any other noun phrase that begins with a determiner */
    PHRASE_PRONOUN,
    PHRASE_CUE,  /* a reporting verb: "said" */
    PHRASE_VERB, /* another verb of the word lists */
    PHRASE_AUX,  /* auxiliaries and short adverbs: "has", "not" */
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
    PHRASE_BRACKET, /* "(...)" with no quote in it, as one phrase */
    PHRASE_OPEN,    /* the "(" of a bracket with a quote in it */
    PHRASE_CLOSE,   /* its ")" */
    PHRASE_QUOTE,
    PHRASE_STOP,
    PHRASE_WORD /* any other word */
};

/* Bits of a phrase. */
#define P_POSSESSIVE 0x01u /* NAME: ends with 's; no owned noun in it */
#define P_PERSON     0x02u /* NAME: it is a person's */
#define P_MODIFIER   0x04u /* DESC, THING: with a name in it: "the Lind plan" */
#define P_GOVERNED   0x08u /* the phrase before it is a preposition */
#define P_STRONG     0x10u /* CUE: one that mostly reports speech: "said" */
#define P_ING        0x20u /* CUE: a participle: "saying" */
#define P_INFINITIVE 0x40u /* CUE: an infinitive: "to say" */
#define P_PASSIVE    0x80u /* CUE: its subject is the hearer: "was told" */
#define P_OF         0x100u /* PREP: belongs to the noun before it: "of" */
#define P_TELLS      0x200u /* a cue, PREP or "as": may precede the speaker */
#define P_MARKED     0x400u /* DESC: a name in quotation marks, token `head` */

/* A phrase of a sentence.  Ranges are outer tokens, `to` not included. */
struct phrase {
    uint32_t from, to; /* its tokens */
    uint32_t head;     /* DESC: the token of its head noun; else NAME_NONE */
    uint32_t run; /* its run, an index into article.outer, of a NAME and where
                     P_MODIFIER is set; else NAME_NONE */
    uint32_t who; /* the entity it means, or NAME_NONE; set by mentions_read */
    uint16_t bits;
    uint8_t kind;
};

struct phrases {
    struct phrase *v; /* room for SENTENCE_MOST + 1; v[n] is an empty
                         PHRASE_STOP at the sentence's end */
    uint32_t n;
};

/* The phrase_kind of a word with these classes of grammar and bits (F_*), where
 * it is neither in a noun phrase nor a reporting verb. */
uint8_t phrase_alone(uint32_t grammar, uint32_t bits);

/* Cut the sentence into phrases, which replace what out held; out->v is the
 * caller's.  Sets token.part (noun.h) of the sentence's tokens. */
void phrases_make(const struct article *article,
    const struct sentence *sentence, struct phrases *out);

/* Is it a noun phrase or a pronoun?  Relies on the order of phrase_kind. */
static inline bool
phrase_noun(const struct phrase *phrase)
{
    return phrase->kind <= PHRASE_PRONOUN;
}

#endif
