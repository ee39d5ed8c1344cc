/* SPDX-License-Identifier: MIT */
#include "text/phrases.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/words.h"

#define TOKEN_MOST 64 /* bytes of a token of the text that can match */
#define STARTS     4096

struct phrase {
    struct phrase *next; /* with the same first token */
    uint32_t value;
    char s[]; /* its tokens with one blank between */
};

/* Phrases lie side by side: there are thousands, and all go at once. */
#define BLOCK 16384

struct block {
    struct block *next;
    size_t used;
    _Alignas(struct phrase) char bytes[BLOCK];
};

struct phrases {
    struct block *blocks;
    struct words *first; /* token: 1 + index of its first phrase */
    uint32_t starts[PHRASES_STARTS / 32]; /* a bit for each start */
    struct phrase **v;
    size_t n, cap;
};

struct phrases *
phrases_new(void)
{
    struct phrases *p = calloc(1, sizeof(*p));

    if (p == NULL)
        return NULL;
    p->first = words_new(64);
    if (p->first == NULL) {
        free(p);
        return NULL;
    }
    return p;
}

void
phrases_free(struct phrases *p)
{
    struct block *b, *next;

    if (p == NULL)
        return;
    for (b = p->blocks; b != NULL; b = next) {
        next = b->next;
        free(b);
    }
    free(p->v);
    words_free(p->first);
    free(p);
}

/* Room for a phrase whose tokens take n bytes, at most BLOCK / 2. */
static struct phrase *
room_for(struct phrases *p, size_t n)
{
    struct block *b = p->blocks;
    struct phrase *x;

    n += sizeof(*x) + sizeof(x) - 1;
    n -= n % sizeof(x);
    if (b == NULL || n > BLOCK - b->used) {
        b = malloc(sizeof(*b));
        if (b == NULL)
            return NULL;
        b->next = p->blocks;
        b->used = 0;
        p->blocks = b;
    }
    x = (struct phrase *)(void *)(b->bytes + b->used);
    b->used += n;
    return x;
}

/* A place for phrases with a first token that is new. */
static int
new_chain(struct phrases *p, const char *s, size_t n)
{
    if (p->n == p->cap) {
        size_t cap = p->cap > 0 ? 2 * p->cap : 64;
        struct phrase **v = realloc(p->v, cap * sizeof(struct phrase *));

        if (v == NULL)
            return -1;
        p->v = v;
        p->cap = cap;
    }
    if (words_add(p->first, s, n, (uint32_t)p->n + 1))
        return -1;
    p->v[p->n++] = NULL;
    return 0;
}

/* Starts: rows of three bytes, in any case, of which those that differ more
 * share some; behind them U+2000 to U+203F, quote marks among them. */
#define ROWS 4096

static unsigned
row_of(unsigned a, unsigned b, unsigned c)
{
    return (a & 31) << 7 ^ (b & 31) << 3 ^ (c & 31);
}

unsigned
phrases_start(const char *s, size_t n)
{
    const unsigned char *u = (const unsigned char *)s;

    if (n < 3)
        return PHRASES_STARTS;
    /* An apostrophe is one of ASCII. */
    if (u[0] == 0xe2 && u[1] == 0x80 && u[2] != 0x99)
        return ROWS + (u[2] & 63);
    if ((u[0] | u[1] | u[2]) & 0x80)
        return PHRASES_STARTS;
    return row_of(u[0], u[1], u[2]);
}

static void
set_start(struct phrases *p, unsigned start)
{
    p->starts[start / 32] |= 1u << start % 32;
}

/* What is behind a short token may be anything: of the rows that then are its
 * own, each lies in a word of bits of its own. */
static void
add_start(struct phrases *p, const char *s, size_t n)
{
    const unsigned char *u = (const unsigned char *)s;
    unsigned row = row_of(u[0], n > 1 ? u[1] : 0, n > 2 ? u[2] : 0), i;

    if (n > 2 && u[0] == 0xe2 && u[1] == 0x80)
        set_start(p, ROWS + (u[2] & 63));
    if (n > 2)
        set_start(p, row);
    for (i = 0; n <= 2 && i < (n == 2 ? 1 : 8); i++)
        p->starts[row / 32 ^ i] = UINT32_MAX;
}

static bool
has_start(const struct phrases *p, unsigned start)
{
    return start >= PHRASES_STARTS ||
           (p->starts[start / 32] & 1u << start % 32) != 0;
}

void
phrases_starts(
    const struct phrases *p, uint16_t starts[PHRASES_STARTS], uint16_t bit)
{
    unsigned start;

    for (start = 0; start < PHRASES_STARTS; start++) {
        if (p->starts[start / 32] == 0)
            start |= 31;
        else if (has_start(p, start))
            starts[start] |= bit;
    }
}

/* May a phrase begin like s[0..n), n > 0?  Most text is done with here. */
static bool
may_start(const struct phrases *p, const char *s, size_t n)
{
    return has_start(p, phrases_start(s, n));
}

/* A phrase with a blank between all its tokens: those of a script without
 * blanks have none in the lists. */
static struct phrase *
new_phrase(struct phrases *p, const char *s, uint32_t value)
{
    size_t n = strlen(s), len, o = 0;
    struct phrase *x = n < BLOCK / 8 ? room_for(p, 2 * n + 1) : NULL;

    if (x == NULL)
        return NULL;
    for (; n > 0; s += len, n -= len) {
        len = space_lead(s, n);
        if (len > 0)
            continue;
        len = phrases_token(s, n);
        if (o > 0)
            x->s[o++] = ' ';
        memcpy(x->s + o, s, len);
        o += len;
    }
    x->s[o] = '\0';
    x->value = value;
    return x;
}

/* Add a phrase of less than 2,000 bytes, which is copied, with a value that is
 * not 0.  -1 if it is longer or memory runs out. */
static int
phrases_add(struct phrases *p, const char *phrase, uint32_t value)
{
    struct phrase *x = new_phrase(p, phrase, value);
    size_t n;
    uint32_t at;

    if (x == NULL)
        return -1;
    n = strcspn(x->s, " ");
    at = words_get(p->first, x->s, n);
    if (at == 0) {
        if (new_chain(p, x->s, n))
            return -1;
        add_start(p, x->s, n);
        at = (uint32_t)p->n;
    }
    x->next = p->v[at - 1];
    p->v[at - 1] = x;
    return 0;
}

int
phrases_add_list(struct phrases *p, const char *list, uint32_t value)
{
    for (; *list != '\0'; list += strlen(list) + 1) {
        if (phrases_add(p, list, value))
            return -1;
    }
    return 0;
}

/* ---- tokens of the text ------------------------------------------------- */

/* What an ASCII character is in a token. */
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
wordy(uint32_t c)
{
    if (c < 0x80)
        return ascii[c] == WORDY;
    return chars_letter(c) || chars_digit(c);
}

static bool
joiner(uint32_t c)
{
    return c < 0x80 ? ascii[c] == JOINER : c == 0x2019;
}

size_t
phrases_token(const char *s, size_t n)
{
    size_t i = 0, end, len;

    if (s[0] == '@' || s[0] == '#')
        i = 1;
    for (end = i; i < n; i += len) {
        uint32_t c = (unsigned char)s[i];

        len = 1;
        if (c >= 0x80)
            c = utf8_decode(s + i, n - i, &len);
        if (c >= 0x3000 && chars_unspaced(c)) {
            if (i == 0)
                return len;
            break;
        }
        if (wordy(c))
            end = i + len;
        else if (!joiner(c) || end < i || end == 0)
            break;
    }
    if (end > 0)
        return end;
    utf8_decode(s, n, &len);
    return len;
}

/* The token s[0..n) as phrases have it, in out; 0 if it is too long. */
static size_t
normal(const char *s, size_t n, char out[TOKEN_MOST * 2])
{
    size_t i = 0, o = 0, len;

    if (n > TOKEN_MOST)
        return 0;
    while (i < n) {
        uint32_t c = (unsigned char)s[i];

        if (c < 0x80) {
            out[o++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
            i++;
            continue;
        }
        c = utf8_decode(s + i, n - i, &len);
        i += len;
        if (c == 0x2019)
            c = '\'';
        else if (c >= 0xff01 && c <= 0xff5e) /* full width */
            c -= 0xff01 - '!';
        if (c != UTF8_BAD)
            o += utf8_encode(chars_tolower(c), out + o);
    }
    return o;
}

/* ---- matching ----------------------------------------------------------- */

static bool
is_word(const char *s, size_t n)
{
    size_t len;

    return n > 0 && wordy(utf8_decode(s, n, &len));
}

/* Bytes of s that the tokens of `phrase` from its next one on take, white
 * space before them included; or NONE. */
#define NONE ((size_t)-1)
static size_t
rest(const char *phrase, const char *s, size_t n)
{
    char token[TOKEN_MOST * 2];
    size_t gap, i, len, plen;

    if (*phrase == '\0')
        return 0;
    plen = strcspn(++phrase, " ");
    if (plen == 1 && *phrase == '*') {
        for (gap = 0, i = 0; gap <= PHRASES_GAP; gap++) {
            size_t more = rest(phrase + 1, s + i, n - i);

            if (more != NONE)
                return i + more;
            i += space_lead(s + i, n - i);
            if (i == n)
                return NONE;
            i += phrases_token(s + i, n - i);
        }
        return NONE;
    }
    i = space_lead(s, n);
    if (i == n)
        return NONE;
    len = phrases_token(s + i, n - i);
    if (plen == 1 && *phrase == '_') {
        if (!is_word(s + i, len))
            return NONE;
    } else if (normal(s + i, len, token) != plen ||
               memcmp(token, phrase, plen) != 0) {
        return NONE;
    }
    i += len;
    len = rest(phrase + plen, s + i, n - i);
    return len == NONE ? NONE : i + len;
}

uint32_t
phrases_at(const struct phrases *p, const char *s, size_t n, size_t *len)
{
    char token[TOKEN_MOST * 2];
    const struct phrase *x;
    uint32_t value = 0, at;
    size_t first, more;

    *len = 0;
    if (n == 0 || !may_start(p, s, n))
        return 0;
    first = phrases_token(s, n);
    at = words_get(p->first, token, normal(s, first, token));
    if (at == 0)
        return 0;
    for (x = p->v[at - 1]; x != NULL; x = x->next) {
        more = rest(x->s + strcspn(x->s, " "), s + first, n - first);
        if (more != NONE && first + more > *len) {
            *len = first + more;
            value = x->value;
        }
    }
    return value;
}

/* Bytes of a token that no phrase begins like, with the blank behind it. */
static size_t
skip_token(const char *s, size_t n)
{
    size_t i = 0;

    if ((unsigned char)s[0] >= 0x80 || !wordy((unsigned char)s[0]))
        return phrases_token(s, n);
    while (i < n && (unsigned char)s[i] < 0x80 && ascii[(unsigned char)s[i]])
        i++;
    return i + (i < n && s[i] == ' ');
}

uint32_t
phrases_find(
    const struct phrases *p, const char *s, size_t n, size_t *at, size_t *len)
{
    size_t i = 0;

    for (;;) {
        uint32_t value;

        if (i < n && space_at(s + i, n - i) > 0)
            i += space_lead(s + i, n - i);
        if (i == n)
            return 0;
        if (!may_start(p, s + i, n - i)) {
            i += skip_token(s + i, n - i);
            continue;
        }
        value = phrases_at(p, s + i, n - i, len);
        if (value != 0) {
            *at = i;
            return value;
        }
        i += phrases_token(s + i, n - i);
    }
}
