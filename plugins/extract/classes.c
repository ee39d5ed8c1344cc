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
is_of(const struct classes_word *word, unsigned first, unsigned places)
{
    return (unsigned char)word->text[0] == first &&
           (places & 1u << word->place) != 0;
}

static void
index_words(struct index *index, unsigned places)
{
    const struct classes_word *word;
    unsigned first;
    size_t n = 0;

    for (first = 0; first < 256; first++) {
        index->at[first] = (unsigned short)n;
        for (word = classes_words; word->text != NULL; word++) {
            if (is_of(word, first, places) && n < WORDS_MOST)
                index->v[n++] = (struct entry){ word, strlen(word->text) };
        }
    }
    index->at[256] = (unsigned short)n;
}

struct classes *
classes_new(void)
{
    struct classes *classes = calloc(1, sizeof(*classes));

    if (classes == NULL)
        return NULL;
    index_words(&classes->parts, 1u << PLACE_PART);
    index_words(&classes->tokens, 1u << PLACE_TOKEN);
    index_words(&classes->words, 1u << PLACE_WORD | 1u << PLACE_ENDS);
    return classes;
}

void
classes_free(struct classes *classes)
{
    free(classes);
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
is_ascii_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static bool
is_word(char byte)
{
    return is_ascii_letter(byte) || (byte >= '0' && byte <= '9') ||
           (byte & 0x80) != 0;
}

static void
read_token(struct token *token, const char *text, size_t n)
{
    size_t i;
    bool lower = false;

    token->n = token->nbare = 0;
    token->element = SIZE_MAX;
    for (i = 0; i < n && i < TOKEN_MOST; i++) {
        char byte = text[i];
        bool upper = byte >= 'A' && byte <= 'Z';

        if (upper && lower)
            token->s[token->n++] = '-';
        lower = is_ascii_letter(byte);
        byte = upper ? (char)(byte + 32) : byte;
        if (byte == '_' && i + 1 < n && text[i + 1] == '_' && token->n > 0)
            token->element = token->n;
        byte = byte == '_' ? '-' : byte;
        token->s[token->n++] = byte;
        if (byte != '-')
            token->bare[token->nbare++] = byte;
    }
    token->s[token->n] = '\0';
}

/* Bytes of `token` at `at` that the pattern matches, 0 if it does not.  A
 * hyphen of the pattern may be missing, a plus is one that may not. */
static size_t
match(const struct token *token, size_t at, const char *pattern)
{
    size_t i = at;

    for (; *pattern != '\0' && *pattern != '*'; pattern++) {
        if (i < token->n && token->s[i] == (*pattern == '+' ? '-' : *pattern))
            i++;
        else if (*pattern != '-')
            return 0;
    }
    if (*pattern == '*') {
        while (i < token->n && is_word(token->s[i]))
            i++;
    }
    return i - at;
}

/* ---- what it says -------------------------------------------------------- */

/* Bits of the words that begin at `at`, where a word begins; *len is the
 * longest match of a word. */
static unsigned
words_at(const struct classes *classes, const struct token *token, size_t at,
    size_t *len)
{
    const struct index *index = &classes->words;
    unsigned char first = (unsigned char)token->s[at];
    unsigned bits = 0, i;

    *len = 0;
    for (i = index->at[first]; i < index->at[first + 1]; i++) {
        const struct classes_word *word = index->v[i].word;
        size_t n;

        if (is_ascii_letter(word->text[1]) && token->s[at + 1] != word->text[1])
            continue;
        n = match(token, at, word->text);
        if (n == 0 || (at + n < token->n && is_ascii_letter(token->s[at + n])))
            continue;
        if (word->place == PLACE_ENDS) {
            bits |= at + n == token->n ? word->bits : 0;
        } else if (n > *len) {
            *len = n;
            bits =
                (bits & ~(unsigned)(CLASS_REMOVED | CLASS_FIRM)) | word->bits;
        }
    }
    return bits;
}

static unsigned
parts(const struct classes *classes, const struct token *token)
{
    const struct index *index = &classes->parts;
    unsigned bits = 0, i;
    size_t at;

    for (at = 0; at + 1 < token->nbare; at++) {
        unsigned char first = (unsigned char)token->bare[at];

        for (i = index->at[first]; i < index->at[first + 1]; i++) {
            const char *text = index->v[i].word->text;

            if (text[1] == token->bare[at + 1] &&
                index->v[i].n <= token->nbare - at &&
                memcmp(token->bare + at, text, index->v[i].n) == 0)
                bits |= index->v[i].word->bits;
        }
    }
    return bits;
}

/* What the whole token is.  False: nothing is said by any part of it. */
static bool
whole(const struct classes *classes, const struct token *token, unsigned *bits)
{
    const struct index *index = &classes->tokens;
    unsigned char first = (unsigned char)token->s[0];
    unsigned i;

    for (i = index->at[first]; i < index->at[first + 1]; i++) {
        const struct classes_word *word = index->v[i].word;

        if (match(token, 0, word->text) != token->n)
            continue;
        if (word->bits == 0)
            return false;
        *bits |= word->bits;
    }
    return true;
}

static unsigned
token_bits(const struct classes *classes, const struct token *token)
{
    unsigned bits = parts(classes, token), of_word;
    size_t at, len;

    if (!whole(classes, token, &bits))
        return bits;
    for (at = 0; at<token->n; at += len> 0 ? len : 1) {
        len = 0;
        if (at > 0 && is_ascii_letter(token->s[at - 1]))
            continue;
        of_word = words_at(classes, token, at, &len);
        /* "article-body__sign-in" is no body. */
        if (at > token->element && (of_word & CLASS_REMOVED))
            bits &= ~(unsigned)CLASS_CONTENT;
        bits |= of_word;
    }
    return bits;
}

/* ASCII white space of the HTML standard. */
static bool
is_gap(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' ||
           byte == '\f';
}

unsigned
classes_of(const struct classes *classes, struct str value)
{
    static const char *const shown[] = { ":block", ":flex", ":grid", NULL };
    bool responsive = str_holds(value, shown);
    unsigned bits = 0;
    size_t at = 0, end;
    struct token token;

    while (at < value.n) {
        while (at < value.n && is_gap(value.s[at]))
            at++;
        for (end = at; end < value.n && !is_gap(value.s[end]);)
            end++;
        if (end == at)
            break;
        read_token(&token, value.s + at, end - at);
        /* "hidden md:block" is hidden on a telephone only. */
        if (!responsive || token.n != 6 || memcmp(token.s, "hidden", 6) != 0)
            bits |= token_bits(classes, &token);
        at = end;
    }
    return bits;
}
