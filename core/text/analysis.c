/* SPDX-License-Identifier: MIT */
#include "text/analysis.h"

#include <string.h>

#include "text/quotation.h"
#include "text/span.h"
#include "text/token.h"
#include "text/utf8.h"

/* Bytes of text that a token takes at least in most articles. */
#define TOKEN_BYTES 5
_Static_assert(TOKEN_CAPITAL == CD_SHAPE_CAPITAL &&
                   TOKEN_CAPITALS == CD_SHAPE_CAPITALS &&
                   TOKEN_FIGURE == CD_SHAPE_FIGURE,
    "shapes are passed on as they are");

#define BLOCK 1024 /* bytes between two counts of code points */

void
analysis_init(struct analysis *a, const struct pool *p, const char *s, size_t n)
{
    char *copy = pool_alloc(p, n + 1);

    memcpy(copy, s, n);
    *a = (struct analysis){ 0 };
    a->text.size = sizeof(a->text);
    a->text.s = copy;
    a->text.n = n;
}

/* ---- paragraphs and sentences ------------------------------------------- */

/* Is there a blank line in s[at..end), white space between two sentences? */
static bool
blank_line(const char *s, size_t at, size_t end)
{
    unsigned lines = 0;

    for (; at < end && lines < 2; at++) {
        unsigned char c = (unsigned char)s[at];

        /* A carriage return with a line feed behind it is half a line end. */
        lines += c == '\n' || (c == '\r' && s[at + 1] != '\n');
        /* U+2028 and U+2029 end lines, too: no other white space ends so. */
        lines += c == 0xe2 && end - at >= 3 &&
                 (unsigned char)s[at + 1] == 0x80 &&
                 ((unsigned char)s[at + 2] | 1) == 0xa9;
    }
    return lines == 2;
}

static void
add_sentences(struct analysis *a, const struct pool *p)
{
    struct cd_text *t = &a->text;
    struct cd_paragraph *para = NULL;
    struct cd_sentence *v;
    struct span *span;
    size_t n = sentence_split(a->rules, t->s, t->n, 0, p, &span), i;
    size_t npara = 0, cap = 0;

    v = pool_alloc(p, (n + 1) * sizeof(*v));
    for (i = 0; i < n; i++) {
        uint32_t at = (uint32_t)span[i].at, end = at + (uint32_t)span[i].n;

        if (i == 0 || blank_line(t->s, v[i - 1].at + v[i - 1].n, at)) {
            pool_push(p, para, npara, cap);
            para[npara++] =
                (struct cd_paragraph){ .at = at, .sentence = (uint32_t)i };
        }
        v[i] = (struct cd_sentence){
            .at = at, .n = end - at, .paragraph = (uint32_t)npara - 1
        };
        para[npara - 1].n = end - para[npara - 1].at;
        para[npara - 1].nsentences++;
    }
    t->paragraphs = para;
    t->nparagraphs = npara;
    t->sentences = v;
    t->nsentences = n;
}

/* ---- tokens ---------------------------------------------------------------
 */

static void
add_tokens(struct analysis *a, const struct pool *p)
{
    struct cd_text *t = &a->text;
    struct cd_sentence *v = (struct cd_sentence *)(uintptr_t)t->sentences;
    size_t i, n = 0, cap = t->n / TOKEN_BYTES + 1;
    struct cd_token *tokens = pool_alloc(p, cap * sizeof(*tokens));
    struct token found;

    for (i = 0; i < t->nsentences; i++) {
        size_t at = v[i].at, end = at + v[i].n;

        v[i].token = (uint32_t)n;
        while ((at = token_next(t->s, end, at, &found)) > 0) {
            pool_push(p, tokens, n, cap);
            tokens[n++] = (struct cd_token){
                .at = (uint32_t)found.at, .n = found.n, .shape = found.shape
            };
        }
        v[i].ntokens = (uint32_t)n - v[i].token;
    }
    t->tokens = tokens;
    t->ntokens = n;
}

/* ---- words ------------------------------------------------------------------
 */

#define ASKED 64 /* words that are asked for at a time */

static void
add_words(struct analysis *a, const struct pool *p)
{
    struct vocabulary *v = a->vocabulary;
    struct cd_text *t = &a->text;
    uint32_t *words = pool_alloc(p, (t->ntokens + 1) * sizeof(*words));
    struct vocabulary_key keys[ASKED];
    size_t from, i, n;

    for (from = 0; from < t->ntokens; from += n) {
        const struct cd_token *k = t->tokens + from;

        n = t->ntokens - from < ASKED ? t->ntokens - from : ASKED;
        for (i = 0; i < n; i++)
            vocabulary_ask(v, a->language, t->s + k[i].at, k[i].n,
                t->n - k[i].at, &keys[i]);
        for (i = 0; i < n; i++)
            words[from + i] = vocabulary_answer(
                v, a->language, t->s + k[i].at, k[i].n, &keys[i]);
    }
    t->words = words;
    t->vocabulary = vocabulary_age(v);
}

static void
add_quotations(struct analysis *a, const struct pool *p)
{
    struct cd_text *t = &a->text;
    struct quotations found = { 0 };

    quotation_find(p, a->language, t->s, t->n, &found);
    t->quotations = found.v;
    t->nquotations = found.n;
}

void
analysis_make(struct analysis *a, const struct pool *p, uint32_t parts)
{
    parts &= ~a->text.parts;
    if (parts & CD_TEXT_SENTENCES)
        add_sentences(a, p);
    if (parts & CD_TEXT_TOKENS & ~CD_TEXT_SENTENCES)
        add_tokens(a, p);
    if (parts & CD_TEXT_WORDS & ~CD_TEXT_TOKENS)
        add_words(a, p);
    if (parts & CD_TEXT_QUOTATIONS)
        add_quotations(a, p);
    a->text.parts |= parts & (CD_TEXT_TERMS | CD_TEXT_QUOTATIONS);
}

/* ---- code points ----------------------------------------------------------
 */

size_t
analysis_code_points(struct analysis *a, const struct pool *p, size_t at)
{
    const char *s = a->text.s;
    size_t blocks = a->text.n / BLOCK + 1, i;

    if (a->counts == NULL) {
        a->counts = pool_alloc(p, blocks * sizeof(*a->counts));
        a->counts[0] = 0;
        for (i = 1; i < blocks; i++)
            a->counts[i] = a->counts[i - 1] +
                           (uint32_t)utf8_count(s + (i - 1) * BLOCK, BLOCK);
    }
    at = at < a->text.n ? at : a->text.n;
    i = at / BLOCK;
    return a->counts[i] + utf8_count(s + i * BLOCK, at - i * BLOCK);
}
