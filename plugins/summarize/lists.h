/* SPDX-License-Identifier: MIT */
/*
 * lists - the words and phrases of core/lang that the features of sentences
 * count; classes.txt describes the classes.
 */
#ifndef SUMMARIZE_LISTS_H
#define SUMMARIZE_LISTS_H

#include <stddef.h>
#include <stdint.h>

#include "lang/lang.h"

enum {
    LIST_STOP = LANG_BIT(LANG_STOP_WORD),
    LIST_PRONOUN = LANG_BIT(LANG_POINTS_BACK),
    LIST_POINTER = LANG_BIT(LANG_DEMONSTRATIVE),
    LIST_LINK = LANG_BIT(LANG_CONNECTIVE),
    LIST_SAY = LANG_BIT(LANG_SAYS),
    LIST_TAIL = LANG_BIT(LANG_SAYS_AT_END),
    LIST_DAY = LANG_BIT(LANG_NAMES_DAY_OR_MONTH),
    LIST_SELF = LANG_BIT(LANG_WRITER_OR_READER),
    LIST_MONEY = LANG_BIT(LANG_AMOUNT),
    LIST_CAPTION = LANG_BIT(LANG_FIRST_IN_CAPTION),
    LIST_BYLINE = LANG_BIT(LANG_FIRST_IN_BYLINE),
    LIST_IMAGE = LANG_BIT(LANG_PICTURE),
    LIST_TOPIC = LANG_BIT(LANG_TOPIC),
    LIST_PHRASE = 1 << LANG_STORY_CLASSES, /* the word begins a phrase */
    LIST_INNER = LIST_PHRASE << 1, /* ... which also counts within a sentence */
    LIST_WHICH = LIST_INNER
                 << 1 /* from this bit on: the index of the first such phrase */
};

/* A phrase: words separated by blanks. */
struct lists_phrase {
    uint16_t language; /* index into lang_languages */
    uint32_t classes;  /* class bits of the group story-phrase */
    const char *words;
};

/* All phrases, sorted by language and words, so that those with the same first
 * word are adjacent; the last has words NULL.  To be freed with free(); NULL if
 * memory runs out. */
struct lists_phrase *lists_phrases(void);

#endif
