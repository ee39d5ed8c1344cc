/* SPDX-License-Identifier: MIT */
#include "text/term.h"

#include <string.h>

#include "lang/lang.h"
#include "text/chars.h"
#include "text/eight.h"
#include "text/term_parts.h"
#include "text/utf8.h"

#define APOSTROPHE 0x2019
/* bytes of text per term, on average: the first capacity of the array */
#define TERM_BYTES 5

/* Cutting [at, end) of a text into terms, from left to right. */
struct cutter {
    const struct pool *pool;
    struct vocabulary *vocabulary;
    size_t language;
    const char *s;
    size_t n;
    const struct cd_text *text;
    uint32_t to; /* end of the bytes being cut; they are read as if the text
                    ended there */
    size_t
        token; /* the first token that does not begin before the current byte */
    struct cd_term *v;
    size_t nterms, cap;
};

/* The code point at byte `at`, its length in *len; '\n' and 0 at the end. */
static uint32_t
code_at(const struct cutter *cutter, uint32_t at, uint32_t *len)
{
    size_t n;
    uint32_t code;

    if (at < cutter->to && (unsigned char)cutter->s[at] < 0x80) {
        *len = 1;
        return (unsigned char)cutter->s[at];
    }
    if (at >= cutter->to) {
        *len = 0;
        return '\n';
    }
    code = utf8_decode(cutter->s + at, cutter->to - at, &n);
    *len = (uint32_t)n;
    return code;
}

/* Is it a letter or digit? */
static bool
is_term_character(uint32_t code)
{
    return chars_letter(code) || chars_digit(code);
}

static inline void
push_term(struct cutter *cutter, uint32_t at, uint32_t end, uint32_t word,
    uint32_t shape)
{
    pool_push(cutter->pool, cutter->v, cutter->nterms, cutter->cap);
    cutter->v[cutter->nterms++] = (struct cd_term){ at, end - at, word, shape };
}

/* The shape of a word that is not a token: CD_SHAPE_... */
static uint32_t
shape_of(const char *text, size_t n)
{
    uint32_t shape = 0;
    size_t i, len;

    for (i = 0; i < n; i += len) {
        uint32_t code = utf8_decode(text + i, n - i, &len);

        if (i == 0 && chars_digit(code))
            shape |= CD_SHAPE_FIGURE;
        if (chars_upper(code))
            shape |= i == 0 ? CD_SHAPE_CAPITAL : CD_SHAPE_CAPITALS;
    }
    return shape;
}

/* Add the next token as a term. */
static inline void
push_token(struct cutter *cutter)
{
    size_t k = cutter->token++;
    const struct cd_token *token = &cutter->text->tokens[k];

    push_term(cutter, token->at, token->at + token->n, cutter->text->words[k],
        token->shape);
}

/* Move to the first token that does not begin before text[at]. */
static inline void
pass_tokens(struct cutter *cutter, uint32_t at)
{
    const struct cd_text *text = cutter->text;

    while (cutter->token < text->ntokens && text->tokens[cutter->token].at < at)
        cutter->token++;
}

/* Add the word [at, end).  If it is a token its number is known; otherwise it
 * is looked up. */
static void
push_word(struct cutter *cutter, uint32_t at, uint32_t end)
{
    const struct cd_token *token;

    if (end == at)
        return;
    pass_tokens(cutter, at);
    token = &cutter->text->tokens[cutter->token];
    if (cutter->token < cutter->text->ntokens && token->at == at &&
        token->n == end - at)
        push_token(cutter);
    else
        push_term(cutter, at, end,
            vocabulary_number(
                cutter->vocabulary, cutter->language, cutter->s + at, end - at),
            shape_of(cutter->s + at, end - at));
}

/* Add a word, cut into its parts. */
static void
cut_word(struct cutter *cutter, uint32_t at, uint32_t end)
{
    struct term_parts parts = term_parts(cutter->language, cutter->s, at, end);

    push_word(cutter, at, parts.elided);
    push_word(cutter, parts.elided, parts.clitic);
    push_word(cutter, parts.clitic, end);
}

/* ---- scanning ---- */

/* The end of the run of ASCII letters from `at` on; `first` has the eight bytes
 * there. */
static inline uint32_t
ascii_letters_end(const struct cutter *cutter, uint32_t at, uint64_t first)
{
    uint32_t n = (uint32_t)eight_before(~eight_letters(first) & EIGHT_HIGH);

    for (at += n; n == 8; at += n) {
        first = eight_inside(cutter->s, cutter->n, at, cutter->to);
        n = (uint32_t)eight_before(~eight_letters(first) & EIGHT_HIGH);
    }
    return at;
}

/* May the character stand between the letters of a word? */
static bool
joins_word(uint32_t code)
{
    return code == '-' || code == '\'' || code == APOSTROPHE || code == '&' ||
           code == 0x2010 || code == 0x2011 || code == '_';
}

/* Is the token [at, end) a whole word in any language: can nothing after it
 * belong to it? */
static inline bool
is_whole_word(const struct cutter *cutter, uint32_t at, uint32_t end)
{
    unsigned char next;

    if (end == cutter->to)
        return true;
    next = (unsigned char)cutter->s[end];
    if (next == ' ')
        return true;
    if (cutter->s[at] >= '0' && cutter->s[at] <= '9') /* 1,200 */
        return false;
    if (next == '.') /* of an initial or an address? */
        return end > at + 1 &&
               !(end + 1 < cutter->to && cutter->s[end + 1] >= 'a' &&
                   cutter->s[end + 1] <= 'z');
    return next < 0x80 && !is_term_character(next) && !joins_word(next);
}

/* The end of letters with a stop after each ("U.S.", "J.K.", "e.g."); `at` if
 * there are fewer than two. */
static uint32_t
initials_end(const struct cutter *cutter, uint32_t at)
{
    uint32_t i = at, n = 0;

    while (i + 1 < cutter->to && cutter->s[i + 1] == '.' &&
           ((cutter->s[i] >= 'A' && cutter->s[i] <= 'Z') ||
               (cutter->s[i] >= 'a' && cutter->s[i] <= 'z'))) {
        i += 2;
        n++;
    }
    return n > 1 ? i : at;
}

/* "example.org", "Ver.di": is `code` a stop between letters, the second one in
 * lower case? */
static bool
is_inside_address(const struct cutter *cutter, uint32_t at, uint32_t code)
{
    return code == '.' && at + 1 < cutter->to && cutter->s[at + 1] >= 'a' &&
           cutter->s[at + 1] <= 'z' &&
           !(cutter->s[at - 1] >= '0' && cutter->s[at - 1] <= '9');
}

/* The end of the word that begins at byte `at`, with the signs inside
 * ("co-host", "1,200", "example.org"). */
static uint32_t
word_end(const struct cutter *cutter, uint32_t at)
{
    uint32_t len, next, code, i = at;
    bool number = cutter->s[at] >= '0' && cutter->s[at] <= '9';

    for (;;) {
        i = ascii_letters_end(
            cutter, i, eight_inside(cutter->s, cutter->n, i, cutter->to));
        code = code_at(cutter, i, &len);
        if (len == 0)
            return i;
        if (is_term_character(code)) {
            i += len;
            continue;
        }
        if (!joins_word(code) && !(number && (code == ',' || code == '.')) &&
            !is_inside_address(cutter, i, code))
            return i;
        if (!is_term_character(code_at(cutter, i + len, &next)) || next == 0)
            return i;
        if (number &&
            (code == '.' || code == ',')) { /* 1,200 but not 2015,he */
            uint32_t digit = code_at(cutter, i + len, &next);

            if (digit < '0' || digit > '9')
                return i;
        }
        i += len;
    }
}

/* Add the apostrophe after a plural possessive ("the players' lounge") as a
 * term; returns the byte after it, or `at`. */
static uint32_t
push_possessive(struct cutter *cutter, uint32_t at)
{
    uint32_t n = term_apostrophe(cutter->s, at, cutter->to);

    if (n == 0 || !lang_has(cutter->language, LANG_POSSESSIVE_APOSTROPHE) ||
        cutter->s[at - 1] != 's')
        return at;
    push_word(cutter, at, at + n);
    return at + n;
}

/* Add the tokens from byte `at` on that have a blank behind each, as most have:
 * each is a whole word.  Returns the byte behind the last blank. */
static inline uint32_t
push_plain_tokens(struct cutter *cutter, uint32_t at)
{
    const struct cd_text *text = cutter->text;
    const char *string = cutter->s;
    size_t k = cutter->token, most = text->ntokens;

    for (; k < most && text->tokens[k].at == at; k++) {
        const struct cd_token *token = &text->tokens[k];
        uint32_t end = at + token->n;

        if (end >= cutter->to || string[end] != ' ')
            break;
        push_term(cutter, at, end, text->words[k], token->shape);
        at = end + 1;
    }
    cutter->token = k;
    return at;
}

/* Cut the bytes [at, to) into terms. */
static void
cut_range(struct cutter *cutter, uint32_t at, uint32_t to)
{
    const struct cd_text *text = cutter->text;
    uint32_t len, code, end;

    cutter->to = to;
    while (at < to) {
        at = push_plain_tokens(cutter, at);
        if (at >= to)
            return;
        if (cutter->s[at] == ' ') {
            at++;
            continue;
        }
        pass_tokens(cutter, at);
        if (cutter->token < text->ntokens &&
            text->tokens[cutter->token].at == at) {
            end = at + text->tokens[cutter->token].n;
            if (end <= to && is_whole_word(cutter, at, end)) {
                push_token(cutter);
                at = end;
                continue;
            }
        }
        code = code_at(cutter, at, &len);
        if (chars_space(code) || code == 0x200b || code == 0xfeff) {
            at += len;
            continue;
        }
        if (is_term_character(code) ||
            ((code == '@' || code == '#') && at + 1 < to &&
                is_term_character((unsigned char)cutter->s[at + 1]))) {
            end = initials_end(cutter, at);
            if (end == at)
                end = word_end(cutter, at + (is_term_character(code) ? 0 : 1));
            cut_word(cutter, at, end);
            at = push_possessive(cutter, end);
            continue;
        }
        push_term(cutter, at, at + len, code, CD_SHAPE_MARK);
        at += len;
    }
}

/* The first token that does not begin before `at`. */
static size_t
token_from(const struct cd_text *text, size_t at)
{
    size_t from = 0, to = text->ntokens;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (text->tokens[middle].at < at)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

const struct cd_term *
term_cut(const struct analysis *analysis, const struct pool *pool, size_t at,
    size_t end, size_t *n)
{
    struct cutter cutter = { .pool = pool,
        .vocabulary = analysis->vocabulary,
        .language = analysis->language,
        .s = analysis->text.s,
        .n = analysis->text.n,
        .text = &analysis->text,
        .token = token_from(&analysis->text, at) };

    cutter.cap = (end - at) / TERM_BYTES + 8;
    cutter.v = pool_alloc(pool, cutter.cap * sizeof(*cutter.v));
    cut_range(&cutter, (uint32_t)at, (uint32_t)end);
    *n = cutter.nterms;
    return cutter.v;
}
