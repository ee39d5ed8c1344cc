/* SPDX-License-Identifier: MIT */
/*
 * tokens - the words and punctuation of an article, paragraph by paragraph.
 *
 * A quoted stretch is ONE outer token; the words inside it are inner tokens. So
 * the rules that look for a speaker see "Q, said Ada Lind", whatever Q says.
 */
#ifndef QUOTES_TOKENS_H
#define QUOTES_TOKENS_H

#include "forms.h"
#include "stretches.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK, TOKEN_QUOTE };

struct token {
    uint32_t at, end; /* bytes of the text, `end` not included */
    uint32_t id; /* word or number: its form; mark: its code point; quote: its
                    index in article.quotes */
    uint32_t grammar, meaning; /* classes G_*, L_* of a word; else 0 */
    uint8_t kind;
    uint8_t bits;  /* F_* (vocabulary.h) */
    uint8_t alone; /* of a word: the phrase_kind it has by itself (phrases.h) */
    uint8_t part;  /* T_* (noun.h), set by noun_prepare */
};

struct tokens {
    struct token *v;
    size_t n, cap;
    /* Indices of the tokens that a name may begin with: words without a
     * lower-case first letter, and French and Spanish titles. */
    uint32_t *starts;
    size_t nstarts, starts_cap;
};

/* A line of the text that has tokens. */
struct paragraph {
    uint32_t at, end;           /* bytes */
    uint32_t token, tokens_end; /* outer tokens */
    uint32_t quote, quotes_end; /* stretches */
};

/* The words inside a stretch. */
struct inside {
    uint32_t token, tokens_end; /* inner tokens */
};

struct article_tokens {
    struct tokens outer, inner;
    struct inside *inside; /* one for each stretch */
    struct paragraph *para;
    size_t npara, para_cap;
};

/* Cut the text [0, n) into tokens; all memory of `out` is of the pool.  The
 * vocabulary of `forms` has begun the article. */
void tokens_make(const struct pool *pool, struct forms *forms, const char *text,
    size_t n, const struct stretches *quotes, struct article_tokens *out);

/* Is the token this punctuation mark (a code point)? */
static inline bool
token_is(const struct token *token, uint32_t code)
{
    return token->kind == TOKEN_MARK && token->id == code;
}

/* Is the token a hyphen or a dash? */
static inline bool
token_dash(const struct token *token)
{
    return token->kind == TOKEN_MARK &&
           (token->id == '-' || (token->id >= 0x2010 && token->id <= 0x2015));
}

#endif
