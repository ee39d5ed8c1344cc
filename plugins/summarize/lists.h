/* SPDX-License-Identifier: MIT */
/*
 * lists - words and phrases that the features of sentences look for: those of
 * core/lang, where classes.txt says what each is.
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
    LIST_PHRASE = 1 << LANG_STORY_CLASSES, /* begins a phrase */
    LIST_INNER = LIST_PHRASE << 1, /* ... that counts inside a sentence, too */
    LIST_WHICH = LIST_INNER << 1   /* from here on: which one is the first */
};

/* A phrase: words with blanks between. */
struct lists_phrase {
    uint16_t language; /* index into lang_languages */
    uint32_t classes;  /* LANG_BIT of the group story-phrase */
    const char *words;
};

/* All phrases, by language and words, so that those with the same first word
 * are together; the last has words NULL.  To be freed with free(); NULL if
 * memory runs out. */
struct lists_phrase *lists_phrases(void);

#endif
