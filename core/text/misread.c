/* SPDX-License-Identifier: MIT */
#include "text/misread.h"

#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "text/charmaps.h"
#include "text/chars.h"
#include "text/step.h"
#include "text/utf8.h"
#include "text/words.h"

#define LOOK          2048 /* bytes that are looked at before all are turned back */
#define WORDS_LEAST   3  /* function words that have to appear */
#define WORDS_SHARE   60 /* one word in so many has to be one */
#define TIMES         4  /* as many as were there before */
#define LETTERS_LEAST 12 /* of a short text that its letters alone explain */
#define LONG_WORD     4  /* letters of a word that no Latin text has accented */

/* As what a text was read, and what it is. */
static const struct pair {
    unsigned char read, is;
} pairs[] = {
    { CHARMAP_1252, CHARMAP_1251 },
    { CHARMAP_1252, CHARMAP_KOI8_R },
    { CHARMAP_1252, CHARMAP_1253 },
    { CHARMAP_1252, CHARMAP_1250 },
    { CHARMAP_1252, CHARMAP_8859_2 },
    { CHARMAP_1252, CHARMAP_1254 },
    { CHARMAP_1252, CHARMAP_1257 },
    { CHARMAP_1251, CHARMAP_KOI8_R },
    { CHARMAP_KOI8_R, CHARMAP_1251 },
    { CHARMAP_1251, CHARMAP_1252 },
    { CHARMAP_1250, CHARMAP_1252 },
    { CHARMAP_8859_2, CHARMAP_1250 },
    { CHARMAP_1250, CHARMAP_8859_2 },
};

#define PAIRS (sizeof(pairs) / sizeof(pairs[0]))

struct misread {
    struct words *function; /* function words beyond ASCII */
    /* The byte that a character below U+0600 or from U+2000 to U+26FF is in a
     * set; 0: none. */
    unsigned char low[CHARMAPS][0x600], high[CHARMAPS][0x700];
};

/* ---- tables -------------------------------------------------------------- */

static unsigned char *
byte_of(struct misread *misread, unsigned map, uint32_t code)
{
    if (code < 0x600)
        return &misread->low[map][code];
    return code >= 0x2000 && code < 0x2700 ? &misread->high[map][code - 0x2000]
                                           : NULL;
}

static int
add_words(struct words *words)
{
    const struct lang_list *list;
    size_t i, n;

    for (list = lang_guess; list->words != NULL; list++) {
        const char *text = list->words;

        for (; *text != '\0'; text += n + (text[n] == ' ')) {
            bool ascii = true;

            n = strcspn(text, " ");
            for (i = 0; i < n; i++)
                ascii = ascii && (signed char)text[i] > 0;
            if (!ascii && words_add(words, text, n, 1))
                return -1;
        }
    }
    return 0;
}

struct misread *
misread_new(void)
{
    struct misread *misread = calloc(1, sizeof(*misread));
    unsigned map, k;
    unsigned char *byte;

    if (misread == NULL)
        return NULL;
    misread->function = words_new(1024);
    if (misread->function == NULL || add_words(misread->function)) {
        misread_free(misread);
        return NULL;
    }
    for (map = 0; map < CHARMAPS; map++) {
        /* What browsers call Latin-1 is windows-1252; others mean it. */
        for (k = 0; map == CHARMAP_1252 && k < 32; k++)
            misread->low[map][0x80 + k] = (unsigned char)(0x80 + k);
        for (k = 0; k < 128; k++) {
            byte = byte_of(misread, map, charmaps[map].high[k]);
            if (byte != NULL)
                *byte = (unsigned char)(0x80 + k);
        }
    }
    return misread;
}

void
misread_free(struct misread *misread)
{
    if (misread == NULL)
        return;
    words_free(misread->function);
    free(misread);
}

/* ---- what speaks for a text ---------------------------------------------- */

/* What the byte is in a set; in words KOI8-R is KOI8-U, which has letters where
 * it has frames. */
static uint32_t
character_of(unsigned map, unsigned char byte)
{
    static const struct {
        unsigned char byte;
        uint16_t letter;
    } more[] = { { 0xa4, 0x454 }, { 0xa6, 0x456 }, { 0xa7, 0x457 },
        { 0xad, 0x491 }, { 0xb4, 0x404 }, { 0xb6, 0x406 }, { 0xb7, 0x407 },
        { 0xbd, 0x490 } };
    size_t i;

    for (i = 0; map == CHARMAP_KOI8_R && i < sizeof(more) / sizeof(more[0]);
         i++) {
        if (more[i].byte == byte)
            return more[i].letter;
    }
    return charmaps[map].high[byte - 0x80];
}

/* Read text[0..n) again into out, of 3 * n bytes: the length, or 0 if a letter
 * is not of the set.  Dashes and quote marks may have come later. */
static size_t
turn(const struct misread *misread, const struct pair *pair, const char *text,
    size_t n, char *out)
{
    size_t i, written = 0, len;

    for (i = 0; i < n; i += len) {
        uint32_t code = step_at(text, n, i, &len);
        unsigned char *byte;

        if (code < 0x80) {
            out[written++] = (char)code;
            continue;
        }
        byte = byte_of((struct misread *)misread, pair->read, code);
        if (byte != NULL && *byte != 0)
            code = character_of(pair->is, *byte);
        else if (chars_letter(code))
            return 0;
        written += utf8_encode(code, out + written);
    }
    return written;
}

/* Does the letter c of the set `own` of a pair differ in the other one? */
static bool
changed(const struct misread *misread, const struct pair *pair, unsigned own,
    uint32_t code)
{
    const unsigned char *byte =
        code < 0x80 ? NULL : byte_of((struct misread *)misread, own, code);

    return byte != NULL && *byte != 0 &&
           charmaps[pair->read].high[*byte - 0x80] !=
               charmaps[pair->is].high[*byte - 0x80];
}

/* Is c no letter of windows-1252, or one that is another in windows-1250? */
static bool
telling(const struct misread *misread, uint32_t code)
{
    static const struct pair central = { CHARMAP_1252, CHARMAP_1250 };
    const unsigned char *byte =
        code < 0x80 ? NULL
                    : byte_of((struct misread *)misread, CHARMAP_1252, code);

    if (code < 0x80 || byte == NULL || *byte == 0)
        return code >= 0x80;
    return changed(misread, &central, CHARMAP_1252, code);
}

/* The function words of two letters and more that have one of those that
 * differ between the sets of a pair, the text being of the set `own`; without a
 * pair, that have a telling one.  *all: how many words there are. */
static size_t
function_words(const struct misread *misread, const struct pair *pair,
    unsigned own, const char *text, size_t n, size_t *all)
{
    size_t i = 0, len, start, met = 0, letters;
    uint32_t code;

    for (*all = 0; i<n; *all += letters> 0) {
        bool tells = false;

        letters = 0;
        for (start = i; i < n; i += len, letters++) {
            code = step_at(text, n, i, &len);
            if (code < 0x80 ? (code | 0x20) < 'a' || (code | 0x20) > 'z'
                            : !chars_letter(code))
                break;
            tells =
                tells || (code >= 0x80 &&
                             (pair != NULL ? changed(misread, pair, own, code)
                                           : telling(misread, code)));
        }
        met +=
            tells && letters > 1 && i - start <= 16 &&
            words_get_folded(misread->function, text + start, i - start) != 0;
        /* One that is sound in a Latin alphabet tells enough. */
        if (pair == NULL && met > 0 && (unsigned char)text[start] < 0xd0)
            break;
        if (i < n)
            i += len;
    }
    return met;
}

/* How the letters of a text look. */
struct look {
    size_t plain; /* of ASCII */
    size_t others;
    size_t words; /* of LONG_WORD letters and more, none of ASCII */
    size_t odd;   /* capitals behind small letters, in a word */
    size_t vowels;
};

/* The vowels of Cyrillic and of Greek: what else is read so has fewer. */
static bool
vowel(uint32_t code)
{
    static const uint32_t list[] = { 0x430, 0x435, 0x438, 0x43e, 0x443, 0x44b,
        0x44d, 0x44e, 0x44f, 0x451, 0x456, 0x457, 0x454, 0x3b1, 0x3b5, 0x3b7,
        0x3b9, 0x3bf, 0x3c5, 0x3c9, 0x3ac, 0x3ad, 0x3ae, 0x3af, 0x3cc, 0x3cd,
        0x3ce };
    size_t i;

    if ((code >= 0x410 && code < 0x430) || (code >= 0x391 && code < 0x3aa))
        code += 0x20;
    for (i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
        if (list[i] == code)
            return true;
    }
    return false;
}

static struct look
look(const char *text, size_t n)
{
    struct look k = { 0 };
    size_t i, len, word = 0;
    bool small = false;

    for (i = 0; i < n; i += len) {
        uint32_t code = step_at(text, n, i, &len);

        /* The signs of multiplication and division are letters elsewhere. */
        if (code < 0x80 ||
            (!chars_letter(code) && code != 0xd7 && code != 0xf7)) {
            k.words += word >= LONG_WORD;
            k.plain += chars_letter(code);
            word = 0;
            small = false;
            continue;
        }
        word++;
        k.others++;
        k.odd += small && chars_upper(code);
        small = chars_lower(code);
        k.vowels += vowel(code);
    }
    k.words += word >= LONG_WORD;
    return k;
}

/* Are the words of text[0..n) all of accented letters? */
static bool
all_accents(const char *text, size_t n)
{
    struct look k = look(text, n);

    return k.words >= 2 && k.others >= LETTERS_LEAST && k.plain * 5 <= k.others;
}

/* Do they look like words of Cyrillic or Greek? */
static bool
like_words(const char *text, size_t n)
{
    struct look k = look(text, n);

    return k.odd == 0 && k.vowels * 3 > k.others && k.vowels * 5 < k.others * 3;
}

/* The pair by which most function words appear; NULL. */
static const struct pair *
by_words(const struct misread *misread, const char *text, size_t n, char *room)
{
    size_t most = 0, words = 0, i, all, len, before, after;
    const struct pair *best = NULL, *pair;

    for (i = 0; i < PAIRS; i++) {
        pair = &pairs[i];
        len = turn(misread, pair, text, n, room);
        if (len == 0)
            continue;
        after = function_words(misread, pair, pair->is, room, len, &all);
        if (after < WORDS_LEAST || after <= most)
            continue;
        before = function_words(misread, pair, pair->read, text, n, &words);
        if (after > TIMES * before && after * WORDS_SHARE >= words) {
            most = after;
            best = pair;
        }
    }
    return best;
}

/* The pair by which words all of accented letters become words; NULL. */
static const struct pair *
by_letters(
    const struct misread *misread, const char *text, size_t n, char *room)
{
    size_t i, len;

    if (!all_accents(text, n))
        return NULL;
    for (i = 0; i < PAIRS && pairs[i].read == CHARMAP_1252; i++) {
        len = turn(misread, &pairs[i], text, n, room);
        if (len > 0 && like_words(room, len))
            return &pairs[i];
    }
    return NULL;
}

/* Is there Cyrillic, as UTF-8 has it, in text[0..n)? */
static bool
has_cyrillic(const char *text, size_t n)
{
    return memchr(text, 0xd0, n) != NULL || memchr(text, 0xd1, n) != NULL;
}

/* The pair that the text speaks for; NULL.  room is of 3 * LOOK bytes. */
static const struct pair *
choose(const struct misread *misread, const char *text, size_t n, char *room)
{
    size_t words, met = function_words(misread, NULL, 0, text, n, &words);
    const struct pair *pair;

    /* Sound text has some that no other set has: of Latin letters one is
     * enough, while Cyrillic becomes Cyrillic, and a few such words by chance.
     */
    if (met > 0 && (!has_cyrillic(text, n) ||
                       (met >= WORDS_LEAST && met * WORDS_SHARE >= words)))
        return NULL;
    pair = by_words(misread, text, n, room);
    return pair != NULL || met > 0 ? pair : by_letters(misread, text, n, room);
}

const char *
misread_repair(const struct misread *misread, const struct pool *pool,
    const char *text, size_t *n)
{
    size_t look_at = *n < LOOK ? *n : LOOK, len;
    const struct pair *pair;
    char *out;

    while (look_at < *n && ((unsigned char)text[look_at] & 0xc0) == 0x80)
        look_at--;
    out = pool_alloc(pool, 3 * (size_t)LOOK);
    pair = choose(misread, text, look_at, out);
    if (pair == NULL)
        return text;
    out = pool_alloc(pool, 3 * *n + 4);
    len = turn(misread, pair, text, *n, out);
    if (len == 0)
        return text;
    *n = len;
    return out;
}
