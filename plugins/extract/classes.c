/* SPDX-License-Identifier: MIT */
#include "classes.h"

#include <stdlib.h>
#include <string.h>

#include "classes_words.h"

#define TOKEN_MOST 200 /* bytes of a token that are looked at */

#define WORDS_MOST 400

/* Words of some places by their first byte: those of `first` are in
 * v[at[first]] up to v[at[first + 1]]. */
struct index {
    struct entry {
        const struct classes_word *word;
        size_t n;
    } v[WORDS_MOST];
    unsigned short at[257];
};

struct classes {
    struct index parts, tokens, words;
};

static bool
is_of(const struct classes_word *w, unsigned first, unsigned places)
{
    return (unsigned char)w->text[0] == first && (places & 1u << w->place) != 0;
}

static void
index_words(struct index *x, unsigned places)
{
    const struct classes_word *w;
    unsigned first;
    size_t n = 0;

    for (first = 0; first < 256; first++) {
        x->at[first] = (unsigned short)n;
        for (w = classes_words; w->text != NULL; w++) {
            if (is_of(w, first, places) && n < WORDS_MOST)
                x->v[n++] = (struct entry){ w, strlen(w->text) };
        }
    }
    x->at[256] = (unsigned short)n;
}

struct classes *
classes_new(void)
{
    struct classes *c = calloc(1, sizeof(*c));

    if (c == NULL)
        return NULL;
    index_words(&c->parts, 1u << PLACE_PART);
    index_words(&c->tokens, 1u << PLACE_TOKEN);
    index_words(&c->words, 1u << PLACE_WORD | 1u << PLACE_ENDS);
    return c;
}

void
classes_free(struct classes *c)
{
    free(c);
}

/* ---- reading a token ----------------------------------------------------- */

struct token {
    char s[2 * TOKEN_MOST + 1]; /* lower case, words apart by hyphens; NUL */
    size_t n;
    char bare[2 * TOKEN_MOST]; /* the same without hyphens */
    size_t nbare;
    size_t element; /* where the name of a part of a block begins, behind two
                       underscores; n if it is none */
};

static bool
is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool
is_word(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

static void
read_token(struct token *t, const char *s, size_t n)
{
    size_t i;
    bool lower = false;

    t->n = t->nbare = 0;
    t->element = SIZE_MAX;
    for (i = 0; i < n && i < TOKEN_MOST; i++) {
        char c = s[i];
        bool upper = c >= 'A' && c <= 'Z';

        if (upper && lower)
            t->s[t->n++] = '-';
        lower = is_letter(c);
        c = upper ? (char)(c + 32) : c;
        if (c == '_' && i + 1 < n && s[i + 1] == '_' && t->n > 0)
            t->element = t->n;
        c = c == '_' ? '-' : c;
        t->s[t->n++] = c;
        if (c != '-')
            t->bare[t->nbare++] = c;
    }
    t->s[t->n] = '\0';
}

/* Bytes of t at `at` that the pattern matches, 0 if it does not.  A hyphen of
 * the pattern may be missing, a plus is one that may not. */
static size_t
match(const struct token *t, size_t at, const char *pattern)
{
    size_t i = at;

    for (; *pattern != '\0' && *pattern != '*'; pattern++) {
        if (i < t->n && t->s[i] == (*pattern == '+' ? '-' : *pattern))
            i++;
        else if (*pattern != '-')
            return 0;
    }
    if (*pattern == '*') {
        while (i < t->n && is_word(t->s[i]))
            i++;
    }
    return i - at;
}

/* ---- what it says -------------------------------------------------------- */

/* Bits of the words that begin at `at`, where a word begins; *len is the
 * longest match of a word. */
static unsigned
words_at(const struct classes *c, const struct token *t, size_t at, size_t *len)
{
    const struct index *x = &c->words;
    unsigned char first = (unsigned char)t->s[at];
    unsigned bits = 0, i;

    *len = 0;
    for (i = x->at[first]; i < x->at[first + 1]; i++) {
        const struct classes_word *w = x->v[i].word;
        size_t n;

        if (is_letter(w->text[1]) && t->s[at + 1] != w->text[1])
            continue;
        n = match(t, at, w->text);
        if (n == 0 || (at + n < t->n && is_letter(t->s[at + n])))
            continue;
        if (w->place == PLACE_ENDS) {
            bits |= at + n == t->n ? w->bits : 0;
        } else if (n > *len) {
            *len = n;
            bits = (bits & ~(unsigned)(CLASS_REMOVED | CLASS_FIRM)) | w->bits;
        }
    }
    return bits;
}

static unsigned
parts(const struct classes *c, const struct token *t)
{
    const struct index *x = &c->parts;
    unsigned bits = 0, i;
    size_t at;

    for (at = 0; at + 1 < t->nbare; at++) {
        unsigned char first = (unsigned char)t->bare[at];

        for (i = x->at[first]; i < x->at[first + 1]; i++) {
            const char *text = x->v[i].word->text;

            if (text[1] == t->bare[at + 1] && x->v[i].n <= t->nbare - at &&
                memcmp(t->bare + at, text, x->v[i].n) == 0)
                bits |= x->v[i].word->bits;
        }
    }
    return bits;
}

/* What the whole token is.  False: nothing is said by any part of it. */
static bool
whole(const struct classes *c, const struct token *t, unsigned *bits)
{
    const struct index *x = &c->tokens;
    unsigned char first = (unsigned char)t->s[0];
    unsigned i;

    for (i = x->at[first]; i < x->at[first + 1]; i++) {
        const struct classes_word *w = x->v[i].word;

        if (match(t, 0, w->text) != t->n)
            continue;
        if (w->bits == 0)
            return false;
        *bits |= w->bits;
    }
    return true;
}

static unsigned
token_bits(const struct classes *c, const struct token *t)
{
    unsigned bits = parts(c, t), of_word;
    size_t at, len;

    if (!whole(c, t, &bits))
        return bits;
    for (at = 0; at<t->n; at += len> 0 ? len : 1) {
        len = 0;
        if (at > 0 && is_letter(t->s[at - 1]))
            continue;
        of_word = words_at(c, t, at, &len);
        /* "article-body__sign-in" is no body. */
        if (at > t->element && (of_word & CLASS_REMOVED))
            bits &= ~(unsigned)CLASS_CONTENT;
        bits |= of_word;
    }
    return bits;
}

/* ASCII white space of the HTML standard. */
static bool
is_gap(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

unsigned
classes_of(const struct classes *c, struct str value)
{
    static const char *const shown[] = { ":block", ":flex", ":grid", NULL };
    bool responsive = str_holds(value, shown);
    unsigned bits = 0;
    size_t at = 0, end;
    struct token t;

    while (at < value.n) {
        while (at < value.n && is_gap(value.s[at]))
            at++;
        for (end = at; end < value.n && !is_gap(value.s[end]);)
            end++;
        if (end == at)
            break;
        read_token(&t, value.s + at, end - at);
        /* "hidden md:block" is hidden on a telephone only. */
        if (!responsive || t.n != 6 || memcmp(t.s, "hidden", 6) != 0)
            bits |= token_bits(c, &t);
        at = end;
    }
    return bits;
}
