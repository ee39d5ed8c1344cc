/* SPDX-License-Identifier: MIT */
/*
 * article - everything that is known of one article: text, tokens, sentences,
 * names, people and quotes.
 *
 * article_analyse fills it in this order: tokens, sentences, runs (candidate
 * names), cast (who they are), quotes with their speakers, reported clauses.
 * Each pass reads the article and writes the members that it is given: whatever
 * takes a const struct article writes nothing else of it.
 */
#ifndef QUOTES_ARTICLE_H
#define QUOTES_ARTICLE_H

#include <copydesk/text.h>

#include "people.h"
#include "runs.h"
#include "sentences.h"
#include "text/ending.h"
#include "text/span.h"
#include "tokens.h"
#include "turns.h"

/* Is the quotation span a sentence of its own, or a part of the writer's: 'the
 * bridge is "a mess"'? */
enum quote_kind { QUOTE_DIRECT, QUOTE_MIXED };

/* Where the words that name the speaker stand, seen from the quote. */
enum quote_side {
    SIDE_NONE,   /* nowhere: the speaker was inferred from earlier quotes */
    SIDE_AFTER,  /* "...," she said */
    SIDE_BEFORE, /* She said: "..." */
    SIDE_TAIL,   /* "..." of the plan, she said */
    SIDE_WEAK    /* no cue; the subject of the sentence was taken */
};

/* How the speaker is known; output as "basis". */
enum quote_basis {
    BASIS_NONE, /* the speaker is not known */
    BASIS_CUE, /* from words beside the quote: a reporting verb, "according to",
                  "Lind:", "her answer was" */
    BASIS_TURN,      /* the lines of an interview or dialogue alternate */
    BASIS_CONTINUED, /* it continues a quote whose speaker is known by one of
                        the above */
    BASIS_NEARBY     /* only because the person is named nearby */
};

/* A mention of a speaker: an entity of the article, or, where it was not
 * resolved, the description or pronoun as the text has it. */
struct voice {
    uint32_t who;     /* index into cast.v, or NAME_NONE */
    struct span text; /* bytes, as written; n == 0 and no entity: nobody */
    bool described;   /* the text has a description here, not a name */
    uint32_t head; /* form of the description's noun, in lower case; 0: none */
    bool self;     /* "I" outside quotes: the writer of the article */
    bool pronoun;  /* "she", and whom it means is not known */
    bool nearby;   /* the basis is BASIS_NEARBY, directly or where it was taken
                      over from */
    const struct voice
        *also; /* the next of several who speak together ("Lind and Ek said"),
                  in the article's pool; NULL: the last */
};

/* A quotation span, whether or not it turns out to be speech.  There is one for
 * each of article.stretches, at the same index. */
struct quote {
    /* Set by speech_measure. */
    const struct stretch *at;
    uint32_t words;         /* words inside the quotation marks */
    uint32_t capitals;      /* words that begin with a capital */
    uint32_t long_capitals; /* of those, the ones of four bytes or more */
    uint32_t longs;         /* words of four bytes or more */
    uint32_t first, last;   /* code points inside the marks; quotation marks and
                               brackets at the end are skipped */

    /* Set by reader.c.  If speech is false, the other members mean nothing. */
    bool speech;
    enum quote_side side;
    struct voice voice;
    enum quote_basis basis;
    struct span mention,
        cue; /* bytes of the text; n == 0: none.  The words that
                name the speaker, and the reporting verb. */
    enum quote_kind kind;
    uint32_t group;
    struct span
        within; /* bytes of the reported clause that a mixed quote is part of; n
                   == 0: none, or the option `indirect` is off */
};

/* A clause that reports speech without quotation marks (indirect.h); the
 * members are those of struct quote. */
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

/* Does the quote end with a mark that ends sentences? */
static inline bool
quote_stops(const struct quote *quote)
{
    return ending_sign(quote->last) == ENDING_MARK;
}

struct quotes_options {
    int64_t
        min_words;   /* the fewest words of a quote without a reporting verb */
    bool roles;      /* output the name of "the mayor" rather than the words */
    bool interviews; /* take answers of interviews as quotes without marks */
    bool nearby;     /* output speakers of BASIS_NEARBY */
    bool indirect;   /* find reported clauses */
};

struct article {
    const char
        *author; /* its only author, who "I" is; NULL: none, or several */
    size_t author_n;
    const struct quotes_options *options;
    const struct pool *pool;
    const struct lexicon *lexicon;
    const struct cd_text
        *text;     /* read with sentences, quotation spans and terms */
    const char *s; /* text->s */
    size_t n;

    struct forms forms;
    struct stretches stretches;
    struct turns turns; /* of an interview */
    struct article_tokens tokens;
    struct sentences sentences;
    struct runs outer, inner; /* candidate names outside and inside quotes */
    struct cast cast;
    struct quote *quotes; /* one for each stretch */
    struct reported_clauses
        reported; /* empty unless the option `indirect` is on */
};

/* The classes of the group detail of a word; 0 of other tokens. */
static inline uint32_t
article_detail(const struct article *article, const struct token *token)
{
    return token->kind <= TOKEN_NUMBER
               ? article->forms.v[token->id].word->detail
               : 0;
}

/* Can the noun `head` refer back to the noun `before`: is it the same, or, in a
 * language of compounds, the end of it, "das Ministerium" after "das
 * Umweltministerium"?  Both are forms in lower case; 0 is no noun and equals
 * only itself. */
bool article_noun_again(
    const struct article *article, uint32_t before, uint32_t head);

/* Is the byte in the dateline of the text? */
static inline bool
article_in_dateline(const struct article *article, size_t at)
{
    const struct cd_text *text = article->text;

    return at >= text->dateline_at && at - text->dateline_at < text->dateline_n;
}

/* The classes of the group name of a word; 0 of other tokens. */
static inline uint32_t
article_naming(const struct article *article, const struct token *token)
{
    return token->kind <= TOKEN_NUMBER
               ? article->forms.v[token->id].word->naming
               : 0;
}

/* Analyse the text for which vocabulary_begin was called and fill in the rest
 * of article.  The caller sets article->options, author and author_n before.
 * Text, options and author must outlive the article, which is valid until the
 * vocabulary begins the next one.  In a language whose grammar is not known,
 * quotes are found but no speakers. */
void article_analyse(struct article *article, const struct pool *pool,
    struct vocabulary *vocabulary);

#endif
