/* SPDX-License-Identifier: MIT */
/*
 * article - one article while it is read: its text, words, sentences, names,
 * people and quotes.
 */
#ifndef QUOTES_ARTICLE_H
#define QUOTES_ARTICLE_H

#include <copydesk/text.h>

#include "people.h"
#include "runs.h"
#include "sentences.h"
#include "text/span.h"
#include "tokens.h"
#include "turns.h"

enum quote_kind { QUOTE_DIRECT, QUOTE_MIXED };

/* Where the words that led to a speaker stand. */
enum quote_side {
    SIDE_NONE,   /* nowhere: taken over from what went before */
    SIDE_AFTER,  /* "...," she said */
    SIDE_BEFORE, /* She said: "..." */
    SIDE_TAIL,   /* "..." of the plan, she said */
    SIDE_WEAK    /* only the subject of the sentence */
};

/* How it is known who speaks. */
enum quote_basis {
    BASIS_NONE,      /* it is not */
    BASIS_CUE,       /* by words beside the quote: a reporting verb, "according
                        to", "Lind:", "her answer was" */
    BASIS_TURN,      /* the lines of an interview or a dialogue take turns */
    BASIS_CONTINUED, /* it goes on with a quote whose speaker is known so */
    BASIS_NEARBY     /* by nothing but who is named in the neighbourhood */
};

/* Somebody who speaks: a name of the article, or a description (or a pronoun
 * that could not be resolved) as it stands in the text. */
struct voice {
    uint32_t who;             /* entity, or NAME_NONE */
    struct span text;         /* as written; n == 0, and no entity: nobody */
    bool described;           /* by a description, not by name */
    uint32_t head;            /* its noun, in lower case, or 0 */
    bool self;                /* "I": who wrote the article */
    bool nearby;              /* taken from the neighbourhood alone */
    const struct voice *also; /* who speaks together with him, or NULL */
};

struct quote {
    /* What it looks like. */
    const struct stretch *at;
    uint32_t words;         /* inside */
    uint32_t capitals;      /* words with a capital */
    uint32_t long_capitals; /* ... of four letters or more */
    uint32_t longs;         /* words of four letters or more */
    uint32_t first, last;   /* code points inside */
    uint32_t token;         /* its own, among the outer tokens */

    /* What was found. */
    bool speech;
    enum quote_side side;
    struct voice voice;
    enum quote_basis basis;
    struct span mention, cue; /* bytes of the text; n == 0: none */
    enum quote_kind kind;
    uint32_t group;
    struct span within; /* bytes of the reported clause that a mixed quote is
                           a part of; n == 0: none, or not asked for */
};

/* A clause that reports what somebody said, in no marks (indirect.h). */
struct reported {
    struct span at; /* bytes of the text */
    struct voice voice;
    struct span mention, cue;
    uint32_t group;
};

struct reported_clauses {
    struct reported *v; /* in text order */
    size_t n, cap;
};

/* Does it end like a sentence? */
static inline bool
quote_stops(const struct quote *quote)
{
    return quote->last == '.' || quote->last == '?' || quote->last == '!' ||
           quote->last == 0x2026;
}

struct quotes_options {
    int64_t min_words; /* of speech that no verb stands beside */
    bool roles;        /* is "the mayor" to be called by his name? */
    bool interviews;   /* are answers that stand in no marks quotes? */
    bool nearby;       /* name speakers whom only the neighbourhood tells? */
    bool indirect;     /* find reported clauses? */
};

struct article {
    const char *author; /* the only one, or NULL */
    size_t author_n;
    const struct quotes_options *options;
    const struct pool *pool;
    const struct lexicon *lexicon;
    const struct cd_text *text; /* with its sentences */
    const char *s;              /* text->s */
    size_t n;

    struct forms forms;
    struct stretches stretches;
    struct turns turns; /* of an interview */
    struct article_tokens tokens;
    struct sentences sentences;
    struct runs outer, inner; /* capitalised runs outside and inside quotes */
    struct cast cast;
    struct quote *quotes;             /* one a stretch */
    struct reported_clauses reported; /* none, if they are not asked for */
};

/* The classes of the group detail of a word; 0 of others. */
static inline uint32_t
article_detail(const struct article *article, const struct token *token)
{
    return token->kind <= TOKEN_NUMBER
               ? article->forms.v[token->id].word->detail
               : 0;
}

/* Does the noun `head` name again what the noun `before` named: the same, or of
 * a compound its end, "das Ministerium" behind "das Umweltministerium"?  Both
 * are forms in lower case; 0 is no noun. */
bool article_noun_again(
    const struct article *article, uint32_t before, uint32_t head);

/* The classes of the group name of a word; 0 of others. */
static inline uint32_t
article_naming(const struct article *article, const struct token *token)
{
    return token->kind <= TOKEN_NUMBER
               ? article->forms.v[token->id].word->naming
               : 0;
}

/* Read the text that the vocabulary has begun with.  It must outlive the
 * article, as must options and author, which are set before.  The article is
 * over when the next one begins with the same vocabulary. */
void article_analyse(struct article *article, const struct pool *pool,
    struct vocabulary *vocabulary);

#endif
