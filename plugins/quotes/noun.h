/*
 * noun - noun phrases, from left to right: "the former mayor of", "Lind's
 * lawyer", "harbour council chief Ada Lind".
 */
#ifndef QUOTES_NOUN_H
#define QUOTES_NOUN_H

#include "phrases.h"

/* Is there a noun phrase at token k of the sentence?  `run` is the first run
 * at or behind k. */
bool noun_at(const struct article *a, const struct sentence *s, uint32_t k,
    size_t run, struct phrase *out);

#endif
