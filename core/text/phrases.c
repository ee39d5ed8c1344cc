/* SPDX-License-Identifier: MIT */
#include "text/phrases.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/words.h"

/* Bytes of a token of the text that can match, at most */
#define TOKEN_MOST 64

struct phrase {
    struct phrase *next; /* the next phrase with the same first token */
    uint32_t value;
    const char *s; /* its tokens, separated by one blank */
};

/* Phrases are allocated in blocks, since there are thousands and all are freed
 * together. */
#define BLOCK 16384

struct block {
    struct block *next;
    size_t used;
    _Alignas(struct phrase) char bytes[BLOCK];
};

struct phrases {
    struct block *blocks;
    struct words
        *first; /* first token: 1 + index in `v` of its list of phrases */
    uint32_t starts[PHRASES_STARTS /
                    32]; /* a bit for each start that a phrase has */
    struct phrase **v;
    size_t n, cap;
};

struct phrases *
phrases_new(void)
{
    struct phrases *phrases = calloc(1, sizeof(*phrases));

    if (phrases == NULL)
        return NULL;
    phrases->first = words_new(64);
    if (phrases->first == NULL) {
        free(phrases);
        return NULL;
    }
    return phrases;
}

void
phrases_free(struct phrases *phrases)
{
    struct block *block, *next;

    if (phrases == NULL)
        return;
    for (block = phrases->blocks; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    free(phrases->v);
    words_free(phrases->first);
    free(phrases);
}

/* Allocate n bytes, at most BLOCK / 2, aligned for a phrase.  NULL if memory
 * runs out. */
static void *
allocate(struct phrases *phrases, size_t n)
{
    struct block *block = phrases->blocks;

    n += sizeof(struct phrase) - 1;
    n -= n % sizeof(struct phrase);
    if (block == NULL || n > BLOCK - block->used) {
        block = malloc(sizeof(*block));
        if (block == NULL)
            return NULL;
        block->next = phrases->blocks;
        block->used = 0;
        phrases->blocks = block;
    }
    block->used += n;
    return block->bytes + block->used - n;
}

/* Add an empty list for phrases with a new first token.  -1 if memory runs
 * out. */
static int
new_chain(struct phrases *phrases, const char *text, size_t n)
{
    if (phrases->n == phrases->cap) {
        size_t cap = phrases->cap > 0 ? 2 * phrases->cap : 64;
        struct phrase **chains =
            realloc(phrases->v, cap * sizeof(struct phrase *));

        if (chains == NULL)
            return -1;
        phrases->v = chains;
        phrases->cap = cap;
    }
    if (words_add(phrases->first, text, n, (uint32_t)phrases->n + 1))
        return -1;
    phrases->v[phrases->n++] = NULL;
    return 0;
}

/* A start is the hash of three ASCII bytes, ignoring case, below ROWS; after
 * those one for each character from U+2000 to U+203F, which include the
 * quotation marks. */
#define ROWS 4096

/* Hash three bytes, ignoring case. */
static unsigned
row_of_phrase(unsigned first, unsigned second, unsigned third)
{
    return (first & 31) << 7 ^ (second & 31) << 3 ^ (third & 31);
}

unsigned
phrases_start(const char *text, size_t n)
{
    const unsigned char *bytes = (const unsigned char *)text;

    if (n < 3)
        return PHRASES_STARTS;
    /* ’ counts as ', which is ASCII. */
    if (bytes[0] == 0xe2 && bytes[1] == 0x80 && bytes[2] != 0x99)
        return ROWS + (bytes[2] & 63);
    if ((bytes[0] | bytes[1] | bytes[2]) & 0x80)
        return PHRASES_STARTS;
    return row_of_phrase(bytes[0], bytes[1], bytes[2]);
}

static void
set_start_bit(struct phrases *phrases, unsigned start)
{
    phrases->starts[start / 32] |= 1u << start % 32;
}

/* Add the start of a first token.  Anything may follow a token of one or two
 * bytes, so all rows that it may have are set: these are whole words of
 * bits. */
static void
add_start(struct phrases *phrases, const char *text, size_t n)
{
    const unsigned char *bytes = (const unsigned char *)text;
    unsigned row = row_of_phrase(
                 bytes[0], n > 1 ? bytes[1] : 0, n > 2 ? bytes[2] : 0),
             i;

    if (n > 2 && bytes[0] == 0xe2 && bytes[1] == 0x80)
        set_start_bit(phrases, ROWS + (bytes[2] & 63));
    if (n > 2)
        set_start_bit(phrases, row);
    for (i = 0; n <= 2 && i < (n == 2 ? 1 : 8); i++)
        phrases->starts[row / 32 ^ i] = UINT32_MAX;
}

static bool
has_start(const struct phrases *phrases, unsigned start)
{
    return start >= PHRASES_STARTS ||
           (phrases->starts[start / 32] & 1u << start % 32) != 0;
}

void
phrases_starts(const struct phrases *phrases, uint16_t starts[PHRASES_STARTS],
    uint16_t bit)
{
    unsigned row, start;
    uint32_t bits;

    for (row = 0; row < PHRASES_STARTS / 32; row++) {
        bits = phrases->starts[row];
        for (start = row * 32; bits != 0; start++, bits >>= 1) {
            if (bits & 1)
                starts[start] |= bit;
        }
    }
}

/* May a phrase begin like text[0..n), n > 0?  For most text the answer is
 * no. */
static bool
may_start(const struct phrases *phrases, const char *text, size_t n)
{
    return has_start(phrases, phrases_start(text, n));
}

/* May text[0..n) hold Han or kana, whose tokens no blanks separate? */
static bool
may_be_unspaced(const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if ((unsigned char)text[i] >= 0xe3)
            return true;
    }
    return false;
}

/* Copy a phrase with one blank between all its tokens.  NULL if memory runs
 * out or it is too long. */
static const char *
separate_tokens(struct phrases *phrases, const char *words, size_t n)
{
    char *tokens = n < BLOCK / 8 ? allocate(phrases, 2 * n + 1) : NULL;
    size_t len, written = 0;

    if (tokens == NULL)
        return NULL;
    for (; n > 0; words += len, n -= len) {
        len = space_lead(words, n);
        if (len > 0)
            continue;
        len = phrases_token(words, n);
        if (written > 0)
            tokens[written++] = ' ';
        memcpy(tokens + written, words, len);
        written += len;
    }
    tokens[written] = '\0';
    return tokens;
}

/* Add the phrase of n bytes, NUL-terminated, which is borrowed.  -1 if memory
 * runs out. */
static int
phrases_add(
    struct phrases *phrases, const char *phrase, size_t n, uint32_t value)
{
    struct phrase *added = allocate(phrases, sizeof(*added));
    uint32_t at;

    if (added == NULL)
        return -1;
    added->s = may_be_unspaced(phrase, n) ? separate_tokens(phrases, phrase, n)
                                          : phrase;
    if (added->s == NULL)
        return -1;
    added->value = value;
    n = strcspn(added->s, " ");
    at = words_get(phrases->first, added->s, n);
    if (at == 0) {
        if (new_chain(phrases, added->s, n))
            return -1;
        add_start(phrases, added->s, n);
        at = (uint32_t)phrases->n;
    }
    added->next = phrases->v[at - 1];
    phrases->v[at - 1] = added;
    return 0;
}

int
phrases_add_list(struct phrases *phrases, const char *list, uint32_t value)
{
    size_t n;

    for (; *list != '\0'; list += n + 1) {
        n = strlen(list);
        if (phrases_add(phrases, list, n, value))
            return -1;
    }
    return 0;
}

/* ---- tokens of the text ------------------------------------------------- */

/* The class of an ASCII character in tokens. */
enum { WORDY = 1, JOINER = 2 };

#define W5      WORDY, WORDY, WORDY, WORDY, WORDY
#define DIGITS  W5, W5
#define LETTERS W5, W5, W5, W5, W5, WORDY
static const unsigned char ascii[128] = {
    ['&'] = JOINER,
    ['\''] = JOINER,
    ['-'] = JOINER,
    ['.'] = JOINER,
    ['0'] = DIGITS,
    ['@'] = JOINER,
    ['A'] = LETTERS,
    ['_'] = WORDY,
    ['a'] = LETTERS,
};

static bool
is_token_character(uint32_t code)
{
    if (code < 0x80)
        return ascii[code] == WORDY;
    return chars_letter(code) || chars_digit(code);
}

static bool
is_joiner(uint32_t code)
{
    return code < 0x80 ? ascii[code] == JOINER : code == 0x2019;
}

size_t
phrases_token(const char *text, size_t n)
{
    size_t i = 0, end, len;

    if (text[0] == '@' || text[0] == '#')
        i = 1;
    for (end = i; i < n; i += len) {
        uint32_t code = (unsigned char)text[i];

        len = 1;
        if (code >= 0x80)
            code = utf8_decode(text + i, n - i, &len);
        if (code >= 0x3000 && chars_unspaced(code)) {
            if (i == 0)
                return len;
            break;
        }
        if (is_token_character(code))
            end = i + len;
        else if (!is_joiner(code) || end < i || end == 0)
            break;
    }
    if (end > 0)
        return end;
    utf8_decode(text, n, &len);
    return len;
}

/* Write the token text[0..n) to `out` as phrases have it (lower case, ASCII
 * marks).  Returns its length; 0 if it is too long. */
static size_t
normalise_token(const char *text, size_t n, char out[TOKEN_MOST * 2])
{
    size_t i = 0, written = 0, len;

    if (n > TOKEN_MOST)
        return 0;
    while (i < n) {
        uint32_t code = (unsigned char)text[i];

        if (code < 0x80) {
            out[written++] =
                (char)(code >= 'A' && code <= 'Z' ? code + 32 : code);
            i++;
            continue;
        }
        code = utf8_decode(text + i, n - i, &len);
        i += len;
        if (code == 0x2019)
            code = '\'';
        else if (code >= 0xff01 && code <= 0xff5e) /* a full-width mark */
            code -= 0xff01 - '!';
        if (code != UTF8_BAD)
            written += utf8_encode(chars_tolower(code), out + written);
    }
    return written;
}

/* ---- matching ----------------------------------------------------------- */

static bool
is_word_token(const char *text, size_t n)
{
    size_t len;

    return n > 0 && is_token_character(utf8_decode(text, n, &len));
}

/* Bytes of text[0..n), including white space in front, that match the tokens of
 * `phrase` after the current one; NONE if they do not match. */
#define NONE ((size_t)-1)
static size_t
match_rest(const char *phrase, const char *text, size_t n)
{
    char token[TOKEN_MOST * 2];
    size_t gap, i, len, plen;

    if (*phrase == '\0')
        return 0;
    plen = strcspn(++phrase, " ");
    if (plen == 1 && *phrase == '*') {
        for (gap = 0, i = 0; gap <= PHRASES_GAP; gap++) {
            size_t more = match_rest(phrase + 1, text + i, n - i);

            if (more != NONE)
                return i + more;
            i += space_lead(text + i, n - i);
            if (i == n)
                return NONE;
            i += phrases_token(text + i, n - i);
        }
        return NONE;
    }
    i = space_lead(text, n);
    if (i == n)
        return NONE;
    len = phrases_token(text + i, n - i);
    if (plen == 1 && *phrase == '_') {
        if (!is_word_token(text + i, len))
            return NONE;
    } else if (normalise_token(text + i, len, token) != plen ||
               memcmp(token, phrase, plen) != 0) {
        return NONE;
    }
    i += len;
    len = match_rest(phrase + plen, text + i, n - i);
    return len == NONE ? NONE : i + len;
}

uint32_t
phrases_at(
    const struct phrases *phrases, const char *text, size_t n, size_t *len)
{
    char token[TOKEN_MOST * 2];
    const struct phrase *phrase;
    uint32_t value = 0, at;
    size_t first, more;

    *len = 0;
    if (n == 0 || !may_start(phrases, text, n))
        return 0;
    first = phrases_token(text, n);
    at = words_get(phrases->first, token, normalise_token(text, first, token));
    if (at == 0)
        return 0;
    for (phrase = phrases->v[at - 1]; phrase != NULL; phrase = phrase->next) {
        more = match_rest(
            phrase->s + strcspn(phrase->s, " "), text + first, n - first);
        if (more != NONE && first + more > *len) {
            *len = first + more;
            value = phrase->value;
        }
    }
    return value;
}

/* Bytes of a token that no phrase begins with, and of the blank after it. */
static size_t
skip_token(const char *text, size_t n)
{
    size_t i = 0;

    if ((unsigned char)text[0] >= 0x80 ||
        !is_token_character((unsigned char)text[0]))
        return phrases_token(text, n);
    while (
        i < n && (unsigned char)text[i] < 0x80 && ascii[(unsigned char)text[i]])
        i++;
    return i + (i < n && text[i] == ' ');
}

uint32_t
phrases_find(const struct phrases *phrases, const char *text, size_t n,
    size_t *at, size_t *len)
{
    size_t i = 0;

    for (;;) {
        uint32_t value;

        if (i < n && space_at(text + i, n - i) > 0)
            i += space_lead(text + i, n - i);
        if (i == n)
            return 0;
        if (!may_start(phrases, text + i, n - i)) {
            i += skip_token(text + i, n - i);
            continue;
        }
        value = phrases_at(phrases, text + i, n - i, len);
        if (value != 0) {
            *at = i;
            return value;
        }
        i += phrases_token(text + i, n - i);
    }
}
