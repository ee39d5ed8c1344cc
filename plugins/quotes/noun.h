/* SPDX-License-Identifier: MIT */
/*
 * noun - noun phrases, read from left to right: "the former mayor of", "Lind's
 * lawyer", "harbour council chief Ada Lind".
 */
#ifndef QUOTES_NOUN_H
#define QUOTES_NOUN_H

#include "phrases.h"
#include "tokens.h"

/* What a token is in its sentence: bits of token.part, set by noun_prepare. */
#define T_CUE   0x01u /* a reporting verb, used as a verb */
#define T_PLAIN 0x02u /* can be inside a noun phrase */
#define T_AHEAD 0x04u /* T_PLAIN, and few such words lead on to a role */
#define T_RUN   0x08u /* the first token of a capitalised run */

/* Classes of grammar of words that are in no noun phrase. */
#define NOUN_BLOCKS \
    (G_PREP | G_CONJ | G_SUB | G_THAT | G_REL | G_AUX | G_BE | G_HE | G_SHE | \
        G_THEY | G_IT | G_I | G_TO | G_DET)

/* German: is it a noun by its capital, "Sprecher", "der 49-Jährige", not "der
 * 49-jährige Trainer"? */
static inline bool
noun_is_capital(const struct token *tokens, uint32_t k, uint32_t to)
{
    if (tokens[k].bits & F_DIGIT)
        return k + 1 == to || !(tokens[k + 1].bits & F_CAP);
    return (tokens[k].bits & F_CAP) != 0;
}

/* Set `part` of the tokens of the sentence; `run` is the index of its first
 * run. */
void noun_prepare(
    const struct article *article, const struct sentence *sentence, size_t run);

/* May a noun phrase begin with the token? */
static inline bool
noun_may_begin(const struct token *token)
{
    return (token->part & (T_AHEAD | T_RUN)) || (token->grammar & G_DET) ||
           (token->meaning & L_MOD);
}

/* Is there a noun phrase at token out->from of the sentence, for which
 * noun_prepare was called?  If so, set out's kind, to, head, run and bits.
 * `run` is the index of the first run at or after that token. */
bool noun_at(const struct article *article, const struct sentence *sentence,
    size_t run, struct phrase *out);

#endif
