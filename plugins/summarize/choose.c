/* SPDX-License-Identifier: MIT */
#include "choose.h"

#include <string.h>

#include "fit.h"
#include "keywords.h"
#include "overflow.h"
#include "rank.h"
#include "rewind.h"
#include "share.h"

#define HAIR 1e-9

/* A choice under way. */
struct choice {
    struct choose *c;
    const struct model *model;
    struct rank r;
    size_t sentences;         /* that may still be taken */
    struct room room, bounds; /* what is left, and what was at first */
    bool over;                /* no sentence is within the bounds */
    size_t seen;              /* sentences, by the method ratio */
    bool any;                 /* by the method lead: something has been taken */
    bool *taken;              /* in this part of the text */
};

/* Does sentence i hang in the air behind those taken?  The rest of a quotation
 * may still come; and an article may begin with "It". */
static bool
hangs(struct choice *x, size_t i)
{
    const struct needs_sentence *y = &x->r.needs.sentence[i];
    bool next = x->sentences > 1 && i + 1 < x->r.a.nsentence &&
                x->r.a.sentence[i + 1].fit;
    double price = needs_price(&x->r.needs, &x->r.a, i, x->taken);

    return i > 0 && price - (next ? y->after : 0) >= NEEDS_HANG;
}

static void
take_first(struct choice *x, bool all)
{
    const struct article *a = &x->r.a;
    size_t i;

    for (i = 0; i < a->nsentence && x->sentences > 0; i++) {
        if (!a->sentence[i].fit || x->taken[i] || (!all && hangs(x, i)))
            continue;
        if (!room_has(&x->room, &a->sentence[i])) {
            if (x->any)
                return;
            continue;
        }
        x->taken[i] = x->any = true;
        x->sentences--;
        room_take(&x->room, &a->sentence[i]);
    }
}

/* Less of it are those taken. */
static void
leave_room(struct choice *x, struct room room)
{
    const struct article *a = &x->r.a;
    size_t i;

    for (i = 0; i < a->nsentence; i++) {
        if (x->taken[i])
            room_take(&room, &a->sentence[i]);
    }
    x->room = room;
}

/* The first sentences that stand by themselves; where they are too few, the
 * first of the others. */
static void
take_lead(struct choice *x)
{
    take_first(x, false);
    take_first(x, true);
}

static double
margin_of(const struct choice *x)
{
    return lexis_counted(x->c->lexis) ? 0 : RANK_MARGIN;
}

/* Sets of up to three at a time; what one set tells the next need not. */
static void
take_best(struct choice *x)
{
    const struct room room = x->room;
    double margin = margin_of(x);

    while (x->sentences > 0) {
        unsigned k =
            x->sentences < SETS_MEMBERS ? (unsigned)x->sentences : SETS_MEMBERS;
        unsigned got =
            rank_best(&x->r, x->model, k, &x->room, margin, x->taken);

        leave_room(x, room);
        x->sentences -= got;
        if (got < k)
            return;
    }
}

/* A share of n sentences, rounded up; but 0.07 of 100 is 7, though a hair more
 * in binary. */
static size_t
share_of(double ratio, size_t n)
{
    double share = ratio * (double)n;
    size_t whole = (size_t)share;

    return whole + ((double)whole + HAIR < share);
}

/* The share of all sentences up to the end of this part, less what the parts
 * before had. */
static void
take_share(struct choice *x)
{
    const struct room room = x->room;
    double ratio = x->c->options->ratio;
    size_t before = share_of(ratio, x->seen);

    x->seen += x->r.a.nsentence;
    share_choose(
        &x->r, x->model, share_of(ratio, x->seen) - before, &room, x->taken);
    leave_room(x, room);
}

/* Of the first part: what comes later in a book is not what it is about. */
static void
find_keywords(struct choice *x)
{
    size_t most = (size_t)x->c->options->keywords;
    struct keywords_from from = { x->c->title, x->c->author, x->c->nauthor };

    x->c->keyword = pool_alloc(x->c->pool, most * sizeof(*x->c->keyword));
    x->c->nkeyword =
        keywords_of(&x->r, x->c->lexis, &from, x->c->keyword, most);
}

/* No sentence of the text fits: the shortest one, or the first or best one,
 * cut. */
static void
take_over(struct choice *x, enum choose_method method)
{
    const struct room all = { SIZE_MAX, SIZE_MAX };
    struct article *a = &x->r.a;
    size_t i = overflow_shortest(a, &x->r.needs);

    if (i == a->nsentence)
        return;
    if (x->c->options->overflow == CHOOSE_SHORTEST) {
        x->taken[i] = true;
        return;
    }
    x->sentences = 1;
    x->room = all;
    if (method == CHOOSE_LEAD)
        take_lead(x);
    else
        rank_best(&x->r, x->model, 1, &all, margin_of(x), x->taken);
    for (i = 0; !x->taken[i]; i++)
        ;
    a->sentence[i].end = overflow_cut(a, i, &x->bounds);
    x->c->cut = true;
}

static const struct model *
model_for(const struct choice *x)
{
    if (lexis_counted(x->c->lexis))
        return x->c->model;
    return x->r.a.nouns ? x->c->nouns : x->c->plain;
}

/* Choose from one part of the text. */
static size_t
choose_part(struct choice *x, const struct pool *pool,
    const struct cd_text *text, size_t first, size_t n, struct span *out)
{
    const struct choose_options *o = x->c->options;
    const struct fit rules = { (size_t)o->min_length, (size_t)o->max_length,
        o->title ? x->c->title : NULL };
    struct article *a = &x->r.a;
    enum choose_method method = (enum choose_method)o->method;
    bool keywords = o->keywords > 0;
    size_t i, k = 0;

    memset(&x->r, 0, sizeof(x->r));
    a->s = text->s;
    a->n = text->n;
    a->pool = pool;
    a->logs = x->c->logs;
    rank_read(&x->r, x->c->lexis, *x->c->mark += 2, text, first, n);
    x->model = model_for(x);
    for (i = 0; i < n; i++) {
        struct article_sentence *t = &a->sentence[i];

        t->kind = cd_blocks_kind(x->c->blocks, text->sentences[first + i].at);
        t->chars = o->max_chars == 0
                       ? 0
                       : (uint32_t)room_chars(a->s + t->at, t->end - t->at) + 1;
    }
    fit_judge(a, x->r.surface, &rules, x->c->lexis);
    needs_read(
        &x->r.needs, a, x->r.surface, text, first, x->c->title, x->c->lexis);
    topic_read(&x->r.topic, a, x->c->title, x->c->lexis);
    x->taken = pool_alloc(a->pool, n + 1);
    memset(x->taken, 0, n + 1);
    /* Without blanks between words nothing is known of them. */
    if (lexis_unspaced(x->c->lexis)) {
        method = CHOOSE_LEAD;
        keywords = false;
    }
    if (method != CHOOSE_LEAD || keywords)
        rank_weigh(&x->r, x->model);
    if (x->over)
        take_over(x, method);
    else if (method == CHOOSE_LEAD)
        take_lead(x);
    else if (method == CHOOSE_RANK)
        take_best(x);
    else
        take_share(x);
    if (keywords && x->c->keyword == NULL)
        find_keywords(x);
    for (i = 0; i < n; i++) {
        if (x->taken[i])
            out[k++] = (struct span){ a->sentence[i].at,
                a->sentence[i].end - a->sentence[i].at };
    }
    return k;
}

static struct room
bounds_of(const struct choose_options *o)
{
    return (struct room){ o->max_words > 0 ? (size_t)o->max_words : SIZE_MAX,
        o->max_chars > 0 ? (size_t)o->max_chars + 1 : SIZE_MAX };
}

/* Is there to be a sentence where none is within the bounds? */
static bool
overflows(const struct choose_options *o)
{
    return (o->max_words > 0 || o->max_chars > 0) &&
           o->overflow != CHOOSE_NONE &&
           (o->method != CHOOSE_RATIO || o->ratio > 0);
}

size_t
choose_sentences(struct choose *c, const struct cd_text *text, struct span *out)
{
    struct choice x = { .c = c,
        .sentences = (size_t)c->options->sentences,
        .bounds = bounds_of(c->options) };
    struct rewind again;
    const struct cd_blocks blocks = *c->blocks;
    size_t n = text->nsentences, at, k = 0;

    x.room = x.bounds;
    for (at = 0; at < n; at += ARTICLE_SENTENCES) {
        size_t part = n - at < ARTICLE_SENTENCES ? n - at : ARTICLE_SENTENCES;

        /* Most articles are one part. */
        if (at == ARTICLE_SENTENCES)
            rewind_init(&again, c->pool);
        else if (at > ARTICLE_SENTENCES)
            rewind_all(&again);
        k += choose_part(
            &x, at == 0 ? c->pool : &again.pool, text, at, part, out + k);
        if (c->options->method != CHOOSE_RATIO && x.sentences == 0)
            break;
    }
    if (k > 0 || n == 0 || !overflows(c->options))
        return k;
    x.over = true;
    *c->blocks = blocks;
    n = n < ARTICLE_SENTENCES ? n : ARTICLE_SENTENCES;
    return choose_part(&x, c->pool, text, 0, n, out);
}
