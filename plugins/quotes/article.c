/* SPDX-License-Identifier: MIT */
#include "article.h"

#include <string.h>

#include "dialogue.h"
#include "orgs.h"
#include "reader.h"
#include "speech.h"

/* Whom each run means, once and for all but for surnames that several people
 * bear, which the reader looks up again. */
static void
resolve_runs(struct article *a)
{
    size_t i;

    for (i = 0; i < a->outer.n; i++)
        a->outer.v[i].who = people_of(a, false, &a->outer.v[i]);
    for (i = 0; i < a->inner.n; i++)
        a->inner.v[i].who = people_of(a, true, &a->inner.v[i]);
    people_call_others(a, true);
    people_call_others(a, false);
    runs_prune(a);
    orgs_find(a);
    for (i = 0; i < a->outer.n; i++) {
        if (a->outer.v[i].who == NAME_NONE)
            a->outer.v[i].who = orgs_of(a, &a->outer.v[i]);
    }
}

/* The quotation spans of the text. */
static void
take_quotations(struct article *a)
{
    struct stretches *x = &a->stretches;
    size_t i;

    x->n = x->cap = a->text->nquotations;
    x->v = pool_alloc(a->pool, (x->cap + 1) * sizeof(*x->v));
    for (i = 0; i < x->n; i++) {
        const struct cd_quotation *q = &a->text->quotations[i];

        x->v[i] = (struct stretch){ q->open, q->at, q->at + q->n, q->close,
            (q->flags & CD_QUOTATION_CLOSED) != 0,
            (q->flags & CD_QUOTATION_CONTINUES) != 0, false };
    }
}

void
article_analyse(struct article *a, const struct pool *p, struct vocabulary *v)
{
    const struct cd_text *text = v->of;
    const char *s = text->s;
    size_t n = text->n;
    const struct quotes_options *o = a->options;
    const char *author = a->author;
    size_t author_n = a->author_n;

    memset(a, 0, sizeof(*a));
    a->options = o;
    a->author = author;
    a->author_n = author_n;
    a->text = text;
    a->pool = p;
    a->lexicon = v->lexicon;
    a->s = s;
    a->n = n;
    take_quotations(a);
    dialogue_find(p, a->lexicon, s, n, &a->stretches);
    turns_find(p, a->lexicon, s, n, &a->turns);
    if (o->interviews)
        turns_speech(p, s, n, &a->turns, &a->stretches);
    forms_init(&a->forms, p, v, n);
    tokens_make(p, &a->forms, s, n, &a->stretches, &a->tokens);
    speech_measure(a);
    /* Whose words they are cannot be told without the grammar. */
    if (!a->lexicon->full) {
        speech_unread(a);
        return;
    }
    sentences_find(a);
    runs_find(a);
    people_find(a);
    resolve_runs(a);
    reader_run(a);
}

#define COMPOUND_LEAST 5 /* bytes of the noun that a compound ends with */

bool
article_noun_again(const struct article *a, uint32_t before, uint32_t head)
{
    const struct entry *x = a->forms.v[before].word;
    const struct entry *y = a->forms.v[head].word;

    if (before == head || before == 0)
        return before == head;
    return lexicon_has(a->lexicon, LANG_COMPOUNDS) && x->n > y->n + 1 &&
           y->n >= COMPOUND_LEAST &&
           memcmp(x->s + (x->n - y->n), y->s, y->n) == 0;
}
