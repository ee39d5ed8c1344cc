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

/* Bytes from which it is decided whether to repair the text */
#define LOOK 2048
/* Function words that the repair must bring about, at least */
#define WORDS_LEAST 3
#define WORDS_SHARE 60 /* one word in WORDS_SHARE must be one */
#define TIMES       4  /* ... and TIMES as many as were there before */
/* Letters of a text that is repaired by its letters alone, at least */
#define LETTERS_LEAST 12
/* Letters of a word; no Latin word has so many with accents */
#define LONG_WORD 4

/* The set a text was decoded as, and the one it is in. */
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
    struct words *function; /* function words with letters beyond ASCII */
    /* The byte of a character in each set: `low` for those below U+0600, `high`
     * for U+2000 to U+26FF; 0: not in the set. */
    unsigned char low[CHARMAPS][0x600], high[CHARMAPS][0x700];
};

/* ---- tables -------------------------------------------------------------- */

/* Where the byte of a character in a set is stored; NULL if there is no place
 * for it. */
static unsigned char *
byte_slot(struct misread *misread, unsigned map, uint32_t code)
{
    if (code < 0x600)
        return &misread->low[map][code];
    return code >= 0x2000 && code < 0x2700 ? &misread->high[map][code - 0x2000]
                                           : NULL;
}

/* Add the function words with letters beyond ASCII.  -1 if memory runs out. */
static int
add_function_words(struct words *words)
{
    const struct lang_list *list;
    size_t i, n;

    for (list = lang_guess; list->words != NULL; list++) {
        const char *text = list->words;

        if ((list->classes & LANG_BIT(LANG_TELLS_LANGUAGE)) == 0)
            continue;
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
    if (misread->function == NULL || add_function_words(misread->function)) {
        misread_free(misread);
        return NULL;
    }
    for (map = 0; map < CHARMAPS; map++) {
        /* Browsers decode Latin-1 as windows-1252, others do not: both are
         * undone. */
        for (k = 0; map == CHARMAP_1252 && k < 32; k++)
            misread->low[map][0x80 + k] = (unsigned char)(0x80 + k);
        for (k = 0; k < 128; k++) {
            byte = byte_slot(misread, map, charmaps[map].high[k]);
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

/* ---- evidence
 * --------------------------------------------------------------- */

/* The character of a byte in a set.  KOI8-R is read as KOI8-U, which has
 * letters in place of box-drawing characters. */
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

/* Decode text[0..n) in the other set of a pair, to `out` with room for 3 * n
 * bytes.  Returns the length, or 0 if a letter is not in the set it was decoded
 * as; dashes and quotation marks need not be, as they may have been added
 * later. */
static size_t
decode_again(const struct misread *misread, const struct pair *pair,
    const char *text, size_t n, char *out)
{
    size_t i, written = 0, len;

    for (i = 0; i < n; i += len) {
        uint32_t code = step_at(text, n, i, &len);
        unsigned char *byte;

        if (code < 0x80) {
            out[written++] = (char)code;
            continue;
        }
        byte = byte_slot((struct misread *)misread, pair->read, code);
        if (byte != NULL && *byte != 0)
            code = character_of(pair->is, *byte);
        else if (chars_letter(code))
            return 0;
        written += utf8_encode(code, out + written);
    }
    return written;
}

/* Does the letter, which is in the set `own` of a pair, have different
 * characters in the two sets? */
static bool
differs_in_pair(const struct misread *misread, const struct pair *pair,
    unsigned own, uint32_t code)
{
    const unsigned char *byte =
        code < 0x80 ? NULL : byte_slot((struct misread *)misread, own, code);

    return byte != NULL && *byte != 0 &&
           charmaps[pair->read].high[*byte - 0x80] !=
               charmaps[pair->is].high[*byte - 0x80];
}

/* Is it a letter that windows-1252 lacks, or has where windows-1250 has
 * another? */
static bool
is_telling(const struct misread *misread, uint32_t code)
{
    static const struct pair central = { CHARMAP_1252, CHARMAP_1250 };
    const unsigned char *byte =
        code < 0x80 ? NULL
                    : byte_slot((struct misread *)misread, CHARMAP_1252, code);

    if (code < 0x80 || byte == NULL || *byte == 0)
        return code >= 0x80;
    return differs_in_pair(misread, &central, CHARMAP_1252, code);
}

/* Count the function words of at least two letters that have one of the letters
 * in which the sets of the pair differ, for a text in the set `own`; without a
 * pair, those with a is_telling() letter.  *all gets the number of words. */
static size_t
count_function_words(const struct misread *misread, const struct pair *pair,
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
                tells ||
                (code >= 0x80 &&
                    (pair != NULL ? differs_in_pair(misread, pair, own, code)
                                  : is_telling(misread, code)));
        }
        met +=
            tells && letters > 1 && i - start <= 16 &&
            words_get_folded(misread->function, text + start, i - start) != 0;
        /* One such word in a Latin alphabet is enough. */
        if (pair == NULL && met > 0 && (unsigned char)text[start] < 0xd0)
            break;
        if (i < n)
            i += len;
    }
    return met;
}

/* Statistics of the letters of a text. */
struct look {
    size_t plain; /* ASCII letters */
    /* letters beyond ASCII */
    size_t others;
    size_t words; /* words of at least LONG_WORD letters, none of them ASCII */
    size_t odd;   /* capitals after lower-case letters within a word */
    size_t vowels;
};

/* Is it a Cyrillic or Greek vowel?  Text decoded so by mistake has fewer of
 * them. */
static bool
is_vowel(uint32_t code)
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

/* Count the letters of text[0..n). */
static struct look
letter_statistics(const char *text, size_t n)
{
    struct look letters = { 0 };
    size_t i, len, word = 0;
    bool small = false;

    for (i = 0; i < n; i += len) {
        uint32_t code = step_at(text, n, i, &len);

        /* The multiplication and division signs are letters in other sets. */
        if (code < 0x80 ||
            (!chars_letter(code) && code != 0xd7 && code != 0xf7)) {
            letters.words += word >= LONG_WORD;
            letters.plain += chars_letter(code);
            word = 0;
            small = false;
            continue;
        }
        word++;
        letters.others++;
        letters.odd += small && chars_upper(code);
        small = chars_lower(code);
        letters.vowels += is_vowel(code);
    }
    letters.words += word >= LONG_WORD;
    return letters;
}

/* Is text[0..n) made of words with accented letters only? */
static bool
all_accents(const char *text, size_t n)
{
    struct look letters = letter_statistics(text, n);

    return letters.words >= 2 && letters.others >= LETTERS_LEAST &&
           letters.plain * 5 <= letters.others;
}

/* Does the text look like Cyrillic or Greek: words of one case pattern, with
 * the usual share of vowels? */
static bool
looks_like_words(const char *text, size_t n)
{
    struct look letters = letter_statistics(text, n);

    return letters.odd == 0 && letters.vowels * 3 > letters.others &&
           letters.vowels * 5 < letters.others * 3;
}

/* An ASCII letter, or part of a character beyond ASCII. */
static bool
is_word_byte(char byte)
{
    return (signed char)byte < 0 ||
           ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* Copy the words of text[0..n) with characters beyond ASCII to `out`, with room
 * for n + 1 bytes, a blank behind each: ASCII is the same in all sets, so the
 * others tell nothing.  Returns the length. */
static size_t
telling_words(const char *text, size_t n, char *out)
{
    size_t i = 0, start, end, written = 0, from = 0;

    while ((i = utf8_skip_ascii(text, n, i)) < n) {
        for (start = i; start > from && is_word_byte(text[start - 1]); start--)
            continue;
        for (end = i; end < n && is_word_byte(text[end]); end++)
            continue;
        memcpy(out + written, text + start, end - start);
        written += end - start;
        out[written++] = ' ';
        i = from = end;
    }
    return written;
}

/* The pair that brings about the most function words; NULL if none brings
 * enough.  `room` has 5 * LOOK bytes. */
static const struct pair *
pair_by_words(
    const struct misread *misread, const char *text, size_t n, char *room)
{
    char *telling = room + 3 * (size_t)LOOK;
    size_t most = 0, words = 0, i, all, len, before, after;
    size_t n_telling = telling_words(text, n, telling);
    const struct pair *best = NULL, *pair;

    for (i = 0; i < PAIRS; i++) {
        pair = &pairs[i];
        len = decode_again(misread, pair, telling, n_telling, room);
        if (len == 0)
            continue;
        after = count_function_words(misread, pair, pair->is, room, len, &all);
        if (after < WORDS_LEAST || after <= most)
            continue;
        before =
            count_function_words(misread, pair, pair->read, text, n, &words);
        if (after > TIMES * before && after * WORDS_SHARE >= words) {
            most = after;
            best = pair;
        }
    }
    return best;
}

/* The pair that turns words of accented letters into words of Cyrillic or
 * Greek; NULL if there is none. */
static const struct pair *
pair_by_letters(
    const struct misread *misread, const char *text, size_t n, char *room)
{
    size_t i, len;

    if (!all_accents(text, n))
        return NULL;
    for (i = 0; i < PAIRS && pairs[i].read == CHARMAP_1252; i++) {
        len = decode_again(misread, &pairs[i], text, n, room);
        if (len > 0 && looks_like_words(room, len))
            return &pairs[i];
    }
    return NULL;
}

/* Does text[0..n) have Cyrillic letters (UTF-8 0xd0, 0xd1)? */
static bool
has_cyrillic(const char *text, size_t n)
{
    return memchr(text, 0xd0, n) != NULL || memchr(text, 0xd1, n) != NULL;
}

/* The pair by which the text should be repaired; NULL if it is sound.  `room`
 * has that of pair_by_words(). */
static const struct pair *
choose_pair(
    const struct misread *misread, const char *text, size_t n, char *room)
{
    size_t words, met = count_function_words(misread, NULL, 0, text, n, &words);
    const struct pair *pair;

    /* Sound text has function words with telling letters.  One is enough in a
     * Latin alphabet.  Cyrillic decoded in another Cyrillic set is Cyrillic
     * again, with a few such words by chance, so it needs more. */
    if (met > 0 && (!has_cyrillic(text, n) ||
                       (met >= WORDS_LEAST && met * WORDS_SHARE >= words)))
        return NULL;
    pair = pair_by_words(misread, text, n, room);
    return pair != NULL || met > 0 ? pair
                                   : pair_by_letters(misread, text, n, room);
}

const char *
misread_repair(const struct misread *misread, const struct pool *pool,
    const char *text, size_t *n)
{
    size_t window = *n < LOOK ? *n : LOOK, len;
    const struct pair *pair;
    char *out;

    while (window < *n && ((unsigned char)text[window] & 0xc0) == 0x80)
        window--;
    out = pool_alloc(pool, 5 * (size_t)LOOK);
    pair = choose_pair(misread, text, window, out);
    if (pair == NULL)
        return text;
    out = pool_alloc(pool, 3 * *n + 4);
    len = decode_again(misread, pair, text, *n, out);
    if (len == 0)
        return text;
    *n = len;
    return out;
}
