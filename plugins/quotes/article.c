/* SPDX-License-Identifier: MIT */
#include "article.h"

#include <string.h>

#include "dialogue.h"
#include "incise.h"
#include "orgs.h"
#include "reader.h"
#include "speech.h"

/* Resolve all runs to entities.  A surname that several people bear is resolved
 * again by mentions_read, which knows who was mentioned last. */
static void
resolve_runs(struct article *article)
{
    size_t i;

    for (i = 0; i < article->outer.n; i++)
        article->outer.v[i].who =
            people_of(article, false, &article->outer.v[i]);
    for (i = 0; i < article->inner.n; i++)
        article->inner.v[i].who =
            people_of(article, true, &article->inner.v[i]);
    people_call_others(article, true, &article->cast);
    people_call_others(article, false, &article->cast);
    runs_prune(article, &article->outer);
    orgs_find(article, &article->cast);
    for (i = 0; i < article->outer.n; i++) {
        if (article->outer.v[i].who == NAME_NONE)
            article->outer.v[i].who = orgs_of(article, &article->outer.v[i]);
    }
}

/* Take over the quotation spans that the text engine found. */
static void
copy_quotations(struct article *article)
{
    struct stretches *stretches = &article->stretches;
    size_t i;

    stretches->n = stretches->cap = article->text->nquotations;
    stretches->v =
        pool_alloc(article->pool, (stretches->cap + 1) * sizeof(*stretches->v));
    for (i = 0; i < stretches->n; i++) {
        const struct cd_quotation *quotation = &article->text->quotations[i];

        stretches->v[i] = (struct stretch){ quotation->open, quotation->at,
            quotation->at + quotation->n, quotation->close,
            (quotation->flags & CD_QUOTATION_CLOSED) != 0,
            (quotation->flags & CD_QUOTATION_CONTINUES) != 0, false, false,
            false };
    }
}

void
article_analyse(struct article *article, const struct pool *pool,
    struct vocabulary *vocabulary)
{
    const struct cd_text *text = vocabulary->of;
    const char *bytes = text->s;
    size_t n = text->n;
    const struct quotes_options *options = article->options;
    const char *author = article->author;
    size_t author_n = article->author_n;

    memset(article, 0, sizeof(*article));
    article->options = options;
    article->author = author;
    article->author_n = author_n;
    article->text = text;
    article->pool = pool;
    article->lexicon = vocabulary->lexicon;
    article->s = bytes;
    article->n = n;
    /* What may be speech: quotation spans, dialogue lines, answers. */
    copy_quotations(article);
    dialogue_find(pool, article->lexicon, bytes, n, &article->stretches);
    turns_find(pool, article->lexicon, bytes, n, &article->turns);
    if (options->interviews)
        turns_speech(pool, bytes, n, &article->turns, &article->stretches);
    incise_find(pool, vocabulary, &article->stretches);
    forms_init(&article->forms, pool, vocabulary, n);
    tokens_make(
        pool, &article->forms, bytes, n, &article->stretches, &article->tokens);
    article->quotes = speech_measure(article);
    /* Without its grammar no speaker can be found, and no sentence is needed.
     */
    if (!article->lexicon->full) {
        speech_unread(article, article->quotes);
        return;
    }
    /* Who is named where, then who they are, then who speaks. */
    sentences_find(article, &article->sentences);
    runs_count_inside(article, &article->forms);
    runs_find(article, &article->outer, &article->inner);
    people_find(article, &article->cast);
    resolve_runs(article);
    reader_run(article, &(struct reading){ .names = &article->outer,
                            .cast = &article->cast,
                            .turns = &article->turns,
                            .quotes = article->quotes,
                            .reported = &article->reported });
}

#define COMPOUND_LEAST 5 /* bytes of a noun that may end a compound */

bool
article_noun_again(
    const struct article *article, uint32_t before, uint32_t head)
{
    const struct entry *compound = article->forms.v[before].word;
    const struct entry *noun = article->forms.v[head].word;

    if (before == head || before == 0)
        return before == head;
    return lexicon_has(article->lexicon, LANG_COMPOUNDS) &&
           compound->n > noun->n + 1 && noun->n >= COMPOUND_LEAST &&
           memcmp(compound->s + (compound->n - noun->n), noun->s, noun->n) == 0;
}
