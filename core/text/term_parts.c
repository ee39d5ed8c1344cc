/* SPDX-License-Identifier: MIT */
#include "text/term_parts.h"

#include <stdbool.h>
#include <string.h>

#include "lang/lang.h"

#define CLITIC_MOST 4 /* letters of a clitic, at most */
/* Letters in front of an apostrophe of an elided word, at most */
#define ELIDED_MOST 8

/* A text in a language, of which the word [at, end) is cut. */
struct word {
    size_t language;
    const char *s;
    uint32_t at, end;
};

/* The classes of the group `detail` of a word in lower case. */
static uint32_t
detail_classes(const struct word *word, const char *text, size_t n)
{
    return lang_word(word->language, text, n)[LANG_DETAIL_GROUP];
}

uint32_t
term_apostrophe(const char *s, uint32_t at, uint32_t end)
{
    if (at < end && s[at] == '\'')
        return 1;
    return end - at >= 3 && memcmp(s + at, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

/* Is there an apostrophe in front of the last letter or two?  A quick test:
 * 0x99 is the last byte of ’. */
static bool
may_be_clitic(const struct word *word, uint32_t at)
{
    uint32_t end = word->end, i = end - at > 5 ? end - 5 : at;

    for (; i < end; i++) {
        if (word->s[i] == '\'' || (unsigned char)word->s[i] == 0x99)
            return true;
    }
    return false;
}

/* Where a clitic ('s, 'd, 'll, 've, 're) begins at the end of a word; `end` if
 * there is none. */
static uint32_t
clitic_start(const struct word *word, uint32_t at)
{
    uint32_t end = word->end, start, mark, i;
    char low[CLITIC_MOST + 1] = "'";

    if (end - at < 3 || !may_be_clitic(word, at))
        return end;
    for (start = end; start > at && end - start < CLITIC_MOST &&
                      (word->s[start - 1] | 32) >= 'a' &&
                      (word->s[start - 1] | 32) <= 'z';)
        start--;
    for (i = start; i < end && i - start < CLITIC_MOST; i++)
        low[i - start + 1] = (char)(word->s[i] | 32);
    mark = start > at + 1 && word->s[start - 1] == '\'' ? 1 : 3;
    if (start < at + mark + 1 ||
        term_apostrophe(word->s, start - mark, end) != mark ||
        !(detail_classes(word, low, end - start + 1) & LANG_BIT(LANG_CLITIC)))
        return end;
    return start - mark;
}

/* "N'Diaye", "M'Bala": is the capital that the word begins with, before an
 * apostrophe and another capital at byte `behind`, part of a name?  Only
 * articles and prepositions are elided before names. */
static bool
begins_name(const struct word *word, uint32_t behind)
{
    const char *s = word->s;
    uint32_t at = word->at;
    const char low[] = { (char)(s[at] | 32), '\'' };
    uint32_t grammar =
        lang_word(word->language, low, sizeof(low))[LANG_GRAMMAR_GROUP];

    return s[at] >= 'A' && s[at] <= 'Z' && s[behind] >= 'A' &&
           s[behind] <= 'Z' && behind + 1 < word->end && s[behind + 1] >= 'a' &&
           s[behind + 1] <= 'z' &&
           !(grammar &
               (LANG_BIT(LANG_DETERMINER) | LANG_BIT(LANG_PREPOSITION)));
}

/* The byte after an elided word at the beginning of a word ("l'", "qu'",
 * "dell'"); `at` if there is none. */
static uint32_t
elision_end(const struct word *word)
{
    char low[ELIDED_MOST];
    uint32_t at = word->at, end = word->end, i, n = 0;

    for (i = at; i < end && i < at + ELIDED_MOST && n == 0; i++) {
        n = term_apostrophe(word->s, i, end);
        low[i - at] = word->s[i] >= 'A' && word->s[i] <= 'Z'
                          ? (char)(word->s[i] | 32)
                          : word->s[i];
    }
    i--;
    return n > 0 && i > at && i + n < end &&
                   !(i == at + 1 && begins_name(word, i + n)) &&
                   (detail_classes(word, low, i - at) & LANG_BIT(LANG_ELIDED))
               ? i + n
               : at;
}

/* Where an inverted pronoun begins at the end of a verb: "dit-il", "a-t-elle",
 * "disse-se"; `end` if there is none. */
static uint32_t
inverted_pronoun(const struct word *word, uint32_t at)
{
    const uint32_t n = word->end - at;

    if (memchr(word->s + at, '-', n) == NULL)
        return word->end;
    return word->end - (uint32_t)lang_ending(word->language,
                           LANG_BIT(LANG_INVERTED_PRONOUN), word->s + at, n);
}

/* "d'après": is it one word although it has an apostrophe? */
static bool
is_preposition(const struct word *word)
{
    char lower[16];
    size_t n = word->end - word->at;

    if (n > sizeof(lower))
        return false;
    memcpy(lower, word->s + word->at, n);
    if (lower[0] >= 'A' && lower[0] <= 'Z')
        lower[0] = (char)(lower[0] | 32);
    return lang_word(word->language, lower, n)[LANG_GRAMMAR_GROUP] != 0;
}

struct term_parts
term_parts(size_t language, const char *s, uint32_t at, uint32_t end)
{
    const struct word word = { language, s, at, end };
    struct term_parts parts = { at, end };

    if (lang_has(language, LANG_ELISION))
        parts.elided = elision_end(&word);
    if (parts.elided > at && is_preposition(&word))
        parts.elided = at;
    parts.clitic = clitic_start(&word, parts.elided);
    if (parts.clitic == end)
        parts.clitic = inverted_pronoun(&word, parts.elided);
    return parts;
}
