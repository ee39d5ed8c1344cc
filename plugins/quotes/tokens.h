/* SPDX-License-Identifier: MIT */
/*
 * tokens - the words and marks of an article, paragraph by paragraph.
 *
 * A quoted stretch is ONE token of the text around it; the words inside it are
 * kept apart.  So the rules that look for a speaker see "Q, said Ada Lind",
 * whatever Q says.
 */
#ifndef QUOTES_TOKENS_H
#define QUOTES_TOKENS_H

#include "forms.h"
#include "stretches.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK, TOKEN_QUOTE };

struct token {
    uint32_t at, end; /* bytes */
    uint32_t id; /* of a word: its form; of a mark: the code point; of a quote:
                    its number */
    uint32_t grammar, meaning; /* of a word, 0 for others */
    uint8_t kind;
    uint8_t bits;  /* F_* */
    uint8_t alone; /* of a word: the phrase that it is by itself */
    uint8_t part;  /* T_*, once its sentence is read (noun.h) */
};

struct tokens {
    struct token *v;
    size_t n, cap;
    uint32_t *starts; /* words that a name may begin with: those without a small
                         letter, and French and Spanish titles */
    size_t nstarts, starts_cap;
};

struct paragraph {
    uint32_t at, end;
    uint32_t token, tokens_end; /* of the text outside quotes */
    uint32_t quote, quotes_end;
};

/* A quoted stretch and its words. */
struct inside {
    uint32_t token, tokens_end; /* among the inner tokens */
};

struct article_tokens {
    struct tokens outer, inner;
    struct inside *inside; /* one a stretch */
    struct paragraph *para;
    size_t npara, para_cap;
};

/* Cut s[0..n) up. */
void tokens_make(const struct pool *pool, struct forms *forms, const char *text,
    size_t n, const struct stretches *quotes, struct article_tokens *out);

/* Is the token the mark c, or the lower-case word w? */
static inline bool
token_is(const struct token *token, uint32_t code)
{
    return token->kind == TOKEN_MARK && token->id == code;
}

/* A comma, or a dash that stands for one? */
static inline bool
token_dash(const struct token *token)
{
    return token->kind == TOKEN_MARK &&
           (token->id == '-' || (token->id >= 0x2010 && token->id <= 0x2015));
}

#endif
