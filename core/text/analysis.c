/* SPDX-License-Identifier: MIT */
#include "text/analysis.h"

#include <string.h>

#include "text/quotation.h"
#include "text/space.h"
#include "text/span.h"
#include "text/token.h"
#include "text/utf8.h"

/* Bytes of text per token that most articles exceed: the first capacity of the
 * array. */
#define TOKEN_BYTES 5
_Static_assert(TOKEN_CAPITAL == CD_SHAPE_CAPITAL &&
                   TOKEN_CAPITALS == CD_SHAPE_CAPITALS &&
                   TOKEN_FIGURE == CD_SHAPE_FIGURE,
    "shapes are passed on as they are");

#define DATELINE_LINES 2    /* the first of them may be a headline */
#define BLOCK          1024 /* bytes between two stored counts of code points */

void
analysis_init(struct analysis *analysis, const struct pool *pool,
    const char *text, size_t n)
{
    char *copy = pool_alloc(pool, n + 1);

    memcpy(copy, text, n);
    *analysis = (struct analysis){ 0 };
    analysis->text.size = sizeof(analysis->text);
    analysis->text.s = copy;
    analysis->text.n = n;
}

/* ---- paragraphs and sentences ------------------------------------------- */

/* Does the white space text[at..end) between two sentences have a blank
 * line? */
static bool
blank_line(const char *text, size_t at, size_t end)
{
    unsigned lines = 0;

    for (; at < end && lines < 2; at++) {
        unsigned char byte = (unsigned char)text[at];

        /* CR LF is one line end: its CR does not count. */
        lines += byte == '\n' || (byte == '\r' && text[at + 1] != '\n');
        /* U+2028 and U+2029 are line ends, too; no other white space has these
         * last bytes. */
        lines += byte == 0xe2 && end - at >= 3 &&
                 (unsigned char)text[at + 1] == 0x80 &&
                 ((unsigned char)text[at + 2] | 1) == 0xa9;
    }
    return lines == 2;
}

/* The end of the line that text[at..n) begins with. */
static size_t
line_end(const char *text, size_t n, size_t at)
{
    while (at < n && text[at] != '\n' && text[at] != '\r')
        at++;
    return at;
}

/* Find the dateline that something stands behind in its line. */
static void
find_dateline(struct analysis *analysis)
{
    struct cd_text *text = &analysis->text;
    enum date_order order =
        date_order_of(text->language, strlen(text->language));
    struct dateline found;
    size_t at = 0, line;

    for (line = 0; line < DATELINE_LINES; line++) {
        size_t end;

        at += space_lead(text->s + at, text->n - at);
        end = line_end(text->s, text->n, at);
        if (dateline_at(analysis->datelines, order, text->s + at, end - at,
                &found) != DATELINE_NONE &&
            found.n < end - at) {
            text->dateline_at = (uint32_t)at;
            text->dateline_n = (uint32_t)found.n;
            return;
        }
        at = end;
    }
}

/* Make one sentence of those that the dateline alone is in, "OSLO. (AP) --",
 * and the one behind them; without one, what looks like a dateline is none.
 * How many sentences there are then. */
static size_t
join_dateline(struct cd_text *text, struct span *span, size_t n)
{
    size_t end = (size_t)text->dateline_at + text->dateline_n, i, from = 0, to;

    while (from < n && span[from].at < text->dateline_at)
        from++;
    for (to = from; to + 1 < n && span[to].at + span[to].n <= end; to++)
        continue;
    if (to == n || span[to].at + span[to].n <= end)
        text->dateline_at = text->dateline_n = 0;
    if (text->dateline_n == 0 || to == from)
        return n;
    span[from].n = span[to].at + span[to].n - span[from].at;
    for (i = to + 1; i < n; i++)
        span[from + i - to] = span[i];
    return n - (to - from);
}

/* Split the text into sentences, and group them into paragraphs at blank
 * lines. */
static void
add_sentences(struct analysis *analysis, const struct pool *pool)
{
    struct cd_text *text = &analysis->text;
    struct cd_paragraph *para = NULL;
    struct cd_sentence *sentences;
    struct span *span;
    size_t n = sentence_split(analysis->rules, text->s, text->n, pool, &span),
           i;
    size_t npara = 0, cap = 0;

    if (analysis->datelines != NULL)
        find_dateline(analysis);
    n = join_dateline(text, span, n);
    sentences = pool_alloc(pool, (n + 1) * sizeof(*sentences));
    for (i = 0; i < n; i++) {
        uint32_t at = (uint32_t)span[i].at, end = at + (uint32_t)span[i].n;

        if (i == 0 ||
            blank_line(text->s, sentences[i - 1].at + sentences[i - 1].n, at)) {
            pool_push(pool, para, npara, cap);
            para[npara++] =
                (struct cd_paragraph){ .at = at, .sentence = (uint32_t)i };
        }
        sentences[i] = (struct cd_sentence){
            .at = at, .n = end - at, .paragraph = (uint32_t)npara - 1
        };
        para[npara - 1].n = end - para[npara - 1].at;
        para[npara - 1].nsentences++;
    }
    text->paragraphs = para;
    text->nparagraphs = npara;
    text->sentences = sentences;
    text->nsentences = n;
}

/* ---- tokens ---------------------------------------------------------------
 */

/* Find the tokens of each sentence. */
static void
add_tokens(struct analysis *analysis, const struct pool *pool)
{
    struct cd_text *text = &analysis->text;
    struct cd_sentence *sentences =
        (struct cd_sentence *)(uintptr_t)text->sentences;
    size_t i, n = 0, cap = text->n / TOKEN_BYTES + 1;
    struct cd_token *tokens = pool_alloc(pool, cap * sizeof(*tokens));
    struct token found;

    for (i = 0; i < text->nsentences; i++) {
        size_t at = sentences[i].at, end = at + sentences[i].n;

        sentences[i].token = (uint32_t)n;
        while ((at = token_next(text->s, end, at, &found)) > 0) {
            pool_push(pool, tokens, n, cap);
            tokens[n++] = (struct cd_token){
                .at = (uint32_t)found.at, .n = found.n, .shape = found.shape
            };
        }
        sentences[i].ntokens = (uint32_t)n - sentences[i].token;
    }
    text->tokens = tokens;
    text->ntokens = n;
}

/* ---- words ------------------------------------------------------------------
 */

/* Find the number of each token's word. */
static void
add_word_numbers(struct analysis *analysis, const struct pool *pool)
{
    struct cd_text *text = &analysis->text;
    uint32_t *words = pool_alloc(pool, (text->ntokens + 1) * sizeof(*words));

    vocabulary_numbers(analysis->vocabulary, analysis->language, text->s,
        text->n, text->tokens, text->ntokens, words);
    text->words = words;
    text->vocabulary = vocabulary_age(analysis->vocabulary);
}

/* Find the quotation spans. */
static void
add_quotations(struct analysis *analysis, const struct pool *pool)
{
    struct cd_text *text = &analysis->text;
    struct quotations found = { 0 };

    quotation_find(pool, analysis->language, text->s, text->n, &found);
    text->quotations = found.v;
    text->nquotations = found.n;
}

void
analysis_make(
    struct analysis *analysis, const struct pool *pool, uint32_t parts)
{
    parts &= ~analysis->text.parts;
    if (parts & CD_TEXT_SENTENCES)
        add_sentences(analysis, pool);
    if (parts & CD_TEXT_TOKENS & ~CD_TEXT_SENTENCES)
        add_tokens(analysis, pool);
    if (parts & CD_TEXT_WORDS & ~CD_TEXT_TOKENS)
        add_word_numbers(analysis, pool);
    if (parts & CD_TEXT_QUOTATIONS)
        add_quotations(analysis, pool);
    analysis->text.parts |= parts & (CD_TEXT_TERMS | CD_TEXT_QUOTATIONS);
}

/* ---- code points ----------------------------------------------------------
 */

size_t
analysis_code_points(
    struct analysis *analysis, const struct pool *pool, size_t at)
{
    const char *text = analysis->text.s;
    size_t blocks = analysis->text.n / BLOCK + 1, i;

    if (analysis->counts == NULL) {
        analysis->counts = pool_alloc(pool, blocks * sizeof(*analysis->counts));
        analysis->counts[0] = 0;
        for (i = 1; i < blocks; i++)
            analysis->counts[i] =
                analysis->counts[i - 1] +
                (uint32_t)utf8_count(text + (i - 1) * BLOCK, BLOCK);
    }
    at = at < analysis->text.n ? at : analysis->text.n;
    i = at / BLOCK;
    return analysis->counts[i] + utf8_count(text + i * BLOCK, at - i * BLOCK);
}
