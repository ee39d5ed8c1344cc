/* SPDX-License-Identifier: MIT */
#include "tokens.h"

#include <string.h>

#define WORD_BYTES 6 /* average bytes of a word and the blank after it */

/* What is needed to make tokens. */
struct reader {
    const struct pool *pool;
    struct forms *forms;
    uint32_t small_starts; /* meanings (L_*) of lower-case words that a name may
                              begin with */
};

/* Append a token. */
static inline struct token *
add_token(const struct reader *reader, struct tokens *tokens, uint32_t at,
    uint32_t end, enum token_kind kind)
{
    struct token *token;

    pool_push(reader->pool, tokens->v, tokens->n, tokens->cap);
    token = &tokens->v[tokens->n++];
    *token = (struct token){ .at = at, .end = end, .kind = (uint8_t)kind };
    return token;
}

/* Note that a name may begin with the last token. */
static void
note_name_start(const struct reader *reader, struct tokens *tokens)
{
    pool_push(
        reader->pool, tokens->starts, tokens->nstarts, tokens->starts_cap);
    tokens->starts[tokens->nstarts++] = (uint32_t)(tokens->n - 1);
}

/* Append a word with what the vocabulary knows of it. */
static void
push_word_token(const struct reader *reader, struct tokens *tokens,
    const struct cd_term *term)
{
    struct entry *word = vocabulary_word(reader->forms->vocabulary, term);
    struct token *token =
        add_token(reader, tokens, term->at, term->at + term->n, TOKEN_WORD);

    token->id = forms_of(reader->forms, word);
    reader->forms->v[token->id].seen++;
    token->grammar = word->grammar;
    token->meaning = word->meaning;
    token->bits = word->bits;
    /* "die betroffene Strecke": an adjective where nouns have capitals */
    if ((word->bits & F_LOWER) &&
        lexicon_has(reader->forms->vocabulary->lexicon, LANG_CAPITAL_NOUNS))
        token->meaning &= ~(uint32_t)L_ROLE;
    token->alone = word->alone;
    if (word->bits & F_DIGIT)
        token->kind = TOKEN_NUMBER;
    else if (!(word->bits & F_LOWER) || (word->meaning & reader->small_starts))
        note_name_start(reader, tokens);
}

/* Append the terms of the bytes [at, end). */
static void
push_terms(const struct reader *reader, struct tokens *tokens, uint32_t at,
    uint32_t end)
{
    size_t n, i;
    const struct cd_term *terms =
        vocabulary_terms(reader->forms->vocabulary, at, end, &n);

    for (i = 0; i < n; i++) {
        if (terms[i].shape & CD_SHAPE_MARK)
            add_token(reader, tokens, terms[i].at, terms[i].at + terms[i].n,
                TOKEN_MARK)
                ->id = terms[i].word;
        else
            push_word_token(reader, tokens, &terms[i]);
    }
}

/* Append the tokens of a paragraph: its stretches to the outer tokens, what is
 * in them to the inner ones. */
static void
push_paragraph(const struct reader *reader, struct paragraph *paragraph,
    const struct stretches *stretches, struct article_tokens *out)
{
    uint32_t at = paragraph->at, i;

    for (i = paragraph->quote; i < paragraph->quotes_end; i++) {
        const struct stretch *st = &stretches->v[i];

        push_terms(reader, &out->outer, at, st->open);
        add_token(reader, &out->outer, st->open, st->close, TOKEN_QUOTE)->id =
            i;
        out->inside[i].token = (uint32_t)out->inner.n;
        push_terms(reader, &out->inner, st->start, st->end);
        out->inside[i].tokens_end = (uint32_t)out->inner.n;
        at = st->close;
    }
    push_terms(reader, &out->outer, at, paragraph->end);
}

void
tokens_make(const struct pool *pool, struct forms *forms, const char *text,
    size_t n, const struct stretches *quotes, struct article_tokens *out)
{
    struct reader reader = { .pool = pool, .forms = forms };
    uint32_t at = 0, quote = 0;

    reader.small_starts =
        lexicon_has(forms->vocabulary->lexicon, LANG_SMALL_TITLES) ? L_TITLE
                                                                   : 0;
    memset(out, 0, sizeof(*out));
    out->outer.cap = n / WORD_BYTES + 16;
    out->outer.v = pool_alloc(pool, out->outer.cap * sizeof(*out->outer.v));
    out->inside = pool_alloc(pool, (quotes->n + 1) * sizeof(*out->inside));
    while (at < n) {
        const char *nl = memchr(text + at, '\n', n - at);
        struct paragraph paragraph = { .at = at };

        paragraph.end = nl != NULL ? (uint32_t)(nl - text) : (uint32_t)n;
        at = paragraph.end + 1;
        paragraph.token = (uint32_t)out->outer.n;
        paragraph.quote = quote;
        while (quote < quotes->n && quotes->v[quote].open < paragraph.end)
            quote++;
        paragraph.quotes_end = quote;
        push_paragraph(&reader, &paragraph, quotes, out);
        paragraph.tokens_end = (uint32_t)out->outer.n;
        /* An empty line is not a paragraph. */
        if (paragraph.tokens_end == paragraph.token)
            continue;
        pool_push(pool, out->para, out->npara, out->para_cap);
        out->para[out->npara++] = paragraph;
    }
}
