/* SPDX-License-Identifier: MIT */
/*
 * sentence_lang - the tables of one language that the sentence rules use.
 */
#ifndef TEXT_SENTENCE_LANG_H
#define TEXT_SENTENCE_LANG_H

#include <stdbool.h>
#include <stdint.h>

#include "lang/lang.h"
#include "text/words.h"

/* The word classes that decide where a sentence ends, as core/lang/classes.txt
 * describes them.  Words are stored in lower case and without their last full
 * stop ("p.m"). */
enum {
    SENTENCE_TITLE = LANG_BIT(LANG_BEFORE_NAME),
    SENTENCE_NUMBER = LANG_BIT(LANG_BEFORE_NUMBER),
    SENTENCE_DATE = LANG_BIT(LANG_SHORT_DAY_OR_MONTH),
    SENTENCE_SHORT = LANG_BIT(LANG_SHORT_FORM),
    SENTENCE_FINAL = LANG_BIT(LANG_MAY_END_SENTENCE),
    SENTENCE_START = LANG_BIT(LANG_BEGINS_SENTENCE),
    SENTENCE_STRONG = LANG_BIT(LANG_ONLY_BEGINS_SENTENCE),
    SENTENCE_WORD = LANG_BIT(LANG_WORD_TOO),
    SENTENCE_ORDINAL = LANG_BIT(LANG_AFTER_ORDINAL),
    SENTENCE_BEFORE = LANG_BIT(LANG_BEFORE_ORDINAL),
    SENTENCE_SAY = LANG_BIT(LANG_SPEECH_TAG),
    SENTENCE_CALENDAR = LANG_BIT(LANG_AFTER_TIME),
    SENTENCE_NEVER = LANG_BIT(LANG_NEVER_ENDS_SENTENCE),
    SENTENCE_HOUR = LANG_BIT(LANG_HOUR),
    SENTENCE_DOMAIN = LANG_BIT(LANG_WEB_DOMAIN),
    SENTENCE_ENDS = LANG_BIT(LANG_ENDS_BEFORE_CAPITAL),
    SENTENCE_UNIT = LANG_BIT(LANG_AFTER_NUMBER),
    SENTENCE_LETTER = LANG_BIT(LANG_BEFORE_LETTER),
    SENTENCE_OWN_MARK = LANG_BIT(LANG_OWN_MARK),
    SENTENCE_RELATIVE = LANG_BIT(LANG_RELATIVE)
};

struct sentence_lang {
    struct lang_language
        of; /* description of the language; its tag is "" for the plain rules */
    /* word without its last stop: SENTENCE_... bits; NULL until the language is
     * asked for */
    struct words *words;
    bool first[256]; /* bytes that may begin an end mark or a bullet */
};

/* Is the code point `code` in the UTF-8 string `set` (NULL: empty)? */
bool sentence_lang_find(const char *set, uint32_t code);
/* The same for a set of marks without ASCII letters and digits.  Most
 * characters asked for are those, so they are decided first. */
static inline bool
sentence_lang_has(const char *marks, uint32_t code)
{
    if ((code | 0x20) - 'a' < 26 || code - '0' < 10)
        return false;
    return sentence_lang_find(marks, code);
}
/* Is `code` an end mark of the language? */
bool sentence_lang_mark(const struct sentence_lang *language, uint32_t code);

#endif
